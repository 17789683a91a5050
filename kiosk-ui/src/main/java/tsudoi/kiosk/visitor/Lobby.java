package tsudoi.kiosk.visitor;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tsudoi.kiosk.FreshIds;
import tsudoi.kiosk.Opening;
import tsudoi.kiosk.Pulse;
import tsudoi.kiosk.StaffCalls;
import tsudoi.seal.PassSecret;
import tsudoi.upkeep.Saving;

/// What every visitor's screen works with.
///
/// @param saving whether taps can be kept right now
public record Lobby(
    Opening opening,
    Pulse pulse,
    StaffCalls calls,
    Supplier<Saving> saving,
    Agenda agenda,
    TrySlowdown slowdown,
    Drawing drawing) {
  /// Where fresh ids and secrets come from.
  public record Drawing(FreshIds ids, RandomGenerator random) {
    public PassSecret secret() {
      return PassSecret.draw(random);
    }
  }
}
