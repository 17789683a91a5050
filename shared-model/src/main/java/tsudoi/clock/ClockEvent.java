package tsudoi.clock;

import java.util.UUID;
import tsudoi.op.Event;
import tsudoi.op.Moment;

/// What is known about a kiosk's clock. Stands in the center's scope, beside what it dates.
public sealed interface ClockEvent extends Event {
  /// At a contact, the hub's clock showed this at a moment of the kiosk's boot. The kiosk's own wall
  /// clock plays no part: it may be wrong, and set at any time.
  ///
  /// @param sinceBootMillis as in [Moment]
  /// @param hubMillis the hub's time at that moment, in milliseconds since 1970
  /// @param errorMillis half of what question and answer took together
  record ClockSampled(UUID boot, long sinceBootMillis, long hubMillis, long errorMillis)
      implements ClockEvent {
    public ClockSampled {
      if (errorMillis < 0) {
        throw new IllegalArgumentException("an error is not negative: " + errorMillis);
      }
    }

    public static ClockSampled at(Moment moment, long hubMillis, long errorMillis) {
      return new ClockSampled(moment.boot(), moment.sinceBootMillis(), hubMillis, errorMillis);
    }
  }
}
