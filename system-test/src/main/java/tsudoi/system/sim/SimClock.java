package tsudoi.system.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// The clock of one machine: runs a little fast or slow, and can jump to anywhere.
final class SimClock implements InstantSource {
  private final Supplier<Instant> truth;
  private Instant base;
  private Instant shown;
  private long driftPartsPerMillion;

  SimClock(Supplier<Instant> truth) {
    this.truth = truth;
    this.base = truth.get();
    this.shown = base;
  }

  @Override
  public Instant instant() {
    Duration passed = Duration.between(base, truth.get());
    return shown.plus(passed).plusNanos(passed.toMillis() * driftPartsPerMillion);
  }

  /// Shows this time now, and drifts from it.
  void set(Instant time, long partsPerMillion) {
    base = truth.get();
    shown = time;
    driftPartsPerMillion = partsPerMillion;
  }

  Instant truth() {
    return truth.get();
  }
}
