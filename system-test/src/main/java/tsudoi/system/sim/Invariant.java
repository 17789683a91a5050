package tsudoi.system.sim;

/// What holds after every step, and what holds once everything is whole again.
enum Invariant {
  /// What was acknowledged is there after every restart.
  ACKNOWLEDGED_IS_DURABLE,
  /// A replica folds every op once.
  NO_DUPLICATES,
  /// One name, one op: two ops of one name never differ.
  ONE_NAME_ONE_OP,
  /// The hub's marks never go back within one of its epochs, and never reach past what it holds.
  MARKS_ARE_TRUE,
  /// A kiosk that says "all sent" has nothing that the hub lacks.
  SENT_IS_HELD,
  /// Nobody confirms from places that it does not hold, and no date has more parties than places.
  NEVER_OVERBOOKED,
  /// A confirmed party stays confirmed unless its people cancel.
  NOBODY_UNCONFIRMED,
  /// A party takes as many places as it has people who come, a family one.
  PLACES_ADD_UP,
  /// A kiosk never holds what belongs to another center.
  SCOPES_DO_NOT_LEAK,
  /// Half a message is no message.
  HALF_IS_NOTHING,
  /// What a person has just changed reads as changed.
  READ_YOUR_WRITES,
  /// After healing every queue is empty within a bounded time.
  QUEUES_EMPTY,
  /// After healing the same scope is the same state everywhere.
  SAME_EVERYWHERE,
  /// No code threw what nobody expects.
  NO_SURPRISE
}
