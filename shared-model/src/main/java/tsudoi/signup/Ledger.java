package tsudoi.signup;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;
import tsudoi.op.Writer;

/// The places of one listing, folded: sums over distinct ops, grants counted once by their id. The
/// smallest stamp stands where two ops name one grant.
///
/// Places are kept per account: a holder together with those whose places it inherited.
final class Ledger {
  private record Change(Writer writer, Optional<LocalDateTime> only, int places) {
    boolean concerns(Optional<LocalDateTime> start) {
      return only.isEmpty() || only.equals(start);
    }
  }

  private record Handover(Stamp stamp, Writer giver, Optional<LocalDateTime> only, Grant grant) {
    boolean concerns(Optional<LocalDateTime> start) {
      return only.isEmpty() || only.equals(start);
    }

    Handover first(Handover other) {
      return stamp.compareTo(other.stamp) <= 0 ? this : other;
    }
  }

  private final Map<OpId, Change> changes = new HashMap<>();
  private final Map<UUID, Handover> handovers = new HashMap<>();
  private Scope scope;

  Ledger(Scope scope) {
    this.scope = scope;
  }

  /// All ops of a listing's places stand in one scope; were it not so, the smallest name stands.
  void seenIn(Scope other) {
    scope = other.compareTo(scope) < 0 ? other : scope;
  }

  Scope scope() {
    return scope;
  }

  void change(Op op, Optional<LocalDateTime> only, int places) {
    changes.put(op.id(), new Change(op.writer(), only, places));
  }

  void grant(Op op, Writer giver, Optional<LocalDateTime> only, Grant grant) {
    handovers.merge(grant.id(), new Handover(op.stamp(), giver, only, grant), Handover::first);
  }

  boolean granted(UUID grant) {
    return handovers.containsKey(grant);
  }

  int created(Optional<LocalDateTime> start) {
    return changes.values().stream()
        .filter(change -> change.concerns(start))
        .mapToInt(Change::places)
        .sum();
  }

  int held(Optional<LocalDateTime> start, Writer account, UnaryOperator<Writer> accounts) {
    int held = 0;
    for (Change change : changes.values()) {
      if (change.concerns(start) && accounts.apply(change.writer).equals(account)) {
        held += change.places;
      }
    }
    for (Handover handover : handovers.values()) {
      if (handover.concerns(start)) {
        held += accounts.apply(handover.grant.to()).equals(account) ? handover.grant.places() : 0;
        held -= accounts.apply(handover.giver).equals(account) ? handover.grant.places() : 0;
      }
    }
    return held;
  }

  /// Dates whose places differ from those of all others.
  Set<LocalDateTime> starts() {
    Set<LocalDateTime> starts = new HashSet<>();
    changes.values().forEach(change -> change.only.ifPresent(starts::add));
    handovers.values().forEach(handover -> handover.only.ifPresent(starts::add));
    return starts;
  }

  /// Whoever holds or held places, by account.
  Set<Writer> accounts(UnaryOperator<Writer> accounts) {
    Set<Writer> found = new HashSet<>();
    changes.values().forEach(change -> found.add(accounts.apply(change.writer)));
    handovers.values().forEach(handover -> found.add(accounts.apply(handover.grant.to())));
    return found;
  }
}
