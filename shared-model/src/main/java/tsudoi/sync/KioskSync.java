package tsudoi.sync;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Known;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Received;
import tsudoi.oplog.Replica;
import tsudoi.wire.MalformedOp;
import tsudoi.wire.OpCodec;

/// One kiosk's side of the protocol, without threads: each round pushes what the hub has not
/// acknowledged and pulls what is new, until both are done.
///
/// Any cut, anywhere: the next round starts from the hub's marks and the stored cursors, so at most
/// one chunk is sent again.
public final class KioskSync {
  private final Replica replica;
  private final OpLog log;
  private final HubLink link;
  private final Signer signer;
  private final OpCodec codec;
  private final Set<Scope> scopes;
  private final InstantSource clock;
  private final Map<ChainId, Head> marks = new HashMap<>();
  private Optional<Instant> lastContact = Optional.empty();
  private SyncStatus.Line line = SyncStatus.Line.UNKNOWN;
  private volatile boolean caughtUp;

  /// @param scopes the feeds that this kiosk reads
  public KioskSync(
      Replica replica,
      HubLink link,
      Signer signer,
      OpCodec codec,
      Set<Scope> scopes,
      InstantSource clock) {
    this.replica = replica;
    this.log = replica.log();
    this.link = link;
    this.signer = signer;
    this.codec = codec;
    this.scopes = Set.copyOf(scopes);
    this.clock = clock;
    for (ChainId chain : ownHeads().keySet()) {
      acknowledged(chain).ifPresent(seq -> marks.put(chain, mark(seq)));
    }
  }

