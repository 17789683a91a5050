package tsudoi.frontend;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The few words the components say by themselves. A language without a bundle reads English.
final class Words {
  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  static Words in(Locale locale) {
    ResourceBundle found = bundle(locale);
    boolean isAnswered =
        !found.getLocale().equals(Locale.ROOT)
            || locale.getLanguage().isEmpty()
            || locale.getLanguage().equals("ja");
    return new Words(isAnswered ? found : bundle(Locale.ENGLISH));
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "tsudoi.frontend.messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String say(String key) {
    return bundle.getString(key);
  }

  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
  }
}
