package tsudoi.oplog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import tools.jackson.databind.ObjectMapper;
import tsudoi.durable.Append;
import tsudoi.durable.Change;
import tsudoi.durable.DurableStore;
import tsudoi.durable.Put;
import tsudoi.durable.Recovery;
import tsudoi.durable.StoreHealth;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.wire.Forms;
import tsudoi.wire.MalformedOp;
import tsudoi.wire.OpCodec;

/// The op log in a [DurableStore]: one journal per scope, a table of keys, a table of notes. Chains
/// and positions are indexed in memory by reading the journals once at opening.
public final class DurableOpLog implements OpLog {
  private static final String OPS = "ops/";
  private static final String KEYS = "keys";
  private static final String NOTES = "notes";
  private static final int PAGE_OPS = 1_000;
  private static final int PAGES_AHEAD = 4;
  private static final int PAGE_BYTES = 4 << 20;

  private final DurableStore store;
  private final OpCodec codec;
  private final ObjectMapper mapper = Forms.mapper();
  private final Map<Scope, ScopeIndex> staged = new HashMap<>();
  private final Map<Scope, ScopeIndex> durable = new TreeMap<>();
  private final KeyIndex keys = new KeyIndex();

  /// @throws IllegalStateException when a journal holds what is not an op
  public DurableOpLog(DurableStore store, OpCodec codec) {
    this.store = store;
    this.codec = codec;
    store.journals().parallelStream()
        .filter(journal -> journal.startsWith(OPS))
        .map(journal -> new Scope(journal.substring(OPS.length())))
        .map(scope -> Map.entry(scope, index(journal(scope))))
        .toList()
        .forEach(known -> {
          durable.put(known.getKey(), known.getValue());
          staged.put(known.getKey(), known.getValue().copy());
        });
    store.forEach(KEYS, (_, value) -> keys.put(decodeKey(value)));
  }

  private ScopeIndex index(String journal) {
    ScopeIndex index = new ScopeIndex();
    NavigableMap<Long, Loose> loose = new TreeMap<>();
    long position = 0;
    List<byte[]> page = store.read(journal, position, PAGE_OPS, PAGE_BYTES);
    while (!page.isEmpty()) {
      for (byte[] bytes : page) {
        position++;
        OpId id = id(bytes);
        if (!index.add(id, bytes)) {
          loose.put(position, new Loose(id, bytes));
        }
      }
      page = store.read(journal, position, PAGE_OPS, PAGE_BYTES);
    }
    attach(loose, index);
    return index;
  }

  /// An op behind a gap in its chain, as a salvaged store may have them.
  private record Loose(OpId id, byte[] bytes) {}

  /// What filled a gap may have come later than what stood behind it.
  private static void attach(NavigableMap<Long, Loose> loose, ScopeIndex index) {
    boolean attached = true;
    while (attached && !loose.isEmpty()) {
      attached =
          loose
              .entrySet()
              .removeIf(entry ->
                  index.attach(entry.getValue().id(), entry.getValue().bytes(), entry.getKey()));
    }
  }

  @Override
  public CompletableFuture<Void> commit(Commit commit) {
    CompletableFuture<Void> stored;
    synchronized (this) {
      ChainCheck.requireContinuous(commit.ops(), this::staged);
      stored = store.commit(change(commit));
      if (stored.isCompletedExceptionally()) {
        return stored;
      }
      commit.ops().forEach(op -> index(staged, op.op().scope()).add(op));
    }
    return stored.thenRun(() -> publish(commit));
  }

  private Change change(Commit commit) {
    List<Append> appends =
        commit.ops().stream()
            .map(op -> new Append(OPS + op.op().scope().name(), op.bytes()))
            .toList();
    List<Put> puts = new ArrayList<>();
    for (KeyEntry key : commit.keys()) {
      puts.add(new Put(KEYS, utf8(key.name()), mapper.writeValueAsBytes(key)));
    }
    commit.notes().forEach((name, bytes) -> puts.add(new Put(NOTES, utf8(name), bytes)));
    return new Change(appends, puts, List.of());
  }

  private synchronized void publish(Commit commit) {
    commit.ops().forEach(op -> index(durable, op.op().scope()).add(op));
    commit.keys().forEach(keys::put);
  }

  @Override
  public synchronized Head staged(ChainId chain) {
    ScopeIndex index = staged.get(chain.scope());
    return index == null ? Head.NONE : index.head(chain);
  }

  @Override
  public synchronized Map<ChainId, Head> heads() {
    Map<ChainId, Head> heads = new HashMap<>();
    durable.values().forEach(index -> index.heads(heads));
    return heads;
  }

  @Override
  public synchronized long lastPosition(Scope scope) {
    ScopeIndex index = durable.get(scope);
    return index == null ? 0 : index.lastPosition();
  }

