package tsudoi.op;

/// The hub's word on ops that it stored but may not accept. Every fold leaves a set-aside op out,
/// its author's too.
public sealed interface ReviewEvent extends Event {
  record OpSetAside(OpId op, String reason) implements ReviewEvent {}

  record OpReadmitted(OpId op, String note) implements ReviewEvent {}
}
