package tsudoi.sync;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

/// The hub's side of the protocol: takes batches in, hands feeds out. Remembers nothing but the log
/// and what is under way.
public final class HubSync {
  /// Ops and bytes of one page.
  static final int PAGE_OPS_MAX = 1_000;

  static final int PAGE_BYTES_MAX = 512 * 1024;

  /// Batches of one kiosk that may be on their way to the disk at once.
  private static final int UNDER_WAY_MAX = 8;

  /// Told of batches that are not taken, so that a person hears of it: the kiosk keeps what it wrote
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

  /// The writer vouches for another history than the one that is here: a copy of its store wrote
  /// under the same numbers, or an older state of it was put back.
  public static final String FORKED = "FORKED";

  /// Who may write where and what, as the registry and the table of rights have it; made anew for
  /// each exchange.
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
  private final Signer signer;
  private final InstantSource clock;
  private final Map<ReplicaId, Intake> intakes = new ConcurrentHashMap<>();

  /// @param signer signs with the hub's key what kiosks are told
  public HubSync(
      Replica hub,
      OpCodec codec,
      Function<ReplicaId, Optional<Admission>> admissions,
      Refusals refusals,
      Signer signer,
      InstantSource clock) {
    this.hub = hub;
    this.log = hub.log();
    this.codec = codec;
    this.admissions = admissions;
    this.refusals = refusals;
    this.signer = signer;
    this.clock = clock;
  }

  /// Stores what continues the caller's chains, batch by batch as they come, and answers the marks
  /// as they then are; what is new in the scopes that the caller may read is read from the log while
  /// it is sent.
  ///
  /// @throws LineDown when the batches end too early, or when the caller has begun another exchange
  ///     meanwhile; what was taken until then stays
  /// @throws MalformedMessage when what arrives is not a batch; the same
  public Answer exchange(Writer caller, Message.Ask ask, Batches batches)
      throws LineDown, MalformedMessage {
    Optional<Admission> admission = admissions.apply(caller.replica());
    Intake intake =
        admission.isPresent()
            ? intakes.computeIfAbsent(caller.replica(), _ -> new Intake())
            : new Intake();
    long turn = intake.begin();
    Set<ChainId> refused = new LinkedHashSet<>();
    try {
      Optional<Message.Batch> next = batches.next();
      while (next.isPresent()) {
        Message.Batch batch = next.get();
        if (!refused.contains(batch.chain())) {
          Optional<Problem> problem =
              intake.take(turn, () -> take(caller.replica(), admission, batch));
          note(batch.chain(), problem);
          problem.ifPresent(_ -> refused.add(batch.chain()));
        }
        next = batches.next();
      }
    } finally {
      intake.settle();
    }
    return new Told(
        caller,
        marks(caller.replica(), List.copyOf(refused)),
        ask,
        admission.map(Admission::scopes).orElse(Set.of()));
  }

  private record Problem(long seq, String reason) {}

  private void note(ChainId chain, Optional<Problem> problem) {
    problem.ifPresentOrElse(
        some -> refusals.refused(chain, some.seq(), some.reason()), () -> refusals.taken(chain));
  }

  /// Whether a batch was taken, and if so, what is on its way to the disk.
  private sealed interface Taken {
    record UnderWay(Supplier<Received> stored) implements Taken {}

    record Here() implements Taken {}

    record Refused(Problem problem) implements Taken {}
  }

  /// What one kiosk brings, one exchange at a time. A connection that is cut may leave its exchange
  /// behind, waiting for bytes that never come: the next one takes over, so that the marks it is
  /// told do not move behind its back.
  private static final class Intake {
    private final Deque<Supplier<Received>> underWay = new ArrayDeque<>();
    private long turn;

    synchronized long begin() {
      return ++turn;
    }

    synchronized Optional<Problem> take(long mine, Supplier<Taken> taking) throws LineDown {
      if (mine != turn) {
        throw new LineDown("the kiosk has begun another exchange");
      }
      return switch (taking.get()) {
        case Taken.Refused(var problem) -> Optional.of(problem);
        case Taken.Here() -> Optional.empty();
        case Taken.UnderWay(var stored) -> {
          underWay.add(stored);
          if (underWay.size() > UNDER_WAY_MAX) {
            var _ = underWay.remove().get();
          }
          yield Optional.empty();
        }
      };
    }

    /// Waits until everything that was taken is durable.
    synchronized void settle() {
      while (!underWay.isEmpty()) {
        var _ = underWay.remove().get();
      }
    }
  }

