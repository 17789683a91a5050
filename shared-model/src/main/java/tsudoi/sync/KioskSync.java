package tsudoi.sync;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import tsudoi.op.ChainHash;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Known;
import tsudoi.op.Moment;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Received;
import tsudoi.oplog.Replica;
import tsudoi.wire.MalformedOp;
import tsudoi.wire.OpCodec;

/// One kiosk's side of the protocol, without threads: each round sends what the hub has not
/// acknowledged and takes in what is new, until both are done. With nothing to do that is one
/// exchange.
///
/// Any cut, anywhere: the next round first asks for the hub's marks and goes on from there and from
/// the stored cursors, so at most one batch is sent again. The hub's word counts only with its
/// signature.
public final class KioskSync {
  /// Pages that may be on their way to the disk at once.
  private static final int UNDER_WAY_MAX = 4;

  private static final int MARK_BYTES = Long.BYTES + 32;

  private final Replica replica;
  private final OpLog log;
  private final HubLink link;
  private final Signer signer;
  private final Verifier hubKey;
  private final OpCodec codec;
  private final Set<Scope> scopes;
  private final Supplier<Moment> moments;
  private final HubClock clock;
  private final Map<ChainId, Head> marks = new HashMap<>();

  /// Hashes of own chains at some places on the way, to compare with what the hub holds.
  private final Map<ChainId, NavigableMap<Long, ChainHash>> waypoints = new HashMap<>();

  private final Set<ChainId> diverged = new HashSet<>();
  private boolean marksAreFresh;
  private volatile boolean caughtUp;
  private volatile boolean outOfService;
  private Optional<Instant> lastContact = Optional.empty();
  private SyncStatus.Line line = SyncStatus.Line.UNKNOWN;

  /// @param hubKey checks what the hub signed
  /// @param scopes the feeds that this kiosk reads
  public KioskSync(
      Replica replica,
      HubLink link,
      Signer signer,
      Verifier hubKey,
      OpCodec codec,
      Set<Scope> scopes,
      Supplier<Moment> moments,
      HubClock clock) {
    this.replica = replica;
    this.log = replica.log();
    this.link = link;
    this.signer = signer;
    this.hubKey = hubKey;
    this.codec = codec;
    this.scopes = Set.copyOf(scopes);
    this.moments = moments;
    this.clock = clock;
    for (ChainId chain : ownHeads().keySet()) {
      remembered(chain).ifPresent(mark -> marks.put(chain, mark));
    }
  }

  /// Sends and takes in until there is nothing to do.
  ///
  /// @throws LineDown when the hub cannot be reached; what was done until then stays done
  public void round() throws LineDown {
    try {
      boolean more = true;
      while (more) {
        more = exchange();
      }
      caughtUp = true;
      setLine(SyncStatus.Line.UP);
    } catch (LineDown e) {
      setLine(SyncStatus.Line.DOWN);
      throw e;
    }
  }

  /// Whether everything that the hub holds for this kiosk was fetched at some time since the start.
  public boolean caughtUp() {
    return caughtUp;
  }

  /// Whether the hub said at the last contact that this kiosk was taken out of service.
  public boolean outOfService() {
    return outOfService;
  }

  public synchronized SyncStatus status() {
    long unsent = 0;
    Optional<Instant> oldest = Optional.empty();
    for (Map.Entry<ChainId, Head> own : ownHeads().entrySet()) {
      long acknowledged = marks.getOrDefault(own.getKey(), Head.NONE).seq();
      unsent += Math.max(0, own.getValue().seq() - acknowledged);
      if (own.getValue().seq() > acknowledged) {
        Instant first = writtenAt(own.getKey(), acknowledged);
        oldest = Optional.of(oldest.filter(before -> before.isBefore(first)).orElse(first));
      }
    }
    return new SyncStatus(line, lastContact, unsent, oldest);
  }

  /// Chains of this replica of which the hub holds another history: written under the same number by
  /// a copy of this store, or lost here. They are not sent any further; a person must decide.
  public synchronized Set<ChainId> diverged() {
    return Set.copyOf(diverged);
  }