  @Override
  public List<Placed> read(Scope scope, long afterPosition, int opsMax, int bytesMax) {
    int readable = (int) Math.min(opsMax, lastPosition(scope) - afterPosition);
    if (readable <= 0) {
      return List.of();
    }
    List<Placed> page = new ArrayList<>();
    long position = afterPosition;
    for (byte[] bytes : store.read(journal(scope), afterPosition, readable, bytesMax)) {
      page.add(new Placed(++position, decode(bytes)));
    }
    return page;
  }

  @Override
  public List<EncodedOp> readChain(ChainId chain, long afterSeq, int opsMax, int bytesMax) {
    List<EncodedOp> page = new ArrayList<>();
    long[] positions = positions(chain, afterSeq, opsMax);
    int bytesLeft = bytesMax;
    int at = 0;
    while (at < positions.length) {
      int run = run(positions, at);
      List<byte[]> ops =
          store.read(journal(chain.scope()), positions[at] - 1, run, Math.max(1, bytesLeft));
      for (byte[] op : ops) {
        bytesLeft -= op.length;
        if (bytesLeft < 0 && !page.isEmpty()) {
          return page;
        }
        page.add(decode(op));
      }
      at += ops.size();
    }
    return page;
  }

  /// How many of the positions follow each other from there on: those are read at once.
  private static int run(long[] positions, int from) {
    int to = from + 1;
    while (to < positions.length && positions[to] == positions[to - 1] + 1) {
      to++;
    }
    return to - from;
  }

  private synchronized long[] positions(ChainId chain, long afterSeq, int max) {
    ScopeIndex index = durable.get(chain.scope());
    return index == null ? new long[0] : index.positions(chain, afterSeq, max);
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
  public Optional<byte[]> note(String name) {
    return store.get(NOTES, utf8(name));
  }

  @Override
  public synchronized List<Scope> scopes() {
    return List.copyOf(durable.keySet());
  }

  @Override
  public void close() {
    store.close();
  }

  private static ScopeIndex index(Map<Scope, ScopeIndex> indexes, Scope scope) {
    return indexes.computeIfAbsent(scope, _ -> new ScopeIndex());
  }

  /// Decodes ahead on all processors while the caller folds; the order of a scope is kept.
  @Override
  public void replay(Consumer<EncodedOp> fold) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService decoding =
        Executors.newFixedThreadPool(
            processors, Thread.ofPlatform().name("op-decoding-", 0).daemon().factory())) {
      Deque<Future<List<EncodedOp>>> ahead = new ArrayDeque<>();
      for (Scope scope : scopes()) {
        for (long from = 0; from < lastPosition(scope); from += PAGE_OPS) {
          long after = from;
          ahead.add(decoding.submit(() -> page(scope, after)));
          if (ahead.size() > processors * PAGES_AHEAD) {
            ahead.remove().get().forEach(fold);
          }
        }
      }
      for (Future<List<EncodedOp>> page : ahead) {
        page.get().forEach(fold);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the log cannot be replayed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the replay was interrupted", e);
    }
  }

  private List<EncodedOp> page(Scope scope, long after) {
    List<EncodedOp> page = new ArrayList<>(PAGE_OPS);
    long end = Math.min(after + PAGE_OPS, lastPosition(scope));
    while (after + page.size() < end) {
      long position = after + page.size();
      int left = (int) (end - position);
      store.read(journal(scope), position, left, PAGE_BYTES).forEach(op -> page.add(decode(op)));
    }
    return page;
  }

  /// What had to be done to open the store, until it is settled.
  public Optional<Recovery> recovery() {
    return store.recovery();
  }

  /// Stores what was made of the recovery; the next opening does not tell of it any more.
  public void settleRecovery(Map<String, byte[]> notes) {
    List<Put> puts = new ArrayList<>();
    notes.forEach((name, bytes) -> puts.add(new Put(NOTES, utf8(name), bytes)));
    store.commit(new Change(List.of(), puts, List.of(DurableStore.settled()))).join();
  }

  @Override
  public boolean accepting() {
    return store.health() instanceof StoreHealth.Open;
  }

  private OpId id(byte[] bytes) {
    try {
      return codec.readId(bytes);
    } catch (MalformedOp e) {
      throw new IllegalStateException("the log holds what is not an op", e);
    }
  }

  private EncodedOp decode(byte[] bytes) {
    try {
      return codec.decode(bytes);
    } catch (MalformedOp e) {
      throw new IllegalStateException("the log holds what is not an op", e);
    }
  }

  private KeyEntry decodeKey(byte[] bytes) {
    return mapper.readValue(bytes, KeyEntry.class);
  }

  private static String journal(Scope scope) {
    return OPS + scope.name();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
