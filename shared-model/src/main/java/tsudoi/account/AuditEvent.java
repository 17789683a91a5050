package tsudoi.account;

import tsudoi.listing.OccurrenceId;
import tsudoi.op.Event;

/// What staff did that must be answered for: in scope `hub`, written before it is done. The actor and
/// the time stand in the envelope; no name stands anywhere.
public sealed interface AuditEvent extends Event {
  /// The names of those who came to a date were opened with the city's key.
  ///
  /// @param persons how many entries the list had
  record NamesShown(OccurrenceId occurrence, int persons) implements AuditEvent {}
}
