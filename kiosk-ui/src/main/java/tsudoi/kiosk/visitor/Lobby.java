package tsudoi.kiosk.visitor;

import java.util.random.RandomGenerator;
import tsudoi.kiosk.FreshIds;
import tsudoi.kiosk.Opening;
import tsudoi.kiosk.Pulse;
import tsudoi.seal.PassSecret;

/// What every visitor's screen works with.
public record Lobby(
    Opening opening, Pulse pulse, Agenda agenda, TrySlowdown slowdown, Drawing drawing) {
  /// Where fresh ids and secrets come from.
  public record Drawing(FreshIds ids, RandomGenerator random) {
    public PassSecret secret() {
      return PassSecret.draw(random);
    }
  }
}