  /// Pushes and pulls until there is nothing to do.
  ///
  /// @throws LineDown when the hub cannot be reached; what was done until then stays done
  public void round() throws LineDown {
    try {
      pushAll();
      pullAll();
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

  private Instant writtenAt(ChainId chain, long afterSeq) {
    return log.readChain(chain, afterSeq, 1, Message.CHUNK_BYTES_MAX).getFirst().op().hlc().time();
  }

  /// What this kiosk would ask and say if there were a line, for somebody to carry it to the hub.
  ///
  /// @param ops how many the pushes hold
  /// @param more whether there was more to say than was wanted
  public record Saying(Message.Ask ask, List<Message.Push> pushes, long ops, boolean more) {
    public Saying {
      pushes = List.copyOf(pushes);
    }
  }

  /// @param bytesMax of the ops, about
  public Saying say(long bytesMax) {
    Map<ChainId, Head> reached = new HashMap<>();
    marks().forEach((chain, mark) -> reached.put(chain, headAt(chain, mark.seq())));
    List<Message.Push> pushes = new ArrayList<>();
    long bytes = 0;
    long ops = 0;
    Optional<Message.Push> next = nextPush(reached);
    while (next.isPresent() && bytes < bytesMax) {
      pushes.add(next.get());
      for (Message.Chunk chunk : next.get().chunks()) {
        reached.put(chunk.chain(), new Head(chunk.lastSeq(), chunk.head()));
        ops += chunk.ops().size();
        bytes += chunk.ops().stream().mapToLong(op -> op.length).sum();
      }
      next = nextPush(reached);
    }
    return new Saying(new Message.Ask(cursors()), pushes, ops, next.isPresent());
  }

  /// What the hub answered to one [Message.Ask].
  public record Told(Message.Ask ask, Message.Feed feed) {}

  /// What came of an answer that was carried here.
  ///
  /// @param acknowledged how many more of its own ops the kiosk now knows to be at the hub
  /// @param newOps how many ops of others were new here
  /// @param gap whether something between what is here and what was told is missing
  /// @param stale whether the answer is of an earlier life of the hub, and was left alone
  public record Heard(long acknowledged, long newOps, boolean gap, boolean stale) {}

  /// Takes in what the hub answered some time ago. Answers may come in any order, any number of
  /// times, and between those of the line: an older one takes nothing back.
  public Heard hear(Message.Marks answer, List<Told> told) {
    if (isOfAnEarlierLife(answer)) {
      return new Heard(0, 0, false, true);
    }
    long acknowledged = acceptCarried(answer);
    long newOps = 0;
    boolean gap = false;
    for (Told one : told) {
      for (Message.Page page : one.feed().pages()) {
        long from = position(one.ask().cursors(), page.scope(), one.feed().hubEpoch());
        long here = position(List.of(cursor(page.scope())), page.scope(), one.feed().hubEpoch());
        if (from > here) {
          gap = true;
        } else if (page.upTo() > here) {
          try {
            newOps += take(one.feed().hubEpoch(), page);
          } catch (LineDown e) {
            gap = true;
          }
        }
      }
    }
    return new Heard(acknowledged, newOps, gap, false);
  }

  private static long position(List<Message.Cursor> cursors, Scope scope, Epoch hubEpoch) {
    return cursors.stream()
        .filter(cursor -> cursor.scope().equals(scope) && cursor.hubEpoch().equals(hubEpoch))
        .mapToLong(Message.Cursor::position)
        .findFirst()
        .orElse(0);
  }

  /// A hub that was restored begins a new life, and its clock goes on.
  private boolean isOfAnEarlierLife(Message.Marks answer) {
    return HubLife.read(log)
        .filter(known ->
            !known.epoch().equals(answer.hubEpoch())
                && known.sinceMillis() > answer.hubTimeMillis())
        .isPresent();
  }

  private long acceptCarried(Message.Marks answer) {
    boolean newLife = HubLife.read(log).filter(life -> life.isThat(answer)).isEmpty();
    Map<String, byte[]> notes = new HashMap<>();
    long acknowledged = 0;
    synchronized (this) {
      Map<ChainId, Head> told = new HashMap<>();
      answer.marks().forEach(mark -> told.put(mark.chain(), mark.head()));
      for (ChainId chain : ownHeads().keySet()) {
        Head mark = told.getOrDefault(chain, Head.NONE);
        Head before = marks.getOrDefault(chain, Head.NONE);
        if (newLife || mark.seq() > before.seq()) {
          acknowledged += mark.seq() - before.seq();
          marks.put(chain, mark);
          notes.put(markName(chain), ByteBuffer.allocate(Long.BYTES).putLong(mark.seq()).array());
        }
      }
    }
    if (newLife) {
      notes.put(HubLife.NOTE, HubLife.of(answer).bytes());
    }
    if (!notes.isEmpty()) {
      replica.receive(List.of(), List.of(), notes);
    }
    return Math.max(0, acknowledged);
  }

  private Head headAt(ChainId chain, long seq) {
    Head head = Head.NONE;
    while (head.seq() < seq) {
      int most = (int) Math.min(Message.CHUNK_OPS_MAX, seq - head.seq());
      List<EncodedOp> ops = log.readChain(chain, head.seq(), most, Message.CHUNK_BYTES_MAX);
      if (ops.isEmpty()) {
        return head;
      }
      for (EncodedOp op : ops) {
        head = head.next(op.bytes());
      }
    }
    return head;
  }

  private void pushAll() throws LineDown {
    accept(link.push(new Message.Push(List.of(), List.of())));
    Optional<Message.Push> next = nextPush();
    while (next.isPresent()) {
      Map<ChainId, Head> before = Map.copyOf(marks());
      Message.Marks answer = link.push(next.get());
      accept(answer);
      if (before.equals(marks())) {
        throw new LineDown("the hub's marks do not move; refused: " + answer.refused().size());
      }
      next = nextPush();
    }
  }

  private Optional<Message.Push> nextPush() {
    return nextPush(marks());
  }

  private Optional<Message.Push> nextPush(Map<ChainId, Head> known) {
    List<Message.Chunk> chunks = new ArrayList<>();
    List<KeyEntry> keys = new ArrayList<>();
    ownHeads()
        .forEach((chain, head) -> {
          Head mark = known.getOrDefault(chain, Head.NONE);
          if (head.seq() > mark.seq()) {
            List<EncodedOp> ops =
                log.readChain(chain, mark.seq(), Message.CHUNK_OPS_MAX, Message.CHUNK_BYTES_MAX);
            chunks.add(chunk(chain, mark, ops));
            keys.addAll(log.keysCarriedBy(ids(ops)));
          }
        });
    return chunks.isEmpty() ? Optional.empty() : Optional.of(new Message.Push(chunks, keys));
  }

  private Message.Chunk chunk(ChainId chain, Head mark, List<EncodedOp> ops) {
    Head head = mark;
    List<byte[]> bytes = new ArrayList<>();
    for (EncodedOp op : ops) {
      head = head.next(op.bytes());
      bytes.add(op.bytes());
    }
    byte[] signature = signer.sign(SignedHead.DOMAIN, SignedHead.message(chain, head));
    return new Message.Chunk(chain, mark.seq() + 1, bytes, head.hash(), signature);
  }

  private void accept(Message.Marks answer) {
    Map<String, byte[]> notes = new HashMap<>();
    if (HubLife.read(log).filter(life -> life.isThat(answer)).isEmpty()) {
      notes.put(HubLife.NOTE, HubLife.of(answer).bytes());
    }
    synchronized (this) {
      contact();
      Map<ChainId, Head> told = new HashMap<>();
      answer.marks().forEach(mark -> told.put(mark.chain(), mark.head()));
      for (ChainId chain : ownHeads().keySet()) {
        Head mark = told.getOrDefault(chain, Head.NONE);
        Head before = marks.getOrDefault(chain, Head.NONE);
        marks.put(chain, mark);
        if (mark.seq() != before.seq()) {
          notes.put(markName(chain), ByteBuffer.allocate(Long.BYTES).putLong(mark.seq()).array());
        }
      }
    }
    if (!notes.isEmpty()) {
      replica.receive(List.of(), List.of(), notes);
    }
  }

  private void pullAll() throws LineDown {
    boolean more = true;
    while (more) {
      Message.Feed feed = link.feed(new Message.Ask(cursors()));
      synchronized (this) {
        contact();
      }
      more = false;
      for (Message.Page page : feed.pages()) {
        take(feed.hubEpoch(), page);
        more |= page.more();
      }
    }
  }

  /// @return how many ops were new here
  private long take(Epoch hubEpoch, Message.Page page) throws LineDown {
    List<EncodedOp> ops = new ArrayList<>();
    for (byte[] bytes : page.ops()) {
      try {
        ops.add(codec.decode(bytes));
      } catch (MalformedOp e) {
        throw new LineDown("the feed holds what is not an op", e);
      }
    }
    Known cursor = new Known(hubEpoch, page.upTo());
    Received received =
        replica.receive(
            ops, page.keys(), Map.of(Cursors.name(page.scope()), Cursors.bytes(cursor)));
    if (received instanceof Received.Stored(int newOps)) {
      return newOps;
    }
    throw new LineDown("the feed does not continue what is here");
  }

  private List<Message.Cursor> cursors() {
    return scopes.stream().sorted().map(this::cursor).toList();
  }

  private Message.Cursor cursor(Scope scope) {
    return Cursors.read(log, scope)
        .map(known -> new Message.Cursor(scope, known.hubEpoch(), known.position()))
        .orElse(new Message.Cursor(scope, Cursors.NO_EPOCH, 0));
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

  private void contact() {
    lastContact = Optional.of(clock.instant());
    line = SyncStatus.Line.UP;
  }

  private synchronized void setLine(SyncStatus.Line now) {
    line = now;
  }

  private Optional<Long> acknowledged(ChainId chain) {
    return log.note(markName(chain)).map(bytes -> ByteBuffer.wrap(bytes).getLong());
  }

  /// The seq is enough until the hub's next answer brings the hash.
  private static Head mark(long seq) {
    return new Head(seq, tsudoi.op.ChainHash.START);
  }

  private static String markName(ChainId chain) {
    return "mark/" + chain.writer().epoch() + "/" + chain.scope().name();
  }

  private static List<OpId> ids(List<EncodedOp> ops) {
    return ops.stream().map(op -> op.op().id()).toList();
  }
}
