package tsudoi.system.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.oplog.Commit;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Placed;

/// The op log on a simulated disk: one checked frame per commit, forced before it is answered.
/// Opening reads frames up to the first that is not whole.
public final class SimOpLog implements OpLog {
  /// What becomes of one commit.
  sealed interface Fate {
    record Kept() implements Fate {}

    /// The disk is full: nothing changes.
    record Refused() implements Fate {}

    /// The force fails: so many bytes are there all the same, and the log takes no more.
    record ForceFailed(int bytesKept) implements Fate {}

    /// The power goes: so many bytes are there when it comes back.
    record PowerCut(int bytesKept) implements Fate {}
  }

  /// Decides the fate of each commit, and hears what became durable.
  interface Weather {
    Fate fate(int frameBytes);

    void stored(Commit commit);

    /// The process ends here.
    Error died();
  }

  private final SimDisk disk;
  private final Weather weather;
  private final MemoryOpLog durable = new MemoryOpLog();
  private boolean accepting = true;
  private boolean dead;

  SimOpLog(SimDisk disk, Frames frames, Weather weather) {
    this.disk = disk;
    this.weather = weather;
    disk.truncate(frames.read(disk.contents(), commit -> durable.commit(commit).join()));
  }

  /// From now on whatever still runs on top of this log ends at its next write.
  void die() {
    dead = true;
  }

  @Override
  public CompletableFuture<Void> commit(Commit commit) {
    if (dead) {
      throw weather.died();
    }
    requireContinuous(commit);
    byte[] frame = Frames.write(commit);
    return switch (weather.fate(frame.length)) {
      case Fate.Kept() -> {
        disk.write(frame, frame.length);
        CompletableFuture<Void> stored = durable.commit(commit);
        weather.stored(commit);
        yield stored;
      }
      case Fate.Refused() -> {
        yield CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
      }
      case Fate.ForceFailed(int kept) -> {
        disk.write(frame, kept);
        accepting = false;
        yield new NeverForced();
      }
      case Fate.PowerCut(int kept) -> {
        disk.write(frame, kept);
        dead = true;
        throw weather.died();
      }
    };
  }

  /// Fails when it is waited for, as a force does that comes after the write.
  private static final class NeverForced extends CompletableFuture<Void> {
    @Override
    public Void join() {
      throw new CompletionException(new IllegalStateException("the force failed"));
    }
  }

  private void requireContinuous(Commit commit) {
    Map<ChainId, Long> last = new HashMap<>();
    for (EncodedOp op : commit.ops()) {
      OpId id = op.op().id();
      long before = last.computeIfAbsent(id.chain(), chain -> staged(chain).seq());
      if (id.seq() != before + 1) {
        throw new IllegalArgumentException("seq " + id.seq() + " does not continue " + before);
      }
      last.put(id.chain(), id.seq());
    }
  }

  @Override
  public boolean accepting() {
    return accepting;
  }

  @Override
  public Head staged(ChainId chain) {
    return durable.staged(chain);
  }

  @Override
  public Map<ChainId, Head> heads() {
    return durable.heads();
  }

  @Override
  public long lastPosition(Scope scope) {
    return durable.lastPosition(scope);
  }

  @Override
  public List<Placed> read(Scope scope, long afterPosition, int opsMax, int bytesMax) {
    return durable.read(scope, afterPosition, opsMax, bytesMax);
  }

  @Override
  public List<EncodedOp> readChain(ChainId chain, long afterSeq, int opsMax, int bytesMax) {
    return durable.readChain(chain, afterSeq, opsMax, bytesMax);
  }

  @Override
  public List<KeyEntry> keysCarriedBy(List<OpId> ops) {
    return durable.keysCarriedBy(ops);
  }

  @Override
  public Optional<KeyEntry> key(Scope scope, KeyEntry.Kind kind, UUID subject) {
    return durable.key(scope, kind, subject);
  }

  @Override
  public List<KeyEntry> keys(Scope scope, KeyEntry.Kind kind) {
    return durable.keys(scope, kind);
  }

  @Override
  public Optional<byte[]> note(String name) {
    return durable.note(name);
  }

  @Override
  public void replay(Consumer<EncodedOp> fold) {
    durable.replay(fold);
  }

  @Override
  public List<Scope> scopes() {
    return durable.scopes();
  }

  @Override
  public void close() {}
}
