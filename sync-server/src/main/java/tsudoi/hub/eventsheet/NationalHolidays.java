package tsudoi.hub.eventsheet;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// Japan's national holidays by the Act on National Holidays as amended to 2018, so from 2022 on
/// (2019 to 2021 had exceptions by special law). Needed because 平日 leaves them out.
final class NationalHolidays {
  private NationalHolidays() {}

  static boolean contains(LocalDate day) {
    return isNamed(day) || isSubstitute(day) || isBetweenHolidays(day);
  }

  /// A holiday on a Sunday moves to the next day that is none (article 3, paragraph 2).
  private static boolean isSubstitute(LocalDate day) {
    for (var d = day.minusDays(1); isNamed(d); d = d.minusDays(1)) {
      if (d.getDayOfWeek() == DayOfWeek.SUNDAY) {
        return true;
      }
    }
    return false;
  }

  /// A day between two holidays is one too (article 3, paragraph 3).
  private static boolean isBetweenHolidays(LocalDate day) {
    return isNamed(day.minusDays(1)) && isNamed(day.plusDays(1));
  }

  private static boolean isNamed(LocalDate day) {
    int d = day.getDayOfMonth();
    return switch (day.getMonth()) {
      case JANUARY -> d == 1 || isMonday(day, 2);
      case FEBRUARY -> d == 11 || d == 23;
      case MARCH -> d == equinox(day.getYear(), 20.8431);
      case APRIL -> d == 29;
      case MAY -> d >= 3 && d <= 5;
      case JULY -> isMonday(day, 3);
      case AUGUST -> d == 11;
      case SEPTEMBER -> isMonday(day, 3) || d == equinox(day.getYear(), 23.2488);
      case OCTOBER -> isMonday(day, 2);
      case NOVEMBER -> d == 3 || d == 23;
      case JUNE, DECEMBER -> false;
    };
  }

  private static boolean isMonday(LocalDate day, int week) {
    return day.getDayOfWeek() == DayOfWeek.MONDAY && (day.getDayOfMonth() + 6) / 7 == week;
  }

  /// The usual approximation for 1980 to 2099.
  private static int equinox(int year, double base) {
    int years = year - 1980;
    return (int) (base + 0.242194 * years) - Math.floorDiv(years, 4);
  }
}
