package tsudoi.sync;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Placed;
import tsudoi.oplog.Received;
import tsudoi.oplog.Replica;
import tsudoi.wire.MalformedOp;
import tsudoi.wire.OpCodec;

/// The hub's side of the protocol: takes chunks in, hands feeds out. Stateless but for the log.
public final class HubSync {
  /// Ops and bytes of one answered page.
  static final int PAGE_OPS_MAX = 2_000;

  static final int PAGE_BYTES_MAX = 1 << 20;

  /// Told of chunks that are not taken, so that a person hears of it: the kiosk keeps what it wrote
  /// and sends it again.
  public interface Refusals {
    /// @param seq of the first op that was not taken
    /// @param reason [#FOREIGN] or [#DAMAGED]
    void refused(ChainId chain, long seq, String reason);

    /// The chain goes on.
    void taken(ChainId chain);
  }

  /// The caller may not write this chain at all.
  public static final String FOREIGN = "FOREIGN";

  /// The bytes are not what was signed, or are no ops.
  public static final String DAMAGED = "DAMAGED";

  /// Who may write where and what, as the registry and the table of rights have it; made anew for
  /// each push.
  ///
  /// @param scopes what the caller may read
  /// @param writes where the caller may write
  /// @param objection why an op is set aside: it is stored and left out of every fold. An op that is
  ///     [#FOREIGN] where it stands is not stored at all. Ops are shown in chain order
  public record Admission(
      Set<Scope> scopes,
      Predicate<Scope> writes,
      Function<Op, Optional<String>> objection,
      Verifier key) {
    public Admission {
      scopes = Set.copyOf(scopes);
    }
  }

  private final Replica hub;
  private final OpLog log;
  private final OpCodec codec;
  private final Function<ReplicaId, Optional<Admission>> admissions;
  private final Refusals refusals;
  private final InstantSource clock;

  public HubSync(
      Replica hub,
      OpCodec codec,
      Function<ReplicaId, Optional<Admission>> admissions,
      Refusals refusals,
      InstantSource clock) {
    this.hub = hub;
    this.log = hub.log();
    this.codec = codec;
    this.admissions = admissions;
    this.refusals = refusals;
    this.clock = clock;
  }

  /// Stores what continues a chain and answers the marks as they then are.
  public Message.Marks push(ReplicaId caller, Message.Push push) {
    List<ChainId> refused = new ArrayList<>();
    Optional<Admission> admission = admissions.apply(caller);
    for (Message.Chunk chunk : push.chunks()) {
      boolean own =
          admission.isPresent()
              && chunk.chain().writer().replica().equals(caller)
              && admission.get().writes().test(chunk.chain().scope());
      Optional<Problem> problem =
          own
              ? take(admission.get(), chunk, push.keys())
              : Optional.of(new Problem(chunk.fromSeq(), FOREIGN));
      if (problem.isPresent()) {
        refused.add(chunk.chain());
        refusals.refused(chunk.chain(), problem.get().seq(), problem.get().reason());
      } else {
        refusals.taken(chunk.chain());
      }
    }
    return new Message.Marks(hub.writer().epoch(), clock.millis(), marks(caller), refused);
  }

  /// What is new in the scopes that the caller may read.
  public Message.Feed feed(Writer caller, Message.Ask ask) {
    Set<Scope> readable =
        admissions.apply(caller.replica()).map(Admission::scopes).orElse(Set.of());
    List<Message.Page> pages = new ArrayList<>();
    for (Message.Cursor cursor : ask.cursors()) {
      if (readable.contains(cursor.scope())) {
        page(caller, cursor).ifPresent(pages::add);
      }
    }
    return new Message.Feed(hub.writer().epoch(), clock.millis(), pages);
  }

  private record Problem(long seq, String reason) {}