  /// Whether one of them is of the life that this replica writes in now. What an earlier life lost
  /// here comes back from the hub and is no reason to begin a new one.
  public synchronized boolean hasParted() {
    return diverged.stream().anyMatch(chain -> chain.writer().equals(replica.writer()));
  }

  private Instant writtenAt(ChainId chain, long afterSeq) {
    return log.readChain(chain, afterSeq, 1, Message.BATCH_BYTES_MAX).getFirst().op().hlc().time();
  }

  /// What this kiosk would ask and say if there were a line, for somebody to carry it to the hub.
  ///
  /// @param ops how many the batches hold
  /// @param more whether there was more to say than was wanted
  public record Saying(Message.Ask ask, List<Message.Batch> batches, long ops, boolean more) {
    public Saying {
      batches = List.copyOf(batches);
    }
  }

  /// @param bytesMax of the ops, about
  public Saying say(long bytesMax) {
    Outgoing outgoing = outgoing();
    List<Message.Batch> batches = new ArrayList<>();
    long ops = 0;
    long bytes = 0;
    Optional<Message.Batch> next = outgoing.next();
    while (next.isPresent() && bytes < bytesMax) {
      batches.add(next.get());
      ops += next.get().ops().size();
      bytes += next.get().ops().stream().mapToLong(op -> op.length).sum();
      next = bytes < bytesMax ? outgoing.next() : Optional.empty();
    }
    return new Saying(ask(clock.own().instant()), batches, ops, outgoing.opsAbout() > 0);
  }

  /// What came of an answer that was carried here.
  ///
  /// @param acknowledged how many more of its own ops the kiosk now knows to be at the hub
  /// @param newOps how many ops of others were new here
  /// @param gap whether something between what is here and what was told is missing
  /// @param stale whether the answer is of an earlier life of the hub, and was left alone
  public record Heard(long acknowledged, long newOps, boolean gap, boolean stale) {}

  /// Takes in what the hub answered some time ago. Answers may come in any order, any number of
  /// times, and between those of the line: an older one takes nothing back.
  public Heard hear(Message.Marks answer, List<Message.Page> pages) {
    Optional<HubLife> known = HubLife.read(log);
    if (known.filter(life -> life.isLaterThan(answer)).isPresent()) {
      return new Heard(0, 0, false, true);
    }
    long acknowledged = accept(answer, known.filter(life -> life.isThat(answer)).isEmpty());
    long newOps = 0;
    boolean gap = false;
    for (Message.Page page : pages) {
      if (page.upTo() > position(page.scope(), page.hubEpoch())) {
        try {
          newOps += requireStored(take(page, answer.hubEpoch(), new HashMap<>()));
        } catch (LineDown e) {
          gap = true;
        }
      }
    }
    return new Heard(acknowledged, newOps, gap, false);
  }

  /// One question and its answer.
  ///
  /// @return whether there is more to do
  private boolean exchange() throws LineDown {
    Outgoing outgoing = marksAreFresh ? outgoing() : new Outgoing(List.of());
    boolean asked = !marksAreFresh;
    Map<ChainId, Head> before = marks();
    marksAreFresh = false;
    Instant began = clock.own().instant();
    Message.Ask ask = ask(began);
    boolean more;
    int refused;
    try (Answer answer = link.exchange(ask, outgoing)) {
      Moment answered = moments.get();
      accept(answer.marks(), outgoing, began);
      outOfService = answer.outOfService();
      if (!outOfService) {
        clock.contact(ask.moment(), answered, answer.marks().hubTimeMillis());
      }
      refused = answer.marks().refused().size();
      more = takeIn(answer);
    }
    marksAreFresh = true;
    if (outOfService && unsent().isEmpty()) {
      throw new LineDown("this kiosk is out of service, and has handed over everything");
    }
    boolean moved = !before.equals(marks());
    if (!moved && !diverged().containsAll(outgoing.chains())) {
      throw new LineDown("the hub's marks do not move; refused: " + refused);
    }
    return more || (asked || moved) && !unsent().isEmpty();
  }