  /// Sends the batch to the disk, or says why not. What was here before is passed over.
  private Taken take(ReplicaId caller, Optional<Admission> admission, Message.Batch batch) {
    boolean own =
        admission.isPresent()
            && batch.chain().writer().replica().equals(caller)
            && admission.get().writes().test(batch.chain().scope());
    if (!own) {
      return refused(batch.fromSeq(), FOREIGN);
    }
    Head head = log.staged(batch.chain());
    if (batch.ops().size() > Message.BATCH_OPS_MAX || batch.fromSeq() < 1) {
      return refused(batch.fromSeq(), DAMAGED);
    }
    if (batch.fromSeq() > head.seq() + 1) {
      return new Taken.Here();
    }
    List<EncodedOp> fresh = new ArrayList<>();
    Map<OpId, String> objections = new HashMap<>();
    int known = Math.toIntExact(Math.min(batch.ops().size(), head.seq() + 1 - batch.fromSeq()));
    for (byte[] bytes : batch.ops().subList(known, batch.ops().size())) {
      Optional<EncodedOp> op = decode(bytes);
      if (op.isEmpty() || !op.get().op().id().equals(new OpId(batch.chain(), head.seq() + 1))) {
        return refused(head.seq() + 1, DAMAGED);
      }
      OpId id = op.get().op().id();
      Optional<String> objection = admission.get().objection().apply(op.get().op());
      if (objection.equals(Optional.of(FOREIGN))) {
        return refused(head.seq() + 1, FOREIGN);
      }
      objection.ifPresent(reason -> objections.put(id, reason));
      head = head.next(bytes);
      fresh.add(op.get());
    }
    if (fresh.isEmpty()) {
      return new Taken.Here();
    }
    boolean signed =
        admission
            .get()
            .key()
            .verifies(
                Proofs.BATCH_DOMAIN,
                Proofs.ofBatch(batch.chain(), batch.lastHead(), batch.keys()),
                batch.signature());
    if (signed && !head.hash().equals(batch.head())) {
      return refused(batch.fromSeq(), FORKED);
    }
    return signed
        ? new Taken.UnderWay(
            hub.take(
                fresh,
                carried(fresh, batch.keys()),
                KeptProof.note(batch),
                stored -> setAside(stored, objections)))
        : refused(batch.fromSeq(), DAMAGED);
  }

  private static Taken refused(long seq, String reason) {
    return new Taken.Refused(new Problem(seq, reason));
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

  /// How far each chain of a replica is held durably.
  public List<Message.Mark> marks(ReplicaId caller) {
    List<Message.Mark> marks = new ArrayList<>();
    log.heads()
        .forEach((chain, head) -> {
          if (chain.writer().replica().equals(caller)) {
            marks.add(new Message.Mark(chain, head));
          }
        });
    return marks;
  }

  private Message.Marks marks(ReplicaId caller, List<ChainId> refused) {
    List<Message.Mark> marks = marks(caller);
    Message.Marks unsigned =
        new Message.Marks(hub.writer().epoch(), clock.millis(), marks, refused, new byte[0]);
    return new Message.Marks(
        unsigned.hubEpoch(),
        unsigned.hubTimeMillis(),
        marks,
        refused,
        signer.sign(Proofs.MARKS_DOMAIN, Proofs.ofMarks(caller, unsigned)));
  }

  /// The answer, of which the pages are made when they are asked for.
  private final class Told implements Answer {
    private final Writer caller;
    private final Message.Marks marks;
    private final Deque<Message.Cursor> cursors = new ArrayDeque<>();
    private int pagesLeft = Message.PAGES_MAX;

    Told(Writer caller, Message.Marks marks, Message.Ask ask, Set<Scope> readable) {
      this.caller = caller;
      this.marks = marks;
      ask.cursors().stream()
          .filter(cursor -> readable.contains(cursor.scope()))
          .forEach(cursors::add);
    }

    @Override
    public Message.Marks marks() {
      return marks;
    }

    @Override
    public Optional<Message.Page> nextPage() {
      while (!cursors.isEmpty() && pagesLeft > 0) {
        Optional<Message.Page> page = page(caller, cursors.remove());
        if (page.isPresent()) {
          pagesLeft--;
          if (page.get().more()) {
            cursors.addFirst(
                new Message.Cursor(page.get().scope(), page.get().hubEpoch(), page.get().upTo()));
          }
          return page;
        }
      }
      return Optional.empty();
    }

    @Override
    public long opsAbout() {
      return cursors.stream()
          .mapToLong(cursor -> log.lastPosition(cursor.scope()) - after(cursor))
          .sum();
    }
  }

  private long after(Message.Cursor cursor) {
    return cursor.hubEpoch().equals(hub.writer().epoch()) ? Math.max(0, cursor.position()) : 0;
  }

  private Optional<Message.Page> page(Writer caller, Message.Cursor cursor) {
    long after = after(cursor);
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
    Message.Page unsigned =
        new Message.Page(
            hub.writer().epoch(),
            cursor.scope(),
            after,
            upTo,
            others.stream().map(EncodedOp::bytes).toList(),
            keys,
            upTo < log.lastPosition(cursor.scope()),
            new byte[0],
            vouched(cursor.scope(), others));
    return Optional.of(signed(unsigned));
  }

  /// The hub's own chain, if these ops reach its end: of an earlier place the hash is not at hand, and
  /// a later page brings it.
  private Optional<Message.Vouched> vouched(Scope scope, List<EncodedOp> ops) {
    ChainId own = new ChainId(hub.writer(), scope);
    long last =
        ops.stream()
            .map(op -> op.op().id())
            .filter(id -> id.chain().equals(own))
            .mapToLong(OpId::seq)
            .max()
            .orElse(0);
    return Optional.ofNullable(log.heads().get(own))
        .filter(head -> last > 0 && head.seq() == last)
        .map(head ->
            new Message.Vouched(
                own, head, signer.sign(HubHeads.DOMAIN, HubHeads.message(own, head))));
  }

  private Message.Page signed(Message.Page page) {
    return new Message.Page(
        page.hubEpoch(),
        page.scope(),
        page.after(),
        page.upTo(),
        page.ops(),
        page.keys(),
        page.more(),
        signer.sign(Proofs.PAGE_DOMAIN, Proofs.ofPage(page)),
        page.vouched());
  }
}
