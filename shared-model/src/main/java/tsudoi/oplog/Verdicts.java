package tsudoi.oplog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Stamp;

/// The hub's verdicts on single ops, folded: the latest by stamp stands. What any other replica says
/// is no verdict, so that no kiosk can silence another or readmit itself.
///
/// Verdicts can come before or after their op. This remembers how ops were shown to the projections
/// and tells when one would have to be shown differently now.
final class Verdicts {
  private final ReplicaId hub;
  private final Map<OpId, NavigableMap<Stamp, Standing>> verdicts = new HashMap<>();
  private final Map<OpId, Standing> shown = new HashMap<>();
  private final Set<OpId> turned = new HashSet<>();

  Verdicts(ReplicaId hub) {
    this.hub = hub;
  }

  void take(Op op) {
    if (op.event() instanceof ReviewEvent event && op.writer().replica().equals(hub)) {
      verdict(event)
          .ifPresent(standing -> {
            verdicts.computeIfAbsent(event.op(), _ -> new TreeMap<>()).put(op.stamp(), standing);
            turned.add(event.op());
          });
    }
  }

  private static Optional<Standing> verdict(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.OpSetAside _ -> Optional.of(Standing.SET_ASIDE);
      case ReviewEvent.OpReadmitted _ -> Optional.of(Standing.COUNTS);
      case ReviewEvent.OpDismissed _ -> Optional.of(Standing.DISMISSED);
      case ReviewEvent.DecisionAsked _ -> Optional.empty();
    };
  }

  Standing of(OpId op) {
    NavigableMap<Stamp, Standing> known = verdicts.get(op);
    return known == null ? Standing.COUNTS : known.lastEntry().getValue();
  }

  /// How an op is to be shown now; remembered.
  Standing show(OpId op) {
    if (verdicts.isEmpty()) {
      return Standing.COUNTS;
    }
    Standing standing = of(op);
    if (verdicts.containsKey(op)) {
      shown.put(op, standing);
    }
    return standing;
  }

  /// Whether an op was shown otherwise than it stands since the verdicts that came last.
  ///
  /// @param stored whether the log holds an op
  boolean outdated(Predicate<OpId> stored) {
    boolean outdated =
        turned.stream()
            .filter(stored)
            .anyMatch(op -> shown.getOrDefault(op, Standing.COUNTS) != of(op));
    turned.clear();
    return outdated;
  }

  void forgetShown() {
    shown.clear();
  }
}
