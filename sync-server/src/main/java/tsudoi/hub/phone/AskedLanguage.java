package tsudoi.hub.phone;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/// The language of a page: as asked for by `?lang=`, else as the browser prefers, and Japanese for
/// everybody who does not prefer something else. Kept in the address, since there is no session.
final class AskedLanguage implements LocaleResolver {
  static final String PARAMETER = "lang";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String asked = request.getParameter(PARAMETER);
    if (asked != null) {
      return asked.equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
    }
    boolean silent = request.getHeader("Accept-Language") == null;
    return silent || request.getLocale().getLanguage().equals("ja")
        ? Locale.JAPANESE
        : Locale.ENGLISH;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the language stands in the address");
  }
}
