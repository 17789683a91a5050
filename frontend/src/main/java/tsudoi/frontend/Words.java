package tsudoi.frontend;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The few words the components say by themselves. Japanese is the language of any locale that
/// has no bundle.
final class Words {
  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  static Words in(Locale locale) {
    return new Words(
        ResourceBundle.getBundle(
            "tsudoi.frontend.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String say(String key) {
    return bundle.getString(key);
  }

  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
  }
}
