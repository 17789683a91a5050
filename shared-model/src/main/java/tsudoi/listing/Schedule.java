package tsudoi.listing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/// When a listing takes place, in Japan time.
public sealed interface Schedule {
  /// The dates one by one.
  record Dates(List<Session> sessions) implements Schedule {
    public Dates {
      sessions = List.copyOf(sessions);
      if (sessions.isEmpty()) {
        throw new IllegalArgumentException("a dated schedule has a date");
      }
    }
  }

  /// A rule (RFC 5545 RRULE, such as `FREQ=WEEKLY;BYDAY=TU`) from a first date on, with dates left
  /// out.
  record Recurring(
      LocalDate first, LocalTime start, LocalTime end, String rule, Set<LocalDate> except)
      implements Schedule {
    public Recurring {
      except = Set.copyOf(except);
    }
  }

  /// 日程は要確認: no date yet; the text says what was printed instead.
  record Undated(String text) implements Schedule {}

  static Schedule once(LocalDateTime start, LocalTime end) {
    return new Dates(List.of(Session.of(start.toLocalDate(), start.toLocalTime(), end)));
  }
}
