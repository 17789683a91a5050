package tsudoi.sample;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/// A sample activity that comes again every week or month.
///
/// @param kinds one of them is chosen for each center
/// @param days the weekdays to choose from; all of them where `everyDay`
/// @param week which such weekday of the month; 0 for every week
record Regular(
    List<Activity> kinds,
    List<DayOfWeek> days,
    boolean everyDay,
    int week,
    List<LocalTime> starts,
    int minutes) {
  Regular {
    kinds = List.copyOf(kinds);
    days = List.copyOf(days);
    starts = List.copyOf(starts);
  }

  static Regular weekly(
      List<Activity> kinds, List<DayOfWeek> days, List<LocalTime> starts, int minutes) {
    return new Regular(kinds, days, false, 0, starts, minutes);
  }

  static Regular everyDay(
      List<Activity> kinds, List<DayOfWeek> days, List<LocalTime> starts, int minutes) {
    return new Regular(kinds, days, true, 0, starts, minutes);
  }

  static Regular monthly(
      List<Activity> kinds, int week, List<DayOfWeek> days, List<LocalTime> starts, int minutes) {
    return new Regular(kinds, days, false, week, starts, minutes);
  }
}
