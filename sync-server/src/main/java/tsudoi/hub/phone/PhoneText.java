package tsudoi.hub.phone;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Dates and times as people say them.
final class PhoneText {
  private PhoneText() {}

  /// 2026年（令和8年）11月22日（日）, or Sunday, 22 November 2026.
  static String day(LocalDate day, Locale language) {
    if (!language.getLanguage().equals("ja")) {
      return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language));
    }
    JapaneseDate japanese = JapaneseDate.from(day);
    int year = japanese.get(ChronoField.YEAR_OF_ERA);
    return day.getYear()
        + "年（"
        + japanese.getEra().getDisplayName(TextStyle.FULL, Locale.JAPANESE)
        + (year == 1 ? "元" : String.valueOf(year))
        + "年）"
        + day.getMonthValue()
        + "月"
        + day.getDayOfMonth()
        + "日（"
        + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.JAPANESE)
        + "）";
  }

  /// 午後1時30分〜3時30分, or 13:30–15:30.
  static String span(LocalDateTime start, LocalDateTime end, Locale language) {
    if (!language.getLanguage().equals("ja")) {
      return start.toLocalTime() + "–" + end.toLocalTime();
    }
    boolean sameHalf =
        start.toLocalDate().equals(end.toLocalDate())
            && half(start.toLocalTime()).equals(half(end.toLocalTime()));
    return half(start.toLocalTime())
        + clock(start.toLocalTime())
        + "〜"
        + (sameHalf ? "" : half(end.toLocalTime()))
        + clock(end.toLocalTime());
  }

  private static String half(LocalTime time) {
    return time.getHour() < 12 ? "午前" : "午後";
  }

  private static String clock(LocalTime time) {
    int hour = time.getHour() > 12 ? time.getHour() - 12 : time.getHour();
    return hour + "時" + (time.getMinute() == 0 ? "" : time.getMinute() + "分");
  }
}
