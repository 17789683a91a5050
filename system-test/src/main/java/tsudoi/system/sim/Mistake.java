package tsudoi.system.sim;

import tsudoi.desk.NewSignUp;
import tsudoi.oplog.OpLog;
import tsudoi.sync.HubLink;

/// A known mistake that a test builds into the simulated city, to show that the simulator catches
/// it. The product has no such switch: the mistake wraps what the product uses.
interface Mistake {
  Mistake NONE = new Mistake() {};

  /// The log as a kiosk's software sees it.
  default OpLog log(OpLog log) {
    return log;
  }

  /// The line as a kiosk's sync sees it.
  default HubLink line(HubLink line) {
    return line;
  }

  /// Whether a kiosk tries again by itself after a failed round.
  default boolean triesAgain() {
    return true;
  }

  /// Takes a sign-up in the mistaken way.
  ///
  /// @return whether it did
  default boolean signUp(Software at, NewSignUp wish) {
    return false;
  }

  /// What the hub does besides keeping its own line moving.
  default void alsoKeeps(Software hub) {}
}
