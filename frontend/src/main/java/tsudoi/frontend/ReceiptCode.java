package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// A receipt code to copy by hand: large, in two groups, spoken letter by letter.
public final class ReceiptCode extends Div {
  public ReceiptCode(String label, String code, String owner) {
    addClassName("receipt-code");
    RubyText title = new RubyText(label);
    title.addClassName("label");
    Span letters = new Span();
    letters.addClassNames("code", "numerals");
    letters.getElement().setAttribute("role", "text");
    letters.getElement().setAttribute("aria-label", String.join(" ", code.split("")));
    int half = (code.length() + 1) / 2;
    letters.add(group(code.substring(0, half)), group(code.substring(half)));
    RubyText name = new RubyText(owner);
    name.addClassName("owner");
    add(title, letters, name);
  }

  private static Span group(String letters) {
    return new Span(letters);
  }
}
