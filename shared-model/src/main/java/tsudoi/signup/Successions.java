package tsudoi.signup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tsudoi.op.Epoch;
import tsudoi.op.Known;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Stamp;
import tsudoi.op.Writer;

/// Which holders of places have ended, and who goes on with what they held, folded: the first word
/// of the hub on a holder stands.
final class Successions {
  /// What a replica said about the end of a holder.
  ///
  /// @param hubEpoch which life of the hub the reporter had heard from
  record Report(Stamp stamp, Writer reporter, long seq, Optional<Epoch> hubEpoch) {}

  private record Holder(Scope scope, Writer writer) {}

  private final Map<Holder, NavigableMap<Stamp, SeatEvent.SeatsInherited>> inherited =
      new HashMap<>();
  private final Map<Holder, Map<Writer, Report>> reports = new HashMap<>();

  void clear() {
    inherited.clear();
    reports.clear();
  }

  void inherited(Op op, SeatEvent.SeatsInherited event) {
    inherited
        .computeIfAbsent(new Holder(op.scope(), event.from()), _ -> new TreeMap<>())
        .put(op.stamp(), event);
  }

  void reported(Op op, SeatEvent.EndReported event) {
    Report report =
        new Report(op.stamp(), op.writer(), event.seq(), op.known().map(Known::hubEpoch));
    reports
        .computeIfAbsent(new Holder(op.scope(), event.ended()), _ -> new HashMap<>())
        .merge(op.writer(), report, (a, b) -> a.stamp.compareTo(b.stamp) >= 0 ? a : b);
  }

  /// Whose places a holder's are now: its own, or its heir's.
  Writer account(Scope scope, Writer holder) {
    if (inherited.isEmpty()) {
      return holder;
    }
    Writer account = holder;
    Set<Writer> passed = new HashSet<>();
    Optional<Writer> heir = heir(scope, account);
    while (heir.isPresent() && passed.add(account)) {
      account = heir.get();
      heir = heir(scope, account);
    }
    return account;
  }

  private Optional<Writer> heir(Scope scope, Writer holder) {
    return standing(scope, holder).map(SeatEvent.SeatsInherited::heir);
  }

  private Optional<SeatEvent.SeatsInherited> standing(Scope scope, Writer holder) {
    return Optional.ofNullable(inherited.get(new Holder(scope, holder)))
        .map(words -> words.firstEntry().getValue());
  }

  /// Whether a holder gives no more places: it said so itself, or another goes on with its places.
  boolean ended(Scope scope, Writer holder) {
    return succeeded(scope, holder) || reports(scope, holder).containsKey(holder);
  }

  boolean succeeded(Scope scope, Writer holder) {
    return inherited.containsKey(new Holder(scope, holder));
  }

  /// Whether an op came from an ended holder beyond what the hub knew when it named the heir.
  boolean late(OpId op) {
    return standing(op.chain().scope(), op.chain().writer())
        .filter(word -> op.seq() > word.seq())
        .isPresent();
  }

  Map<Writer, Report> reports(Scope scope, Writer ended) {
    return Map.copyOf(reports.getOrDefault(new Holder(scope, ended), Map.of()));
  }

  /// Holders whose end was reported in a scope and that have no heir yet.
  Set<Writer> waiting(Scope scope) {
    Set<Writer> found = new HashSet<>();
    reports.keySet().stream()
        .filter(holder -> holder.scope.equals(scope) && !succeeded(scope, holder.writer))
        .forEach(holder -> found.add(holder.writer));
    return found;
  }
}