  private Message.Ask ask(Instant now) {
    return new Message.Ask(cursors(), moments.get(), now.toEpochMilli(), clock.offset());
  }

  // What goes to the hub.

  /// A piece of an own chain that the hub does not hold.
  private record Piece(ChainId chain, Head mark, long upTo) {}

  private List<Piece> unsent() {
    List<Piece> pieces = new ArrayList<>();
    Map<ChainId, Head> known = marks();
    Set<ChainId> apart = diverged();
    ownHeads()
        .forEach((chain, head) -> {
          Head mark = known.getOrDefault(chain, Head.NONE);
          if (head.seq() > mark.seq() && !apart.contains(chain)) {
            pieces.add(new Piece(chain, mark, head.seq()));
          }
        });
    return pieces;
  }

  private Outgoing outgoing() {
    return new Outgoing(unsent());
  }

  /// What one request brings: batches of each chain in turn, read from the log as they are sent.
  private final class Outgoing implements Batches {
    private final Deque<Piece> pieces;
    private final Map<ChainId, List<Head>> sent = new HashMap<>();
    private int batchesLeft = Message.BATCHES_MAX;

    Outgoing(List<Piece> pieces) {
      this.pieces = new ArrayDeque<>(pieces);
    }

    @Override
    public synchronized Optional<Message.Batch> next() {
      Piece piece = batchesLeft-- > 0 ? pieces.poll() : null;
      if (piece == null) {
        return Optional.empty();
      }
      Message.Batch batch = batch(piece);
      sent.computeIfAbsent(piece.chain(), _ -> new ArrayList<>()).add(batch.lastHead());
      if (batch.lastSeq() < piece.upTo()) {
        pieces.add(new Piece(piece.chain(), batch.lastHead(), piece.upTo()));
      }
      return Optional.of(batch);
    }

    @Override
    public long opsAbout() {
      return pieces.stream().mapToLong(piece -> piece.upTo() - piece.mark().seq()).sum();
    }

    synchronized Set<ChainId> chains() {
      return Set.copyOf(sent.keySet());
    }

    synchronized List<Head> sent(ChainId chain) {
      return sent.getOrDefault(chain, List.of());
    }
  }

  private Message.Batch batch(Piece piece) {
    Head head = piece.mark();
    List<byte[]> ops = new ArrayList<>();
    List<OpId> ids = new ArrayList<>();
    int most = (int) Math.min(Message.BATCH_OPS_MAX, piece.upTo() - head.seq());
    for (EncodedOp op : log.readChain(piece.chain(), head.seq(), most, Message.BATCH_BYTES_MAX)) {
      head = head.next(op.bytes());
      ops.add(op.bytes());
      ids.add(new OpId(piece.chain(), head.seq()));
    }
    var keys = log.keysCarriedBy(ids);
    byte[] signature = signer.sign(Proofs.BATCH_DOMAIN, Proofs.ofBatch(piece.chain(), head, keys));
    return new Message.Batch(
        piece.chain(), piece.mark().seq() + 1, ops, head.hash(), keys, signature);
  }

  // What comes back.

  private void accept(Message.Marks answer, Outgoing sent, Instant began) throws LineDown {
    byte[] told = Proofs.ofMarks(replica.writer().replica(), answer);
    if (!hubKey.verifies(Proofs.MARKS_DOMAIN, told, answer.signature())) {
      throw new LineDown("the answer is not the hub's");
    }
    Instant now = clock.own().instant();
    clock.heard(began, now, answer.hubTimeMillis());
    synchronized (this) {
      lastContact = Optional.of(now);
      line = SyncStatus.Line.UP;
      for (ChainId chain : sent.chains()) {
        sent.sent(chain).forEach(head -> waypoints(chain).put(head.seq(), head.hash()));
      }
    }
    var _ = accept(answer, true);
  }

