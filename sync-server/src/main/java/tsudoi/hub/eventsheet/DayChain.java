package tsudoi.hub.eventsheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tsudoi.hub.eventsheet.Printed.Mark;

/// Gives the days of one cell their years. The first day's year is the one nearest to the sheet for
/// which every printed weekday is right; each further day follows the one before it.
///
/// @param ends which days close a range begun by the day before
/// @param weekdays weekdays said of all days together (「いずれも金曜日」), or none
record DayChain(List<Mark.Day> days, Set<Integer> ends, Set<DayOfWeek> weekdays) {
  private static final int YEARS_AROUND = 2;

  /// Lists are in order of time but for a slip; a day this much earlier is next year's.
  private static final int EARLIER_DAYS_MAX = 31;

  record Years(List<LocalDate> dates, boolean fits, long daysFromSheet) {}

  /// The dates; nothing when a day (29 February) is missing in the years nearby and no other year
  /// agrees with the weekdays.
  Optional<Years> near(LocalDate sheetDay) {
    var printed = days.getFirst().year();
    var tried =
        (printed.isPresent()
                ? IntStream.of(printed.get())
                : IntStream.rangeClosed(
                    sheetDay.getYear() - YEARS_AROUND, sheetDay.getYear() + YEARS_AROUND))
            .mapToObj(this::from)
            .toList();
    boolean allExist = tried.stream().allMatch(Optional::isPresent);
    return tried.stream()
        .flatMap(Optional::stream)
        .map(dates -> new Years(dates, fits(dates), distance(dates, sheetDay)))
        .filter(years -> years.fits() || allExist)
        .min(Comparator.comparing((Years y) -> !y.fits()).thenComparingLong(Years::daysFromSheet));
  }

  static boolean isPossible(Mark.Day day) {
    return day.month() >= 1
        && day.month() <= 12
        && day.day() >= 1
        && day.day() <= Month.of(day.month()).maxLength();
  }

  private Optional<List<LocalDate>> from(int firstYear) {
    var dates = new ArrayList<LocalDate>();
    for (int i = 0; i < days.size(); i++) {
      var day = days.get(i);
      int year = day.year().orElse(i == 0 ? firstYear : yearAfter(dates.getLast(), day, i));
      if (day.day() > Month.of(day.month()).length(java.time.Year.isLeap(year))) {
        return Optional.empty();
      }
      dates.add(LocalDate.of(year, day.month(), day.day()));
    }
    return Optional.of(dates);
  }

  private int yearAfter(LocalDate before, Mark.Day day, int index) {
    if (ends.contains(index)) {
      return day.month() < before.getMonthValue() ? before.getYear() + 1 : before.getYear();
    }
    // only to compare: 28 stands for the 29th to 31st too
    var sameYear = LocalDate.of(before.getYear(), day.month(), Math.min(day.day(), 28));
    if (sameYear.isBefore(before.minusDays(EARLIER_DAYS_MAX))) {
      return before.getYear() + 1;
    }
    return sameYear.isAfter(before.plusDays(365 - EARLIER_DAYS_MAX))
        ? before.getYear() - 1
        : before.getYear();
  }

  private boolean fits(List<LocalDate> dates) {
    for (int i = 0; i < dates.size(); i++) {
      var printed = days.get(i).weekdays();
      var weekday = dates.get(i).getDayOfWeek();
      if (!printed.isEmpty() && !printed.contains(weekday)) {
        return false;
      }
      if (ends.isEmpty() && !weekdays.isEmpty() && !weekdays.contains(weekday)) {
        return false;
      }
    }
    return true;
  }

  private static long distance(List<LocalDate> dates, LocalDate sheetDay) {
    var first = dates.stream().min(Comparator.naturalOrder()).orElseThrow();
    var last = dates.stream().max(Comparator.naturalOrder()).orElseThrow();
    return sheetDay.isBefore(first)
        ? ChronoUnit.DAYS.between(sheetDay, first)
        : sheetDay.isAfter(last) ? ChronoUnit.DAYS.between(last, sheetDay) : 0;
  }
}
