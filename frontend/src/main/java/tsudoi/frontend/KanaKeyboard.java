package tsudoi.frontend;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// A line of text and a keyboard in the order of the fifty sounds, with katakana, Latin letters
/// and digits on further pages. Every tap is answered in the browser; the value follows to the
/// server. A real keyboard works as well.
@Tag("tsudoi-kana-keyboard")
@JsModule("./tsudoi/kana-keyboard.ts")
public final class KanaKeyboard extends AbstractSinglePropertyField<KanaKeyboard, String>
    implements HasStyle {
  /// @param label what is asked, for screen readers
  /// @param lengthMaxChars how many characters the line takes
  public KanaKeyboard(String label, int lengthMaxChars) {
    super("value", "", false);
    if (lengthMaxChars < 1 || lengthMaxChars > 100) {
      throw new IllegalArgumentException("length out of range");
    }
    Words words = Words.in(getLocale());
    getElement().setProperty("label", label);
    getElement().setProperty("maxLength", lengthMaxChars);
    getElement().setProperty("hiraganaWord", words.say("keyboard.hiragana"));
    getElement().setProperty("katakanaWord", words.say("keyboard.katakana"));
    getElement().setProperty("spaceWord", words.say("keyboard.space"));
    getElement().setProperty("clearWord", words.say("keyboard.clear"));
    getElement().setProperty("eraseWord", words.say("keyboard.erase"));
    getElement().setProperty("voicedWord", words.say("keyboard.voiced"));
    getElement().setProperty("halfVoicedWord", words.say("keyboard.half-voiced"));
    getElement().setProperty("smallWord", words.say("keyboard.small"));
    getElement().setProperty("countPattern", words.say("keyboard.count"));
  }
}
