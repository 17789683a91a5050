package tsudoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tsudoi.account.AccountEvent;
import tsudoi.city.JapanTime;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Ids;
import tsudoi.op.Known;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.EndedEpochs;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.Placed;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpId;

/// A hub and the kiosks of one center in memory, with lines that carry as much as the test says.
/// Rules and desks are the real ones; the protocol is replaced by copying chains.
final class SeatCity {
  static final Writer HUB = TestReplica.writer(1);
  private static final Scope CENTER = TestReplica.SCOPE;
  private static final List<Scope> SCOPES = List.of(Scope.CITY, CENTER);

  final Random random;
  TestReplica hub;
  final List<TestReplica> kiosks = new ArrayList<>();

  /// Sign-ups that somebody was told to be confirmed.
  final Set<SignUpId> promised = new HashSet<>();

  private int lives;

  SeatCity(int seed, int size) {
    random = new Random(seed);
    hub = new TestReplica(1, HUB).withKeys();
    for (int number = 0; number < size; number++) {
      kiosks.add(new TestReplica(number + 2, HUB));
      enrol(kiosks.getLast());
    }
    kiosks.forEach(this::online);
  }

  private void enrol(TestReplica kiosk) {
    hub.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new AccountEvent.KioskEnrolled(
                        kiosk.replica.writer().replica(), TestReplica.KIFU, "k", new byte[32]))));
  }

  List<TestReplica> all() {
    List<TestReplica> all = new ArrayList<>(kiosks);
    all.add(hub);
    return all;
  }

  /// The whole line: everything up, everything down, housekeeping at both ends.
  void online(TestReplica kiosk) {
    push(kiosk, Integer.MAX_VALUE);
    keep(hub);
    pull(kiosk, Integer.MAX_VALUE);
    keep(kiosk);
  }

  /// Sends at most so many ops of each chain that the kiosk holds of its own replica, and of the
  /// hub's earlier lives.
  void push(TestReplica kiosk, int opsMax) {
    for (ChainId chain : kiosk.log.heads().keySet()) {
      boolean own = chain.writer().replica().equals(kiosk.replica.writer().replica());
      boolean hubs =
          chain.writer().replica().equals(HUB.replica())
              && !chain.writer().equals(hub.replica.writer());
      if (own || hubs) {
        hub.replica.receive(
            kiosk.log.readChain(chain, hub.log.staged(chain).seq(), opsMax, 1 << 24),
            List.of(),
            Map.of());
      }
    }
  }

  void pull(TestReplica kiosk, int opsMax) {
    for (Scope scope : SCOPES) {
      Known before =
          kiosk
              .replica
              .known(scope)
              .filter(known -> known.hubEpoch().equals(hub.replica.writer().epoch()))
              .orElse(new Known(hub.replica.writer().epoch(), 0));
      List<Placed> page = hub.log.read(scope, before.position(), opsMax, 1 << 24);
      if (!page.isEmpty()) {
        kiosk.replica.receive(
            page.stream()
                .map(Placed::op)
                .filter(op -> !op.op().writer().equals(kiosk.replica.writer()))
                .toList(),
            List.of(),
            Map.of(
                "cursor/" + scope.name(),
                cursor(new Known(before.hubEpoch(), page.getLast().position()))));
      }
    }
  }

  private static byte[] cursor(Known known) {
    return ByteBuffer.allocate(24)
        .put(Ids.bytes(known.hubEpoch().value()))
        .putLong(known.position())
        .array();
  }

  /// A stick carried from one kiosk to another: part of what the first one wrote.
  void carry(TestReplica from, TestReplica to, int opsMax) {
    for (ChainId chain : from.log.heads().keySet()) {
      if (chain.writer().equals(from.replica.writer())) {
        to.replica.receive(
            from.log.readChain(chain, to.log.staged(chain).seq(), opsMax, 1 << 24),
            List.of(),
            Map.of());
      }
    }
  }

  /// What each application does by itself soon after a change.
  void keep(TestReplica at) {
    at.signUps.moveUp(TestReplica.KIFU::equals, JapanTime.at(at.now));
    at.seats.share(TestReplica.KIFU::equals, JapanTime.at(at.now));
    if (at == hub) {
      at.seats.settle(TestReplica.KIFU);
    } else {
      at.seats.reportEnds(TestReplica.KIFU);
    }
    promise(at);
  }

  /// Remembers what this replica's screens say.
  private void promise(TestReplica at) {
    at.board.signUps().of(Samples.FESTIVAL_DAY).stream()
        .filter(signUp -> signUp.state() == SignUp.State.CONFIRMED)
        .forEach(signUp -> promised.add(signUp.id()));
  }

  SignUp signUp(TestReplica at, int persons) {
    SignUp taken =
        ((SignUpOutcome.Taken) at.signUps.signUp(Actor.VISITOR, Samples.party(at, persons)))
            .signUp();
    promise(at);
    return taken;
  }

  /// The store of a kiosk was salvaged or restored: it has lost its last ops in each of its chains
  /// and goes on in a new epoch.
  TestReplica restored(TestReplica kiosk, int opsLost) {
    MemoryOpLog log = new MemoryOpLog();
    Writer before = kiosk.replica.writer();
    Writer now = new Writer(before.replica(), epoch());
    TestReplica successor = new TestReplica(100 + lives, HUB, now, log);
    successor.now = kiosk.now;
    successor.replica.receive(keptOf(kiosk, before, opsLost), List.of(), Map.of());
    Map<String, byte[]> notes = new HashMap<>();
    endedBefore(kiosk)
        .forEach(epoch -> {
          Map.Entry<String, byte[]> ended = EndedEpochs.note(epoch);
          notes.put(ended.getKey(), ended.getValue());
        });
    successor.replica.receive(List.of(), List.of(), notes);
    kiosks.set(kiosks.indexOf(kiosk), successor);
    return successor;
  }

  private static List<Epoch> endedBefore(TestReplica kiosk) {
    List<Epoch> ended = new ArrayList<>(List.of(kiosk.replica.writer().epoch()));
    kiosk.log.heads().keySet().stream()
        .map(chain -> chain.writer().epoch())
        .filter(epoch -> EndedEpochs.known(kiosk.log, epoch))
        .forEach(ended::add);
    return ended;
  }

  /// The hub was put back from a backup that lacks its last ops.
  void hubRestored(int opsLost) {
    Writer before = hub.replica.writer();
    TestReplica successor =
        new TestReplica(100 + lives, HUB, new Writer(HUB.replica(), epoch()), new MemoryOpLog());
    successor.now = hub.now;
    List<EncodedOp> kept = new ArrayList<>();
    for (Scope scope : SCOPES) {
      List<Placed> all = hub.log.read(scope, 0, Integer.MAX_VALUE, 1 << 28);
      all.stream()
          .limit(Math.max(0, all.size() - (scope.equals(CENTER) ? opsLost : 0)))
          .forEach(placed -> kept.add(placed.op()));
    }
    successor.replica.receive(kept, List.of(), Map.of());
    assertThat(before).isNotEqualTo(successor.replica.writer());
    hub = successor;
  }

  private Epoch epoch() {
    lives++;
    return new Epoch(new UUID(77, lives));
  }

  private static List<EncodedOp> keptOf(TestReplica kiosk, Writer writer, int opsLost) {
    List<EncodedOp> kept = new ArrayList<>();
    for (Scope scope : SCOPES) {
      long own = kiosk.log.staged(new ChainId(writer, scope)).seq();
      for (Placed placed : kiosk.log.read(scope, 0, Integer.MAX_VALUE, 1 << 28)) {
        OpId id = placed.op().op().id();
        if (!id.chain().writer().equals(writer) || id.seq() <= own - opsLost) {
          kept.add(placed.op());
        }
      }
    }
    return kept;
  }

  /// Everything that anybody has written, as one replica would know it.
  Board truth() {
    Map<OpId, Op> ops = new HashMap<>();
    for (TestReplica at : all()) {
      at.log.replay(op -> ops.put(op.op().id(), op.op()));
    }
    return fold(ops.values());
  }

  static Board fold(Iterable<Op> ops) {
    Board board = Board.empty();
    ops.forEach(op -> board.projections().forEach(projection -> projection.apply(op)));
    return board;
  }

  /// Lets everybody talk until nobody has anything to say.
  ///
  /// @return rounds that were needed
  int heal() {
    for (int round = 1; round <= 60; round++) {
      long before = size();
      all().forEach(this::keep);
      kiosks.forEach(this::online);
      if (size() == before) {
        return round;
      }
    }
    throw new AssertionError("the replicas do not come to rest");
  }

  private long size() {
    long size = 0;
    for (TestReplica at : all()) {
      size += SCOPES.stream().mapToLong(at.log::lastPosition).sum();
    }
    return size;
  }

  static Optional<SignUp> find(Board board, SignUpId id) {
    return board.signUps().find(id);
  }
}
