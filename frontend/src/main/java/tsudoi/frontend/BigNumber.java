package tsudoi.frontend;

import com.vaadin.flow.component.html.Span;

/// A number that matters, two steps larger than the words before and after it.
public final class BigNumber extends Span {
  private final Span digits;

  public BigNumber(String before, long number, String after) {
    addClassName("big-number");
    digits = new Span(Long.toString(number));
    digits.addClassNames("digits", "numerals");
    add(new RubyText(before), digits, new RubyText(after));
  }

  public void setNumber(long number) {
    digits.setText(Long.toString(number));
  }
}
