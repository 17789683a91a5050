package tsudoi.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// When one service of a building is open. A building may hold several with hours of their own.
///
/// Closed on national holidays and from 29 December to 3 January (DOMAIN, section 3).
///
/// @param week the weekdays on which it opens
/// @param sample whether the hours are an assumption and not known for this center
public record OpeningHours(Service service, Map<DayOfWeek, Span> week, boolean sample) {
  private static final MonthDay YEAR_END = MonthDay.of(12, 29);
  private static final MonthDay NEW_YEAR = MonthDay.of(1, 3);

  public OpeningHours {
    week = Collections.unmodifiableMap(new EnumMap<>(week));
  }

  /// The hours of that day; empty when it is closed.
  public Optional<Span> on(LocalDate day) {
    return closedDay(day) ? Optional.empty() : Optional.ofNullable(week.get(day.getDayOfWeek()));
  }

  public boolean openAt(LocalDateTime moment) {
    return on(moment.toLocalDate()).filter(span -> span.holds(moment.toLocalTime())).isPresent();
  }

  private static boolean closedDay(LocalDate day) {
    MonthDay date = MonthDay.from(day);
    return !date.isBefore(YEAR_END) || !date.isAfter(NEW_YEAR) || NationalHolidays.isHoliday(day);
  }

  /// What is open.
  public enum Service {
    /// The center's rooms and its counter.
    CENTER,
    /// A branch office of the city hall in the same building.
    BRANCH_OFFICE
  }

  /// From an hour to an hour of one day.
  public record Span(LocalTime from, LocalTime to) {
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("opens before it closes: " + from + " to " + to);
      }
    }

    public boolean holds(LocalTime time) {
      return !time.isBefore(from) && time.isBefore(to);
    }

    /// Whether an activity from `start` to `end` fits in.
    public boolean holds(LocalTime start, LocalTime end) {
      return !start.isBefore(from) && !end.isAfter(to);
    }
  }
}
