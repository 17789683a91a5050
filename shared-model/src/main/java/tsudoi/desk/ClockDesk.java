package tsudoi.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tsudoi.city.CenterId;
import tsudoi.clock.ClockEvent;
import tsudoi.clock.Clocks;
import tsudoi.op.Actor;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;

/// Takes down what the hub's clock shows, so that everybody can date what this kiosk writes: once a
/// boot, then at most once an hour, and when the last sample no longer tells the time.
public final class ClockDesk {
  static final Duration SAMPLE_AGE_MAX = Duration.ofHours(1);
  static final Duration MOVED_MIN = Duration.ofSeconds(1);

  private final Replica replica;
  private final Clocks clocks;
  private final Scope scope;

  public ClockDesk(Replica replica, Clocks clocks, CenterId center) {
    this.replica = replica;
    this.clocks = clocks;
    this.scope = Scope.of(center);
  }

  /// Call at a contact, with the moment at which the answer came.
  ///
  /// @param hubMillis the hub's time half-way between question and answer, moved to that moment
  /// @param errorMillis half of what question and answer took together
  /// @return whether a sample was written
  public boolean heard(Moment moment, long hubMillis, long errorMillis) {
    ClockEvent.ClockSampled sample = ClockEvent.ClockSampled.at(moment, hubMillis, errorMillis);
    return replica.write(
        Actor.DEVICE,
        _ ->
            worthWriting(clocks.latest(moment), sample)
                ? Draft.of(true, scope, List.of(sample))
                : Draft.nothing(false));
  }

  static boolean worthWriting(
      Optional<ClockEvent.ClockSampled> last, ClockEvent.ClockSampled sample) {
    if (last.isEmpty()) {
      return true;
    }
    long elapsed = sample.sinceBootMillis() - last.get().sinceBootMillis();
    long moved = Math.abs(sample.hubMillis() - last.get().hubMillis() - elapsed);
    return elapsed >= SAMPLE_AGE_MAX.toMillis()
        || moved > MOVED_MIN.toMillis() + last.get().errorMillis() + sample.errorMillis();
  }
}
