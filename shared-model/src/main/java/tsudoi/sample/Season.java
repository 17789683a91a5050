package tsudoi.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/// A sample activity that has its place in a council's year (DOMAIN, section 3).
///
/// @param kinds one of them is chosen for each center
/// @param always whether every center has it; the others are drawn
/// @param weeks which such weekday of the month, to choose from
/// @param days on how many days in a row it takes place
record Season(
    List<Activity> kinds,
    boolean always,
    Month month,
    List<Integer> weeks,
    DayOfWeek day,
    int days,
    LocalTime start,
    int minutes) {
  Season {
    kinds = List.copyOf(kinds);
    weeks = List.copyOf(weeks);
  }

  LocalDate first(int year, int week) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(week, day));
  }
}
