package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// People standing in line, the last one filled: you. A long line is shortened in the middle.
final class QueueDrawing extends Div {
  private static final String FIGURE = Drawing.read("pictures/figure.svg");

  QueueDrawing(int place, String you, int drawnMax) {
    addClassName("queue");
    getElement().setAttribute("aria-hidden", "true");
    for (int at = 1; at <= place; at++) {
      if (place > drawnMax && at == 3) {
        Span gap = new Span("…");
        gap.addClassName("gap");
        add(gap);
        at = place - 1;
      }
      add(figure(at, at == place));
    }
    RubyText name = new RubyText(you);
    name.addClassName("you");
    add(name);
  }

  private static Span figure(int number, boolean isYou) {
    Span body = new Span();
    Drawing.inline(body.getElement(), FIGURE);
    Span digit = new Span(Integer.toString(number));
    digit.addClassNames("digit", "numerals");
    Span figure = new Span(body, digit);
    figure.addClassName("figure");
    figure.setClassName("is-you", isYou);
    return figure;
  }
}
