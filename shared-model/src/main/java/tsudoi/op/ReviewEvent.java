package tsudoi.op;

/// What is said about ops that the hub stored but may not accept. Every fold leaves a set-aside op
/// out, its author's too. Only the hub gives verdicts; the latest by stamp stands.
public sealed interface ReviewEvent extends Event {
  /// The op that this is about.
  OpId op();

  /// The hub may not accept the op: it waits for a person.
  ///
  /// @param reason names a message
  record OpSetAside(OpId op, String reason) implements ReviewEvent {}

  /// A person decided that the op counts after all.
  record OpReadmitted(OpId op, String note) implements ReviewEvent {}

  /// A person decided that the op stays left out, and why.
  record OpDismissed(OpId op, String note) implements ReviewEvent {}

  /// A manager of the center asks the hub for a verdict.
  record DecisionAsked(OpId op, Decision decision, String note) implements ReviewEvent {}

  /// What a person can decide. Names are stored and never change.
  enum Decision {
    READMIT,
    DISMISS
  }
}
