package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreSettings;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Head;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.KeyEntry;
import tsudoi.signup.SignUpEvent;
import tsudoi.wire.OpCodec;

/// Everything that stands in the store of an application that does not run: which ops, how often,
/// and the keys that people's names are sealed under.
record StoredOps(
    UUID store, Map<OpId, Op> ops, Set<OpId> repeated, Set<UUID> keys, Map<ChainId, Head> heads) {
  static StoredOps of(Path data) {
    try (DurableStore store = DurableStore.open(data.resolve("store"), StoreSettings.standard())) {
      DurableOpLog log = new DurableOpLog(store, new OpCodec());
      Map<OpId, Op> ops = new HashMap<>();
      Set<OpId> repeated = new HashSet<>();
      log.replay(op -> {
        if (ops.put(op.op().id(), op.op()) != null) {
          repeated.add(op.op().id());
        }
      });
      Set<UUID> keys = new HashSet<>();
      for (Scope scope : log.scopes()) {
        log.keys(scope, KeyEntry.Kind.PERSON).forEach(key -> keys.add(key.subject()));
      }
      return new StoredOps(store.id(), ops, repeated, keys, log.heads());
    }
  }

  /// Those that one can ask for again elsewhere.
  StoredOps only(Predicate<Scope> scopes) {
    return new StoredOps(
        store,
        ops.entrySet().stream()
            .filter(op -> scopes.test(op.getKey().chain().scope()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        repeated,
        keys,
        heads);
  }

  /// How often each receipt was given to a visitor; sample data are none.
  Map<String, Long> receipts() {
    return ops.values().stream()
        .filter(op -> op.actor() instanceof Actor.Visitor)
        .map(Op::event)
        .filter(SignUpEvent.SignedUp.class::isInstance)
        .map(SignUpEvent.SignedUp.class::cast)
        .collect(Collectors.groupingBy(SignUpEvent.SignedUp::receipt, Collectors.counting()));
  }

  /// Each op and key of the other is here, and each op of this chain once and without a gap.
  void holdAll(StoredOps other) {
    List<OpId> missing = other.ops.keySet().stream().filter(op -> !ops.containsKey(op)).toList();
    assertThat(missing).as("ops that are missing").isEmpty();
    assertThat(other.keys).as("keys").allMatch(keys::contains);
    assertThat(repeated).as("ops that stand there twice").isEmpty();
    Map<ChainId, Long> counted =
        ops.keySet().stream().collect(Collectors.groupingBy(OpId::chain, Collectors.counting()));
    heads.forEach((chain, head) ->
        assertThat(head.seq()).as("the head of " + chain).isEqualTo(counted.get(chain)));
  }
}
