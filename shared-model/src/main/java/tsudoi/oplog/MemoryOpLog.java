package tsudoi.oplog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;
import tsudoi.op.OpId;
import tsudoi.op.Scope;

/// An op log in memory, for tests and the simulator: passes the same contract, survives nothing.
public final class MemoryOpLog implements OpLog {
  private final Map<Scope, List<EncodedOp>> ops = new TreeMap<>();
  private final Map<Scope, ScopeIndex> indexes = new HashMap<>();
  private final KeyIndex keys = new KeyIndex();
  private final Map<String, byte[]> notes = new HashMap<>();

  @Override
  public synchronized CompletableFuture<Void> commit(Commit commit) {
    ChainCheck.requireContinuous(commit.ops(), this::staged);
    for (EncodedOp op : commit.ops()) {
      Scope scope = op.op().scope();
      indexes.computeIfAbsent(scope, _ -> new ScopeIndex()).add(op);
      ops.computeIfAbsent(scope, _ -> new ArrayList<>()).add(op);
    }
    commit.keys().forEach(keys::put);
    notes.putAll(commit.notes());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized Head staged(ChainId chain) {
    ScopeIndex index = indexes.get(chain.scope());
    return index == null ? Head.NONE : index.head(chain);
  }

  @Override
  public synchronized Map<ChainId, Head> heads() {
    Map<ChainId, Head> heads = new HashMap<>();
    indexes.values().forEach(index -> index.heads(heads));
    return heads;
  }

  @Override
  public synchronized long lastPosition(Scope scope) {
    return ops.getOrDefault(scope, List.of()).size();
  }

  @Override
  public synchronized List<Placed> read(Scope scope, long afterPosition, int opsMax, int bytesMax) {
    List<EncodedOp> all = ops.getOrDefault(scope, List.of());
    List<Placed> page = new ArrayList<>();
    int bytes = 0;
    for (long at = afterPosition; at < all.size() && page.size() < opsMax; at++) {
      EncodedOp op = all.get((int) at);
      bytes += op.bytes().length;
      if (bytes > bytesMax && !page.isEmpty()) {
        break;
      }
      page.add(new Placed(at + 1, op));
    }
    return page;
  }

  @Override
  public synchronized List<EncodedOp> readChain(
      ChainId chain, long afterSeq, int opsMax, int bytesMax) {
    ScopeIndex index = indexes.get(chain.scope());
    List<EncodedOp> page = new ArrayList<>();
    List<EncodedOp> all = ops.getOrDefault(chain.scope(), List.of());
    if (index == null) {
      return page;
    }
    int bytes = 0;
    for (long position : index.positions(chain, afterSeq, opsMax)) {
      EncodedOp op = all.get((int) position - 1);
      bytes += op.bytes().length;
      if (bytes > bytesMax && !page.isEmpty()) {
        break;
      }
      page.add(op);
    }
    return page;
  }

  @Override
  public synchronized List<KeyEntry> keysCarriedBy(List<OpId> ops) {
    return keys.carriedBy(ops);
  }

  @Override
  public synchronized Optional<KeyEntry> key(Scope scope, KeyEntry.Kind kind, UUID subject) {
    return keys.find(scope, kind, subject);
  }

  @Override
  public synchronized List<KeyEntry> keys(Scope scope, KeyEntry.Kind kind) {
    return keys.all(scope, kind);
  }

  @Override
  public synchronized Optional<byte[]> note(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  @Override
  public synchronized List<Scope> scopes() {
    return List.copyOf(ops.keySet());
  }

  @Override
  public void close() {}
}
