package tsudoi.frontend;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Large keys for a number or a receipt code, with the places to fill drawn above them.
@Tag("tsudoi-number-pad")
@JsModule("./tsudoi/number-pad.ts")
public final class NumberPad extends AbstractSinglePropertyField<NumberPad, String>
    implements HasStyle {
  /// The letters of receipt codes: none that is taken for another.
  public static final String RECEIPT_ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXYZ";

  private static final String DIGITS = "1234567890";

  private NumberPad(String label, String alphabet, int length, boolean grouped) {
    super("value", "", false);
    Words words = Words.in(getLocale());
    getElement().setProperty("label", label);
    getElement().setProperty("alphabet", alphabet);
    getElement().setProperty("length", length);
    getElement().setProperty("grouped", grouped);
    getElement().setProperty("clearWord", words.say("keyboard.clear"));
    getElement().setProperty("eraseWord", words.say("keyboard.erase"));
  }

  public static NumberPad digits(String label, int length) {
    return new NumberPad(label, DIGITS, length, false);
  }

  public static NumberPad receiptCode(String label) {
    return new NumberPad(label, RECEIPT_ALPHABET, 6, true);
  }
}
