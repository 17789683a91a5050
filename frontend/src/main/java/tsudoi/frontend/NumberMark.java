package tsudoi.frontend;

import com.vaadin.flow.component.html.Span;

/// A number in a circle, which a button elsewhere on the screen repeats.
final class NumberMark extends Span {
  NumberMark(int number) {
    super(Integer.toString(number));
    addClassNames("number-mark", "numerals");
  }
}
