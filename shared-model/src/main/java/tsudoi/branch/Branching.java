package tsudoi.branch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Event;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Commit;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Placed;
import tsudoi.signup.SeatEvent;
import tsudoi.wire.OpCodec;

/// Begins a new life for a store that found the hub holding another history under the name of its
/// writer: a copy of the same store writes elsewhere, or an older state was put back here.
///
/// Everything that the hub may hold too is copied as it is. What this store wrote beyond the common
/// part is written again by a fresh writer: the same events about the same subjects with the same
/// clock readings, so that nobody to whom something was confirmed is lost. The fresh writer holds no
/// places, so confirmations among them stand uncovered, as disputed, until a person settles them.
/// Ops that handed places about are not repeated: those places were the other writer's.
///
/// No thread, no clock, no chance: the same logs give the same bytes.
public final class Branching {
  private static final int PAGE_OPS = 500;
  private static final int PAGE_BYTES = 1 << 20;

  private final OpLog from;
  private final OpLog to;
  private final Writer before;
  private final Writer fresh;
  private final Map<Scope, Long> common;
  private final OpCodec codec;
  private final Map<OpId, OpId> names = new HashMap<>();
  private final Renaming renaming = new Renaming(op -> names.getOrDefault(op, op));

  /// What became of the ops.
  ///
  /// @param copied taken over as they are
  /// @param refiled written again under the fresh writer
  /// @param leftAside not repeated: they stay in the old store alone
  public record Outcome(long copied, long refiled, long leftAside) {}

  /// @param from the store as it is; only read
  /// @param to an empty one
  /// @param before who wrote the store's own part until now
  /// @param common by scope, up to which seq the hub holds the same of that writer
  public Branching(
      OpLog from, OpLog to, Writer before, Writer fresh, Map<Scope, Long> common, OpCodec codec) {
    this.from = from;
    this.to = to;
    this.before = before;
    this.fresh = fresh;
    this.common = Map.copyOf(common);
    this.codec = codec;
  }

  /// @param notes stored with the last commit
  /// @throws IllegalStateException when the new store refuses
  public Outcome run(Map<String, byte[]> notes) {
    if (!to.scopes().isEmpty()) {
      throw new IllegalStateException("a new life begins in an empty store");
    }
    from.scopes().forEach(this::name);
    long copied = 0;
    long all = 0;
    for (Scope scope : from.scopes()) {
      long position = 0;
      List<Placed> page = from.read(scope, position, PAGE_OPS, PAGE_BYTES);
      while (!page.isEmpty()) {
        List<EncodedOp> ops = new ArrayList<>();
        List<KeyEntry> keys = new ArrayList<>();
        for (Placed placed : page) {
          if (isCommon(placed.op().op().id())) {
            ops.add(placed.op());
            keys.addAll(from.keysCarriedBy(List.of(placed.op().op().id())));
            copied++;
          } else {
            again(placed.op().op())
                .ifPresent(op -> {
                  ops.add(op);
                  keys.addAll(keysFor(placed.op().op().id(), op.op().id()));
                });
          }
        }
        all += page.size();
        to.commit(new Commit(ops, keys, Map.of())).join();
        position = page.getLast().position();
        page = from.read(scope, position, PAGE_OPS, PAGE_BYTES);
      }
    }
    to.commit(new Commit(List.of(), List.of(), notes)).join();
    return new Outcome(copied, names.size(), all - copied - names.size());
  }

  private boolean isCommon(OpId op) {
    return !op.chain().writer().equals(before)
        || op.seq() <= common.getOrDefault(op.chain().scope(), 0L);
  }

  /// Gives new names first: an op may point at one of another scope.
  private void name(Scope scope) {
    ChainId old = new ChainId(before, scope);
    ChainId chain = new ChainId(fresh, scope);
    long seq = 0;
    long after = common.getOrDefault(scope, 0L);
    List<EncodedOp> page = from.readChain(old, after, PAGE_OPS, PAGE_BYTES);
    while (!page.isEmpty()) {
      for (EncodedOp op : page) {
        if (isRepeated(op.op().event())) {
          names.put(op.op().id(), new OpId(chain, ++seq));
        }
      }
      after += page.size();
      page = from.readChain(old, after, PAGE_OPS, PAGE_BYTES);
    }
  }

  private Optional<EncodedOp> again(Op op) {
    return Optional.ofNullable(names.get(op.id()))
        .map(name ->
            codec.encode(
                new Op(
                    name, op.hlc(), op.moment(), op.actor(), op.known(), renaming.of(op.event()))));
  }

  private static boolean isRepeated(Event event) {
    return switch (event) {
      case SeatEvent.SeatsGranted _,
          SeatEvent.SeatsWithdrawn _,
          SeatEvent.SeatsAsked _,
          SeatEvent.GrantPresented _ ->
          false;
      // its body was never read, so it cannot be written again
      case Event.Unknown _ -> false;
      default -> true;
    };
  }

  private List<KeyEntry> keysFor(OpId old, OpId name) {
    return from.keysCarriedBy(List.of(old)).stream()
        .map(key -> new KeyEntry(key.scope(), key.kind(), key.subject(), name, key.bytes()))
        .toList();
  }
}
