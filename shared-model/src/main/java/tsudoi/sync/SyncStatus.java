package tsudoi.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a kiosk knows of its line and its backlog.
///
/// @param lastContact when the hub last answered, by this machine's clock
/// @param unsent ops that the hub has not acknowledged
/// @param oldestUnsent when the oldest of them was written
public record SyncStatus(
    Line line, Optional<Instant> lastContact, long unsent, Optional<Instant> oldestUnsent) {
  public enum Line {
    UP,
    DOWN,
    /// Nothing was tried yet since the start.
    UNKNOWN
  }

  public Optional<Duration> oldestUnsentAge(Instant now) {
    return oldestUnsent.map(written -> Duration.between(written, now));
  }
}
