package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;

/// The tools at the foot of every kiosk screen; calling staff comes first and is widest.
public final class ToolBar extends Footer {
  private final Words words = Words.in(getLocale());
  private final Div tools = new Div();

  public ToolBar(Runnable callStaff) {
    addClassName("tool-bar");
    getElement().setAttribute("aria-label", words.say("tools.label"));
    tools.addClassName("tools");
    BigButton call = new BigButton(BigButton.Look.CALL, Icon.BELL, words.say("tools.call"));
    with(call, callStaff);
    add(tools);
  }

  public ToolBar text(Runnable action) {
    return with(BigButton.plain(Icon.TEXT_SIZE, words.say("tools.text")), action);
  }

  public ToolBar lower(boolean on, Runnable action) {
    return with(BigButton.plain(Icon.LOWER, words.say("tools.lower")).pressed(on), action);
  }

  public ToolBar contrast(boolean on, Runnable action) {
    return with(BigButton.plain(Icon.CONTRAST, words.say("tools.contrast")).pressed(on), action);
  }

  public ToolBar language(Runnable action) {
    return with(BigButton.plain(Icon.GLOBE, words.say("tools.language")), action);
  }

  /// The languages as buttons above the tools (beside them in landscape), on the first screen.
  public ToolBar languages(Div row) {
    row.addClassName("languages");
    addComponentAsFirst(row);
    return this;
  }

  private ToolBar with(BigButton button, Runnable action) {
    button.addClickListener(_ -> action.run());
    tools.add(button);
    return this;
  }
}
