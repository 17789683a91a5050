package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/// Seats as little squares: filled is taken, outlined is free. More seats than [#SQUARES_MAX]
/// become a bar, since nobody counts that many squares.
public final class SeatMeter extends Div {
  static final int SQUARES_MAX = 40;

  public SeatMeter(int taken, int capacity) {
    if (taken < 0 || capacity < 0) {
      throw new IllegalArgumentException("seats cannot be negative");
    }
    addClassName("seat-meter");
    getElement().setAttribute("role", "img");
    getElement()
        .setAttribute(
            "aria-label",
            Words.in(getLocale()).say("seats.meter", Math.max(0, capacity - taken), capacity));
    if (capacity <= SQUARES_MAX) {
      squares(Math.min(taken, capacity), capacity);
    } else {
      bar(Math.min(taken, capacity), capacity);
    }
  }

  private void squares(int taken, int capacity) {
    for (int seat = 0; seat < capacity; seat++) {
      Element square = new Element("i");
      square.getClassList().add(seat < taken ? "taken" : "free");
      getElement().appendChild(square);
    }
  }

  private void bar(int taken, int capacity) {
    addClassName("as-bar");
    Element fill = new Element("i");
    fill.getStyle().set("inline-size", Math.round(100.0 * taken / capacity) + "%");
    getElement().appendChild(fill);
  }
}
