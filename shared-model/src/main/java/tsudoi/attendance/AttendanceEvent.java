package tsudoi.attendance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import tsudoi.city.CenterId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Event;
import tsudoi.op.OpId;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;

/// Who came and how that is known, in the scope of the center (DESIGN, section 7).
public sealed interface AttendanceEvent extends Event {
  /// A person went in or out. Every such op counts by itself; the fold joins them to visits.
  ///
  /// @param at the moment as the writer's wall clock had it, in Japan time
  record Attended(
      OccurrenceId occurrence,
      PersonToken person,
      Direction direction,
      AgeBand ageBand,
      Role role,
      Source source,
      LocalDateTime at)
      implements AttendanceEvent {}

  /// An earlier [Attended] was a mistake.
  record AttendanceUndone(OccurrenceId occurrence, OpId undone) implements AttendanceEvent {}

  /// Heads without tokens: one value per (occurrence, counter), the latest stands.
  record HeadsCounted(OccurrenceId occurrence, UUID counter, List<Heads> heads, Source source)
      implements AttendanceEvent {
    public HeadsCounted {
      heads = List.copyOf(heads);
    }
  }

  /// The replica has written all that it will write of this day: what the hub reads as 到着済み.
  record DayClosed(CenterId center, LocalDate day) implements AttendanceEvent {}

  /// Staff read the month of a center and found it right.
  record MonthConfirmed(CenterId center, YearMonth month) implements AttendanceEvent {}

  /// Names are stored and never change.
  enum Direction {
    IN,
    OUT
  }

  /// A number of heads of one age band and role.
  record Heads(AgeBand ageBand, Role role, int count) {
    public static final int COUNT_MAX = 10_000;

    public Heads {
      if (count < 0 || count > COUNT_MAX) {
        throw new IllegalArgumentException("a head count is 0 to " + COUNT_MAX + ": " + count);
      }
    }
  }
}
