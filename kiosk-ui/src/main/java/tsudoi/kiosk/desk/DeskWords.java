package tsudoi.kiosk.desk;

import com.vaadin.flow.server.VaadinSession;
import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import tsudoi.listing.Occurrence;

/// What the desk says, in Japanese or English. Japanese unless somebody chose otherwise in this
/// browser: the browser's own language says nothing about who sits at the desk.
public record DeskWords(Locale locale) {
  private static final String BUNDLE = "tsudoi.kiosk.desk.messages";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

  public static DeskWords japanese() {
    return new DeskWords(Locale.JAPANESE);
  }

  public static DeskWords english() {
    return new DeskWords(Locale.ENGLISH);
  }

  public static DeskWords ofThisBrowser() {
    VaadinSession session = VaadinSession.getCurrent();
    DeskWords chosen = session == null ? null : session.getAttribute(DeskWords.class);
    return chosen == null ? japanese() : chosen;
  }

  /// Remembers the language for this browser until it is closed.
  public void choose() {
    VaadinSession.getCurrent().setAttribute(DeskWords.class, this);
  }

  public boolean isJapanese() {
    return locale.getLanguage().equals(Locale.JAPANESE.getLanguage());
  }

  private ResourceBundle bundle() {
    Locale wanted = isJapanese() ? Locale.ROOT : locale;
    return ResourceBundle.getBundle(
        BUNDLE,
        wanted,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public String say(String key) {
    return bundle().getString(key);
  }

  public String say(String key, Object... values) {
    return new MessageFormat(bundle().getString(key), locale).format(values);
  }

  /// The word for a constant, such as `band.ADULT`.
  public String say(String prefix, Enum<?> constant) {
    return say(prefix + "." + constant.name());
  }

  /// 11月22日（日）
  public String day(LocalDate day) {
    return say(
        "format.day",
        String.valueOf(day.getYear()),
        day.getMonthValue(),
        day.getDayOfMonth(),
        weekday(day.getDayOfWeek()),
        day.getMonth().getDisplayName(TextStyle.SHORT, locale));
  }

  /// 2026年（令和8年）11月22日（日）
  public String wholeDay(LocalDate day) {
    return say(
        "format.whole-day",
        String.valueOf(day.getYear()),
        day.getMonthValue(),
        day.getDayOfMonth(),
        weekday(day.getDayOfWeek()),
        day.getMonth().getDisplayName(TextStyle.SHORT, locale),
        day.getYear() - 2018);
  }

  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, locale);
  }

  /// 13:30
  public String time(LocalTime time) {
    return TIME.format(time);
  }

  /// 午前9時30分
  public String spoken(LocalTime time) {
    int hour = time.getHour() % 12;
    return time.getMinute() == 0
        ? say("format.spoken-hour", half(time), hour)
        : say(
            "format.spoken-time",
            half(time),
            hour,
            "%02d".formatted(time.getMinute()),
            time.getMinute());
  }

  /// 午後
  public String half(LocalTime time) {
    return say(time.getHour() < 12 ? "half.am" : "half.pm");
  }

  /// 11月22日（日） 13:30〜15:00
  public String when(Occurrence date) {
    return day(date.day()) + hours(date) + date.label().map(label -> " " + label).orElse("");
  }

  private String hours(Occurrence date) {
    return date.timed()
        ? " " + time(date.start().toLocalTime()) + "〜" + time(date.end().toLocalTime())
        : "";
  }

  public String when(LocalDateTime start) {
    return day(start.toLocalDate()) + " " + time(start.toLocalTime());
  }

  /// 3分前
  public String ago(Duration time) {
    long minutes = Math.max(0, time.toMinutes());
    if (minutes < 1) {
      return say("ago.now");
    }
    if (minutes < 60) {
      return say("ago.minutes", minutes);
    }
    return minutes < 48 * 60 ? say("ago.hours", minutes / 60) : say("ago.days", minutes / 1440);
  }
}
