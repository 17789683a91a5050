package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/// The desk's bar for one activity: solid is who came, hatched is who signed up and is not here
/// yet, empty is what is left of the capacity.
public final class AttendanceMeter extends Div {
  public AttendanceMeter(int came, int signedUp, int capacity) {
    int whole = Math.max(1, Math.max(capacity, Math.max(came, signedUp)));
    addClassName("attendance-meter");
    getElement().setAttribute("role", "img");
    getElement()
        .setAttribute(
            "aria-label", Words.in(getLocale()).say("attendance.meter", came, signedUp, capacity));
    part("signed-up", Math.max(came, signedUp), whole);
    part("came", came, whole);
  }

  private void part(String name, int people, int whole) {
    Element part = new Element("i");
    part.getClassList().add(name);
    part.getStyle().set("inline-size", Math.round(100.0 * people / whole) + "%");
    getElement().appendChild(part);
  }
}
