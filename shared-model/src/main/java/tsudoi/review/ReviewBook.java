package tsudoi.review;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;
import tsudoi.oplog.Projection;
import tsudoi.oplog.Standing;

/// All ops that the hub set aside, folded: what they are, why they wait, what people wish and decided.
public final class ReviewBook implements Projection {
  private record Left(Op op, Standing standing) {}

  private final Map<OpId, Left> left = new HashMap<>();
  private final Map<OpId, NavigableMap<Stamp, ReviewEvent>> said = new HashMap<>();

  @Override
  public void clear() {
    left.clear();
    said.clear();
  }

  @Override
  public void apply(Op op) {
    if (op.event() instanceof ReviewEvent event) {
      said.computeIfAbsent(event.op(), _ -> new TreeMap<>()).put(op.stamp(), event);
    }
  }

  @Override
  public void leaveOut(Op op, Standing standing) {
    left.put(op.id(), new Left(op, standing));
  }

  /// What waits for a person in a scope, the oldest first.
  public List<SetAside> waiting(Scope scope) {
    return of(scope).stream().filter(one -> one.standing() == Standing.SET_ASIDE).toList();
  }

  /// What was set aside in a scope and does not count, decided or not, the oldest first.
  public List<SetAside> of(Scope scope) {
    return left.values().stream()
        .filter(one -> one.op.scope().equals(scope))
        .map(this::setAside)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(SetAside::since).thenComparing(one -> one.op().seq()))
        .toList();
  }

  public Optional<SetAside> find(OpId op) {
    return Optional.ofNullable(left.get(op)).flatMap(this::setAside);
  }

  private Optional<SetAside> setAside(Left one) {
    NavigableMap<Stamp, ReviewEvent> words = said.getOrDefault(one.op.id(), new TreeMap<>());
    Optional<Map.Entry<Stamp, ReviewEvent.OpSetAside>> reason = Optional.empty();
    Optional<ReviewEvent.DecisionAsked> wish = Optional.empty();
    String note = "";
    for (Map.Entry<Stamp, ReviewEvent> word : words.entrySet()) {
      switch (word.getValue()) {
        case ReviewEvent.OpSetAside aside ->
            reason = reason.or(() -> Optional.of(Map.entry(word.getKey(), aside)));
        case ReviewEvent.DecisionAsked asked -> wish = Optional.of(asked);
        case ReviewEvent.OpReadmitted _ -> note = "";
        case ReviewEvent.OpDismissed dismissed -> note = dismissed.note();
      }
    }
    Optional<ReviewEvent.DecisionAsked> open =
        one.standing == Standing.SET_ASIDE ? wish : Optional.empty();
    String decided = one.standing == Standing.DISMISSED ? note : "";
    return reason.map(first ->
        new SetAside(
            one.op.id(),
            one.op.event(),
            one.op.hlc(),
            first.getValue().reason(),
            first.getKey().hlc(),
            one.standing,
            open,
            decided));
  }
}
