package tsudoi.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When an op was written, as its clock claimed it and as it was in the hub's time.
///
/// @param error how far `at` can be off to either side; empty where nothing bounds it
public record RepairedTime(Instant claimedAt, Instant at, Optional<Duration> error) {
  private static final Duration TOLD_MIN = Duration.ofMinutes(1);

  /// Whether people are told that the time is an estimate: it can be off by more than a minute, or
  /// the clock was.
  public boolean estimated() {
    return error.filter(it -> it.compareTo(TOLD_MIN) > 0).isPresent()
        || Duration.between(claimedAt, at).abs().compareTo(TOLD_MIN) > 0;
  }

  /// The error in whole minutes, rounded up, where people are told it.
  public Optional<Long> estimate() {
    return error
        .filter(_ -> estimated())
        .map(it -> Math.max(1, it.plusMinutes(1).minusMillis(1).toMinutes()));
  }
}
