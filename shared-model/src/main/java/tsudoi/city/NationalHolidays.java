package tsudoi.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// National holidays of Japan from 2022 to 2099, by the Act on National Holidays (国民の祝日に関する法律,
/// articles 2 and 3 as of 2020). The equinoxes follow the usual approximation; the Observatory
/// announces them a year ahead.
public final class NationalHolidays {
  static final int FIRST_YEAR = 2022;
  static final int LAST_YEAR = 2099;

  private NationalHolidays() {}

  /// @throws IllegalArgumentException outside the years that the rules hold for
  public static boolean isHoliday(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("no rule for the holidays of " + day.getYear());
    }
    return named(day) || substitute(day) || betweenTwo(day);
  }

  private static boolean named(LocalDate day) {
    int year = day.getYear();
    int date = day.getDayOfMonth();
    return switch (day.getMonth()) {
      case JANUARY -> date == 1 || day.equals(monday(day, 2));
      case FEBRUARY -> date == 11 || date == 23;
      case MARCH -> date == equinox(year, 20.8431);
      case APRIL -> date == 29;
      case MAY -> date >= 3 && date <= 5;
      case JUNE, DECEMBER -> false;
      case JULY -> day.equals(monday(day, 3));
      case AUGUST -> date == 11;
      case SEPTEMBER -> day.equals(monday(day, 3)) || date == equinox(year, 23.2488);
      case OCTOBER -> day.equals(monday(day, 2));
      case NOVEMBER -> date == 3 || date == 23;
    };
  }

  /// 振替休日: the first day after a holiday on a Sunday that is no holiday itself.
  private static boolean substitute(LocalDate day) {
    LocalDate before = day.minusDays(1);
    while (named(before)) {
      if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
        return true;
      }
      before = before.minusDays(1);
    }
    return false;
  }

  /// 国民の休日: a day between two holidays.
  private static boolean betweenTwo(LocalDate day) {
    return named(day.minusDays(1)) && named(day.plusDays(1));
  }

  private static LocalDate monday(LocalDate day, int ordinal) {
    return day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
  }

  private static int equinox(int year, double in1980) {
    int years = year - 1980;
    return (int) (in1980 + 0.242194 * years) - Math.floorDiv(years, 4);
  }
}
