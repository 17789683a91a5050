package tsudoi.hub.staff;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import tsudoi.listing.Words;

/// What the staff's screens say: Japanese first, English beside it.
public final class StaffWords implements I18NProvider {
  private static final long serialVersionUID = 1;
  private static final String BUNDLE = "tsudoi.hub.messages";
  private static final String BETWEEN_PHRASES = "(?<=[^\\x00-\\x7F]) (?=[^\\x00-\\x7F])";
  private static final int REIWA_FIRST_YEAR = 2019;

  @Override
  public List<Locale> getProvidedLocales() {
    return List.of(Locale.JAPANESE, Locale.ENGLISH);
  }

  /// @throws MissingResourceException when there is no such key: a screen never shows a key
  @Override
  public String getTranslation(String key, Locale locale, Object... values) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                ? Locale.ENGLISH
                : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String pattern = bundle.getString(key);
    return values.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.JAPANESE).format(values);
  }

  /// 2026年（令和8年）11月22日（日）.
  public String day(LocalDate day, Locale locale) {
    int year = day.getYear() - REIWA_FIRST_YEAR + 1;
    String era =
        year == 1 ? getTranslation("era.first", locale) : getTranslation("era.reiwa", locale, year);
    return getTranslation(
        "date",
        locale,
        day.getYear(),
        era,
        day.getMonthValue(),
        day.getDayOfMonth(),
        weekday(day, locale));
  }

  /// 11月22日（日）.
  public String shortDay(LocalDate day, Locale locale) {
    return getTranslation(
        "date.short", locale, day.getMonthValue(), day.getDayOfMonth(), weekday(day, locale));
  }

  /// 午後1時14分.
  public String time(LocalDateTime time, Locale locale) {
    int hour = time.getHour();
    return getTranslation(
        hour < 12 ? "clock.am" : "clock.pm",
        locale,
        hour < 12 ? hour : hour - 12,
        locale.getLanguage().equals("en")
            ? String.format(Locale.ROOT, "%02d", time.getMinute())
            : time.getMinute());
  }

  /// How long ago, in the largest whole unit.
  public String ago(Duration silence, Locale locale) {
    if (silence.compareTo(Duration.ofMinutes(1)) < 0) {
      return getTranslation("ago.now", locale);
    }
    if (silence.compareTo(Duration.ofHours(1)) < 0) {
      return getTranslation("ago.minutes", locale, silence.toMinutes());
    }
    return silence.compareTo(Duration.ofDays(1)) < 0
        ? getTranslation("ago.hours", locale, silence.toHours())
        : getTranslation("ago.days", locale, silence.toDays());
  }

  /// How long, in the largest whole unit.
  public String span(Duration length, Locale locale) {
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      return getTranslation("span.seconds", locale, length.toSeconds());
    }
    if (length.compareTo(Duration.ofHours(1)) < 0) {
      return getTranslation("span.minutes", locale, length.toMinutes());
    }
    return length.compareTo(Duration.ofDays(1)) < 0
        ? getTranslation("span.hours", locale, length.toHours())
        : getTranslation("span.days", locale, length.toDays());
  }

  /// 2026年4月1日〜2027年3月31日.
  public String days(LocalDate from, LocalDate to, Locale locale) {
    return getTranslation(
        "days",
        locale,
        from.getYear(),
        from.getMonthValue(),
        from.getDayOfMonth(),
        to.getYear(),
        to.getMonthValue(),
        to.getDayOfMonth());
  }

  /// A title in one line: without readings, and in Japanese without the spaces between phrases.
  public String title(Words title, Locale locale) {
    return Words.withoutReadings(title.best(locale)).replaceAll(BETWEEN_PHRASES, "");
  }

  private String weekday(LocalDate day, Locale locale) {
    String all = getTranslation("weekdays", locale);
    int index = day.getDayOfWeek().getValue() - 1;
    return all.contains(",") ? all.split(",", -1)[index] : all.substring(index, index + 1);
  }
}
