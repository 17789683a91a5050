package tsudoi.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Notices that nothing moves although the hub answers: ops wait, and the oldest of them is the same
/// as minutes ago. While there is no line, waiting is as it should be.
public final class Stall {
  public static final Duration AFTER = Duration.ofMinutes(5);

  /// A kiosk hears from the hub every few seconds while there is a line.
  static final Duration ANSWERS = Duration.ofMinutes(1);

  private Optional<Instant> oldest = Optional.empty();
  private Instant since = Instant.MAX;

  /// To be asked at least once a minute.
  ///
  /// @return since when nothing has moved, once that has lasted for [#AFTER]
  public synchronized Optional<Instant> look(SyncStatus status, Instant now) {
    boolean answers = status.lastContact().filter(at -> at.isAfter(now.minus(ANSWERS))).isPresent();
    Optional<Instant> waiting = answers ? status.oldestUnsent() : Optional.empty();
    if (!waiting.equals(oldest)) {
      oldest = waiting;
      since = now;
    }
    return oldest.isPresent() && !since.plus(AFTER).isAfter(now)
        ? Optional.of(since)
        : Optional.empty();
  }
}
