package tsudoi.attendance;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import tsudoi.listing.Occurrence;

/// What may be written when somebody comes in. Pure.
public final class CheckInRules {
  /// How long before the start the door opens.
  public static final Duration EARLIEST = Duration.ofHours(3);

  private CheckInRules() {}

  /// @param occurrence the date as this replica knows it
  public static Answer enter(
      AttendanceBook book,
      Occurrence occurrence,
      AttendanceEvent.Attended passage,
      LocalDateTime now) {
    Optional<Attendee> before = book.attendee(occurrence.id(), passage.person());
    if (before.isPresent() && before.get().inside()) {
      return new Answer.AlreadyIn(before.get().since());
    }
    if (occurrence.cancelled().isPresent()) {
      return new Answer.Declined(Refusal.ACTIVITY_CANCELLED);
    }
    if (now.isBefore(occurrence.start().minus(EARLIEST))) {
      return new Answer.Declined(Refusal.TOO_EARLY);
    }
    if (now.isAfter(occurrence.end().plus(EARLIEST))) {
      return new Answer.Declined(Refusal.OVER);
    }
    return new Answer.Entered(List.of(passage));
  }

  public sealed interface Answer {
    record Entered(List<AttendanceEvent> events) implements Answer {
      public Entered {
        events = List.copyOf(events);
      }
    }

    record AlreadyIn(LocalDateTime since) implements Answer {}

    record Declined(Refusal reason) implements Answer {}
  }

  public enum Refusal {
    ACTIVITY_CANCELLED,
    TOO_EARLY,
    OVER
  }
}
