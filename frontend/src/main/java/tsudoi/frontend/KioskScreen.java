package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import java.util.Optional;

/// The frame of a kiosk screen. It fills the display, in portrait as in landscape, and keeps the
/// order that never changes: head, content, actions, flow bar, tools. Parts that are not given
/// take no room.
public final class KioskScreen extends Div {
  private final Main content = new Main();
  private final Div head = slot("head-slot");
  private final Div alarm = new Div();
  private final Div actions = slot("action-slot");
  private final Div flow = slot("flow-slot");
  private final Div tools = slot("tool-slot");

  public KioskScreen() {
    addClassName("kiosk");
    // Breaking between phrases depends on the language of the text.
    getElement().setAttribute("lang", getLocale().toLanguageTag());
    content.addClassName("content");
    add(head, content, actions, flow, tools);
  }

  public KioskScreen head(Component bar) {
    return fill(head, bar, alarm);
  }

  /// What everybody must know at once, below the head of whatever is on the screen; without words
  /// there is nothing.
  public KioskScreen alarm(Optional<Component> words) {
    alarm.setClassName("alarm-strip", words.isPresent());
    setClassName("alarmed", words.isPresent());
    alarm.getElement().setAttribute("role", "alert");
    alarm.removeAll();
    words.ifPresent(alarm::add);
    return this;
  }

  public KioskScreen content(Component... parts) {
    content.removeAll();
    content.add(parts);
    return this;
  }

  /// A keyboard or a block of buttons at the lower end, above the flow bar.
  public KioskScreen actions(Component... parts) {
    return fill(actions, parts);
  }

  public KioskScreen flow(Component bar) {
    return fill(flow, bar);
  }

  public KioskScreen tools(Component bar) {
    return fill(tools, bar);
  }

  /// Dusk colours, from sunset until closing.
  public void setEvening(boolean on) {
    setClassName("evening", on);
  }

  /// Black, white and one yellow.
  public void setContrast(boolean on) {
    setClassName("contrast", on);
  }

  /// 0 as designed, 1 a quarter larger, 2 half as large again.
  public void setTextStep(int step) {
    setClassName("text-large", step == 1);
    setClassName("text-larger", step >= 2);
  }

  /// Controls in the lower half of the screen only.
  public void setLower(boolean on) {
    setClassName("lower", on);
  }

  private static Div slot(String name) {
    Div slot = new Div();
    slot.addClassName(name);
    return slot;
  }

  private KioskScreen fill(Div slot, Component... parts) {
    slot.removeAll();
    slot.add(parts);
    return this;
  }
}