  /// Holds the chunk durably, or says why not. What was here before is passed over.
  private Optional<Problem> take(Admission admission, Message.Chunk chunk, List<KeyEntry> keys) {
    Head head = log.staged(chunk.chain());
    if (chunk.ops().size() > Message.CHUNK_OPS_MAX) {
      return Optional.of(new Problem(chunk.fromSeq(), DAMAGED));
    }
    if (chunk.fromSeq() > head.seq() + 1) {
      return Optional.empty();
    }
    List<EncodedOp> fresh = new ArrayList<>();
    Map<OpId, String> objections = new HashMap<>();
    int known = Math.toIntExact(Math.min(chunk.ops().size(), head.seq() + 1 - chunk.fromSeq()));
    for (byte[] bytes : chunk.ops().subList(known, chunk.ops().size())) {
      Optional<EncodedOp> op = decode(bytes);
      if (op.isEmpty() || !op.get().op().id().equals(new OpId(chunk.chain(), head.seq() + 1))) {
        return Optional.of(new Problem(head.seq() + 1, DAMAGED));
      }
      OpId id = op.get().op().id();
      Optional<String> objection = admission.objection().apply(op.get().op());
      if (objection.equals(Optional.of(FOREIGN))) {
        return Optional.of(new Problem(head.seq() + 1, FOREIGN));
      }
      objection.ifPresent(reason -> objections.put(id, reason));
      head = head.next(bytes);
      fresh.add(op.get());
    }
    boolean whole =
        fresh.isEmpty()
            || head.hash().equals(chunk.head())
                && admission
                    .key()
                    .verifies(
                        SignedHead.DOMAIN,
                        SignedHead.message(chunk.chain(), head),
                        chunk.signature())
                && (hub.receive(
                        fresh,
                        carried(fresh, keys),
                        Map.of(),
                        stored -> setAside(stored, objections))
                    instanceof Received.Stored);
    return whole ? Optional.empty() : Optional.of(new Problem(chunk.fromSeq(), DAMAGED));
  }

  /// The hub's word on ops that it stores but may not accept, in the scope that gets the ops.
  private static List<Draft.Line> setAside(List<EncodedOp> stored, Map<OpId, String> objections) {
    return stored.stream()
        .map(op -> op.op().id())
        .flatMap(id ->
            Optional.ofNullable(objections.get(id))
                .map(reason ->
                    new Draft.Line(id.chain().scope(), new ReviewEvent.OpSetAside(id, reason)))
                .stream())
        .toList();
  }

  private Optional<EncodedOp> decode(byte[] bytes) {
    try {
      return Optional.of(codec.decode(bytes));
    } catch (MalformedOp e) {
      return Optional.empty();
    }
  }

  private static List<KeyEntry> carried(List<EncodedOp> ops, List<KeyEntry> keys) {
    Set<OpId> ids = new HashSet<>();
    ops.forEach(op -> ids.add(op.op().id()));
    return keys.stream()
        .filter(key -> key.kind() == KeyEntry.Kind.PERSON && ids.contains(key.carrier()))
        .filter(key -> key.scope().equals(key.carrier().chain().scope()))
        .toList();
  }

  private List<Message.Mark> marks(ReplicaId caller) {
    List<Message.Mark> marks = new ArrayList<>();
    Map<ChainId, Head> heads = new HashMap<>(log.heads());
    heads.forEach((chain, head) -> {
      if (chain.writer().replica().equals(caller)) {
        marks.add(new Message.Mark(chain, head));
      }
    });
    return marks;
  }

  private Optional<Message.Page> page(Writer caller, Message.Cursor cursor) {
    long after = cursor.hubEpoch().equals(hub.writer().epoch()) ? cursor.position() : 0;
    List<Placed> placed = log.read(cursor.scope(), after, PAGE_OPS_MAX, PAGE_BYTES_MAX);
    if (placed.isEmpty()) {
      return Optional.empty();
    }
    long upTo = placed.getLast().position();
    List<EncodedOp> others =
        placed.stream().map(Placed::op).filter(op -> !op.op().writer().equals(caller)).toList();
    List<KeyEntry> keys =
        log.keysCarriedBy(others.stream().map(op -> op.op().id()).toList()).stream()
            .filter(key -> key.kind() != KeyEntry.Kind.STAFF)
            .toList();
    return Optional.of(
        new Message.Page(
            cursor.scope(),
            upTo,
            others.stream().map(EncodedOp::bytes).toList(),
            keys,
            upTo < log.lastPosition(cursor.scope())));
  }
}
