package tsudoi.op;

import java.util.UUID;

/// On whose behalf an op was written.
public sealed interface Actor {
  /// Somebody at the kiosk's screen or with a phone, not logged in.
  record Visitor() implements Actor {}

  /// A logged-in manager or member of staff.
  record Account(UUID id) implements Actor {}

  /// The software of the replica by itself: promotions, reports, housekeeping.
  record Device() implements Actor {}

  /// The sample city. Every screen that counts such ops says so.
  record Sample() implements Actor {}

  Actor VISITOR = new Visitor();
  Actor DEVICE = new Device();
  Actor SAMPLE = new Sample();
}
