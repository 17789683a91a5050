package tsudoi.oplog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;
import tsudoi.op.Hlc;
import tsudoi.op.Known;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.wire.OpCodec;

/// The one writer of a replica: decides, numbers, encodes and stores its ops, takes in foreign ones,
/// and keeps the projections in step.
///
/// A decision runs under the write lock and sees every earlier write; the lock is given back before
/// the force, so that many taps share one force. Nothing is answered before it is durable.
public final class Replica {
  /// How far ahead a remote clock may pull the local one.
  static final Duration CLOCK_PULL_MAX = Duration.ofMinutes(5);

  private final Writer writer;
  private final OpLog log;
  private final OpCodec codec;
  private final List<Projection> projections;
  private final Verdicts verdicts;
  private final InstantSource wallClock;
  private final Supplier<Moment> moments;
  private final Function<Scope, Optional<Known>> known;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<Consumer<Set<Scope>>> listeners = new CopyOnWriteArrayList<>();
  private Hlc clock = Hlc.ZERO;
  private volatile boolean stopped;

  /// Folds everything stored into the projections.
  ///
  /// @param hub whose verdicts on ops count
  /// @param known the feed position applied in a scope, for the envelope of what is written next
  public Replica(
      Writer writer,
      ReplicaId hub,
      OpLog log,
      OpCodec codec,
      List<Projection> projections,
      InstantSource wallClock,
      Supplier<Moment> moments,
      Function<Scope, Optional<Known>> known) {
    this.writer = writer;
    this.log = log;
    this.codec = codec;
    this.projections = List.copyOf(projections);
    this.wallClock = wallClock;
    this.moments = moments;
    this.known = known;
    this.verdicts = new Verdicts(hub);
    log.replay(op -> {
      note(op.op());
      show(op.op());
    });
    if (verdicts.outdated(this::stored)) {
      showAgain();
    }
  }

  public Writer writer() {
    return writer;
  }

  /// The feed position that this replica has applied in a scope; empty before the first contact.
  public Optional<Known> known(Scope scope) {
    return known.apply(scope);
  }

  public OpLog log() {
    return log;
  }

