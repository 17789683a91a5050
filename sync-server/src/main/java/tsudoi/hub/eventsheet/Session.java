package tsudoi.hub.eventsheet;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;

/// One meeting of an event on one day. The label is the printed mark (①, or the opponent of a
/// match). An end of 00:00 is midnight at the end of the day.
public record Session(
    LocalDate date, Optional<LocalTime> start, Optional<LocalTime> end, Optional<String> label)
    implements Comparable<Session> {

  private static final Comparator<Session> ORDER =
      Comparator.comparing(Session::date)
          .thenComparing(s -> s.start().orElse(LocalTime.MIN))
          .thenComparing(s -> s.label().orElse(""))
          .thenComparing(s -> s.end().orElse(LocalTime.MIN));

  @Override
  public int compareTo(Session other) {
    return ORDER.compare(this, other);
  }
}