  /// Compares what the hub holds with what this replica wrote, and remembers it.
  ///
  /// @param mayFall whether a lower mark counts: it does not when the answer is an old one
  /// @return how many more ops are known to be at the hub
  private long accept(Message.Marks answer, boolean mayFall) {
    Map<ChainId, Head> held = new HashMap<>();
    answer.marks().forEach(mark -> held.put(mark.chain(), mark.head()));
    Map<String, byte[]> notes = new HashMap<>(clock.notes());
    if (HubLife.read(log).filter(life -> life.isThat(answer)).isEmpty()) {
      notes.put(HubLife.NOTE, HubLife.of(answer).bytes());
    }
    long acknowledged = 0;
    synchronized (this) {
      for (Map.Entry<ChainId, Head> own : ownHeads().entrySet()) {
        ChainId chain = own.getKey();
        Head mark = held.getOrDefault(chain, Head.NONE);
        Head before = marks.getOrDefault(chain, Head.NONE);
        if (!mayFall && mark.seq() < before.seq()) {
          continue;
        }
        // of an earlier life the hub may hold more than is here: that comes back by the feed
        boolean ahead = mark.seq() > own.getValue().seq();
        boolean now = chain.writer().equals(replica.writer());
        if (ahead ? now : !hashAt(chain, mark.seq()).equals(mark.hash())) {
          diverged.add(chain);
          continue;
        }
        diverged.remove(chain);
        waypoints(chain).put(mark.seq(), mark.hash());
        waypoints(chain).headMap(mark.seq(), false).keySet().removeIf(seq -> seq > 0);
        if (!mark.equals(before)) {
          acknowledged += mark.seq() - before.seq();
          marks.put(chain, mark);
          notes.put(markName(chain), bytes(mark));
        }
      }
    }
    if (!notes.isEmpty()) {
      replica.receive(List.of(), List.of(), notes);
    }
    return Math.max(0, acknowledged);
  }

  private NavigableMap<Long, ChainHash> waypoints(ChainId chain) {
    return waypoints.computeIfAbsent(
        chain,
        _ -> {
          NavigableMap<Long, ChainHash> known = new TreeMap<>();
          known.put(0L, ChainHash.START);
          remembered(chain).ifPresent(mark -> known.put(mark.seq(), mark.hash()));
          return known;
        });
  }

  /// What this replica itself wrote up to there.
  private ChainHash hashAt(ChainId chain, long seq) {
    Map.Entry<Long, ChainHash> from = waypoints(chain).floorEntry(seq);
    Head head = new Head(from.getKey(), from.getValue());
    while (head.seq() < seq) {
      int most = (int) Math.min(Message.BATCH_OPS_MAX, seq - head.seq());
      for (EncodedOp op : log.readChain(chain, head.seq(), most, Message.BATCH_BYTES_MAX)) {
        head = head.next(op.bytes());
      }
    }
    return head.hash();
  }

  /// @return whether the hub has more than it answered
  private boolean takeIn(Answer answer) throws LineDown {
    Set<Scope> more = new HashSet<>();
    Map<Scope, Known> at = new HashMap<>();
    Deque<Supplier<Received>> underWay = new ArrayDeque<>();
    try {
      Optional<Message.Page> next = answer.nextPage();
      while (next.isPresent()) {
        Message.Page page = next.get();
        underWay.add(take(page, answer.marks().hubEpoch(), at));
        if (page.more()) {
          more.add(page.scope());
        } else {
          more.remove(page.scope());
        }
        if (underWay.size() > UNDER_WAY_MAX) {
          var _ = requireStored(underWay.remove());
        }
        next = answer.nextPage();
      }
    } finally {
      while (!underWay.isEmpty()) {
        var _ = requireStored(underWay.remove());
      }
    }
    return !more.isEmpty();
  }