  /// Reads projections in a state between two writes. The query returns values, not views.
  public <T> T read(Supplier<T> query) {
    lock.readLock().lock();
    try {
      return query.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Decides under the lock, writes what the decision drafts, and answers when it is durable.
  ///
  /// @param decide gets the wall time; its draft may be empty
  /// @throws NotSaved when the store refuses; the replica then stops writing
  public <R> R write(Actor actor, Function<Instant, Draft<R>> decide) {
    Draft<R> draft;
    CompletableFuture<Void> durable;
    Set<Scope> scopes = new LinkedHashSet<>();
    lock.writeLock().lock();
    try {
      Instant now = wallClock.instant();
      draft = decide.apply(now);
      if (draft.lines().isEmpty()) {
        return draft.answer();
      }
      requireWriting();
      List<EncodedOp> ops = number(draft.lines(), actor, now);
      ops.forEach(op -> scopes.add(op.op().scope()));
      durable = taken(log.commit(new Commit(ops, entries(draft, ops), Map.of())));
      fold(ops, durable);
    } finally {
      lock.writeLock().unlock();
    }
    await(durable);
    tell(scopes);
    return draft.answer();
  }

  /// Takes in ops of other replicas, in chain order; what is here already is skipped. Answers when
  /// everything is durable.
  ///
  /// @param notes stored in the same commit, such as the cursor that covers the ops
  public Received receive(List<EncodedOp> ops, List<KeyEntry> keys, Map<String, byte[]> notes) {
    return take(ops, keys, notes, _ -> List.of()).get();
  }

  /// As [#receive], but comes back when the commit is under way, so that the next can follow while
  /// the disk works. Whoever calls this asks for the outcome: that waits until it is durable.
  ///
  /// @param remarks this replica's own on the ops that were not here before: stored in the same
  ///     commit and in front of them, so that nobody ever sees the ops without the remarks
  public Supplier<Received> take(
      List<EncodedOp> ops,
      List<KeyEntry> keys,
      Map<String, byte[]> notes,
      Function<List<EncodedOp>, List<Draft.Line>> remarks) {
    CompletableFuture<Void> durable;
    Set<Scope> scopes = new LinkedHashSet<>();
    List<EncodedOp> fresh = new ArrayList<>();
    lock.writeLock().lock();
    try {
      requireWriting();
      Map<ChainId, Long> last = new HashMap<>();
      for (EncodedOp op : ops) {
        ChainId chain = op.op().id().chain();
        long before = last.computeIfAbsent(chain, id -> log.staged(id).seq());
        long seq = op.op().id().seq();
        if (seq > before + 1) {
          return () -> new Received.Gap(chain, before + 1);
        }
        if (seq == before + 1) {
          fresh.add(op);
          last.put(chain, seq);
        }
      }
      if (fresh.isEmpty() && keys.isEmpty() && notes.isEmpty()) {
        return () -> new Received.Stored(0);
      }
      List<EncodedOp> stored =
          new ArrayList<>(number(remarks.apply(fresh), Actor.DEVICE, wallClock.instant()));
      stored.addAll(fresh);
      stored.forEach(op -> scopes.add(op.op().scope()));
      durable = taken(log.commit(new Commit(stored, keys, notes)));
      fold(stored, durable);
    } finally {
      lock.writeLock().unlock();
    }
    return () -> {
      await(durable);
      tell(scopes);
      return new Received.Stored(fresh.size());
    };
  }

  /// Calls back after every durable change with the scopes it touched, on the writing thread.
  ///
  /// @return ends the subscription
  public Runnable onChange(Consumer<Set<Scope>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Whether taps can be taken: false while the disk is full, and from a failed write on until the
  /// log is opened again.
  public boolean writing() {
    return !stopped && log.accepting();
  }

  private List<EncodedOp> number(List<Draft.Line> lines, Actor actor, Instant now) {
    Moment moment = moments.get();
    Map<ChainId, Head> heads = new HashMap<>();
    List<EncodedOp> ops = new ArrayList<>();
    for (Draft.Line line : lines) {
      ChainId chain = new ChainId(writer, line.scope());
      Head head = heads.computeIfAbsent(chain, log::staged);
      clock = clock.tick(now);
      Op op =
          new Op(
              new OpId(chain, head.seq() + 1),
              clock,
              moment,
              actor,
              known.apply(line.scope()),
              line.event());
      EncodedOp encoded = codec.encode(op);
      heads.put(chain, head.next(encoded.bytes()));
      ops.add(encoded);
    }
    return ops;
  }

  private static List<KeyEntry> entries(Draft<?> draft, List<EncodedOp> ops) {
    return draft.keys().stream()
        .map(key ->
            new KeyEntry(
                key.scope(), key.kind(), key.subject(), carrier(ops, key.scope()), key.bytes()))
        .toList();
  }

  private static OpId carrier(List<EncodedOp> ops, Scope scope) {
    return ops.stream()
        .map(op -> op.op().id())
        .filter(id -> id.chain().scope().equals(scope))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a key travels with an op of " + scope));
  }

  private void fold(List<EncodedOp> ops, CompletableFuture<Void> durable) {
    ops.forEach(op -> note(op.op()));
    ops.forEach(op -> show(op.op()));
    if (verdicts.outdated(this::stored)) {
      await(durable);
      showAgain();
    }
  }

  private void note(Op op) {
    Hlc bound = Hlc.at(wallClock.instant().plus(CLOCK_PULL_MAX));
    if (op.writer().equals(writer) || op.hlc().compareTo(bound) <= 0) {
      clock = op.hlc().compareTo(clock) > 0 ? op.hlc() : clock;
    }
    verdicts.take(op);
  }

  private void show(Op op) {
    Standing standing = verdicts.show(op.id());
    for (Projection projection : projections) {
      switch (standing) {
        case COUNTS -> projection.apply(op);
        case SET_ASIDE, DISMISSED -> projection.leaveOut(op, standing);
      }
    }
  }

  /// A verdict on an op that was shown before is rare, so everything is folded anew: one way for all
  /// projections, with the log as the source.
  private void showAgain() {
    projections.forEach(Projection::clear);
    verdicts.forgetShown();
    log.replay(op -> show(op.op()));
  }

  private boolean stored(OpId op) {
    return log.staged(op.chain()).seq() >= op.seq();
  }

  private void requireWriting() {
    if (stopped) {
      throw new NotSaved("this replica stopped writing", new IllegalStateException("stopped"));
    }
  }

  /// Sorts out what the log refused before anything changed, so that it can be asked again later.
  private static CompletableFuture<Void> taken(CompletableFuture<Void> commit) {
    if (commit.isCompletedExceptionally()) {
      throw new NotSaved("the store refused the commit", commit.exceptionNow());
    }
    return commit;
  }

  private void await(CompletableFuture<Void> durable) {
    try {
      durable.join();
    } catch (CompletionException e) {
      stopped = true;
      throw new NotSaved("the store did not take the commit", e);
    }
  }

  private void tell(Set<Scope> scopes) {
    if (!scopes.isEmpty()) {
      listeners.forEach(listener -> listener.accept(scopes));
    }
  }
}
