package tsudoi.frontend;

import com.vaadin.flow.component.html.Span;

/// Whether the city's server is reached, said in words first. Offline is no failure here: the
/// words say what works.
public final class LineStatus extends Span {
  private boolean online;

  public LineStatus(boolean online, String words) {
    addClassName("line-status");
    getElement().setAttribute("role", "status");
    show(online, words);
  }

  public void show(boolean online, String words) {
    this.online = online;
    removeAll();
    setClassName("is-online", online);
    setClassName("is-offline", !online);
    add(new IconView(online ? Icon.WIFI : Icon.WIFI_OFF), new RubyText(words));
  }

  public boolean online() {
    return online;
  }
}