  private Supplier<Received> take(Message.Page page, Epoch hubEpoch, Map<Scope, Known> at)
      throws LineDown {
    Scope scope = page.scope();
    Known cursor = at.computeIfAbsent(scope, _ -> cursor(scope));
    long expected = cursor.hubEpoch().equals(hubEpoch) ? cursor.position() : 0;
    if (!scopes.contains(scope)
        || !page.hubEpoch().equals(hubEpoch)
        || page.after() > expected
        || page.upTo() <= expected) {
      throw new LineDown("a page of " + scope + " that does not continue what is here");
    }
    if (!hubKey.verifies(Proofs.PAGE_DOMAIN, Proofs.ofPage(page), page.signature())) {
      throw new LineDown("a page of " + scope + " is not the hub's");
    }
    List<EncodedOp> ops = new ArrayList<>(page.ops().size());
    for (byte[] bytes : page.ops()) {
      EncodedOp op = decode(bytes);
      if (!op.op().scope().equals(scope)) {
        throw new LineDown("a page of " + scope + " with an op of " + op.op().scope());
      }
      ops.add(op);
    }
    Known upTo = new Known(hubEpoch, page.upTo());
    at.put(scope, upTo);
    Map<String, byte[]> notes = new HashMap<>(vouched(page, ops));
    notes.put(Cursors.name(scope), Cursors.bytes(upTo));
    return replica.take(ops, page.keys(), notes, _ -> List.of());
  }

  /// What the hub vouches for, if with this page it is here and the same.
  private Map<String, byte[]> vouched(Message.Page page, List<EncodedOp> ops) {
    if (page.vouched().isEmpty()) {
      return Map.of();
    }
    Message.Vouched vouched = page.vouched().get();
    Head head = log.staged(vouched.chain());
    for (EncodedOp op : ops) {
      if (op.op().id().equals(new OpId(vouched.chain(), head.seq() + 1))) {
        head = head.next(op.bytes());
      }
    }
    return vouched.chain().scope().equals(page.scope()) && vouched.head().equals(head)
        ? KeptVouch.note(vouched, hubKey)
        : Map.of();
  }

  private EncodedOp decode(byte[] bytes) throws LineDown {
    try {
      return codec.decode(bytes);
    } catch (MalformedOp e) {
      throw new LineDown("the feed holds what is not an op", e);
    }
  }

  /// @return how many ops were new here
  private static long requireStored(Supplier<Received> underWay) throws LineDown {
    if (underWay.get() instanceof Received.Stored(int newOps)) {
      return newOps;
    }
    throw new LineDown("the feed does not continue what is here");
  }

  private long position(Scope scope, Epoch hubEpoch) {
    Known cursor = cursor(scope);
    return cursor.hubEpoch().equals(hubEpoch) ? cursor.position() : 0;
  }

  private Known cursor(Scope scope) {
    return Cursors.read(log, scope).orElse(new Known(Cursors.NO_EPOCH, 0));
  }

  private List<Message.Cursor> cursors() {
    return scopes.stream()
        .sorted()
        .map(scope -> {
          Known cursor = cursor(scope);
          return new Message.Cursor(scope, cursor.hubEpoch(), cursor.position());
        })
        .toList();
  }

  /// Those of its earlier lives too: what they could not send is still owed.
  private Map<ChainId, Head> ownHeads() {
    Map<ChainId, Head> own = new HashMap<>();
    log.heads()
        .forEach((chain, head) -> {
          if (chain.writer().replica().equals(replica.writer().replica())) {
            own.put(chain, head);
          }
        });
    return own;
  }

  private synchronized Map<ChainId, Head> marks() {
    return Map.copyOf(marks);
  }

  private synchronized void setLine(SyncStatus.Line now) {
    line = now;
  }

  /// A mark as it is stored: seq (8), hash (32).
  private static byte[] bytes(Head mark) {
    return ByteBuffer.allocate(MARK_BYTES).putLong(mark.seq()).put(mark.hash().bytes()).array();
  }

  private Optional<Head> remembered(ChainId chain) {
    return log.note(markName(chain))
        .filter(bytes -> bytes.length == MARK_BYTES)
        .map(bytes ->
            new Head(
                ByteBuffer.wrap(bytes).getLong(),
                ChainHash.of(Arrays.copyOfRange(bytes, Long.BYTES, MARK_BYTES))));
  }

  private static String markName(ChainId chain) {
    return "mark/" + chain.writer().epoch() + "/" + chain.scope().name();
  }
}
