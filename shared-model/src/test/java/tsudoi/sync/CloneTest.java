package tsudoi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.branch.Branching;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Commit;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Placed;
import tsudoi.seal.DeviceKey;
import tsudoi.signup.SignUp;

/// Two machines with one identity, and a machine that was set back: what the hub and the kiosk make
/// of it.
class CloneTest {
  private static final Scope CENTER = TestReplica.SCOPE;
  private static final Set<Scope> SCOPES = Set.of(Scope.CITY, CENTER);
  private static final Writer HUB = TestReplica.writer(2);

  private final List<String> refused = new ArrayList<>();
  private final TestReplica hub = new TestReplica(2, HUB).withKeys();
  private final DeviceKey hubKey = DeviceKey.generate(new Random(20));
  private final DeviceKey key = DeviceKey.generate(new Random(3));
  private final HubSync hubSide =
      new HubSync(
          hub.replica,
          hub.codec,
          _ ->
              Optional.of(
                  new HubSync.Admission(
                      SCOPES, SCOPES::contains, _ -> Optional.empty(), key.publicKey()::verifies)),
          new Noted(),
          hubKey::sign,
          () -> hub.now);
  private final Machine first = new Machine(new TestReplica(1, HUB));

  @BeforeEach
  void the_kiosk_works_and_the_hub_holds_it_all() throws LineDown {
    first.sync.round();
    first.at.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(4, 1));
    first.signUp();
    first.sync.round();
  }

  @Test
  void of_two_machines_with_one_identity_the_later_takes_a_new_name_and_nobody_is_lost()
      throws LineDown {
    Machine clone = first.copied();
    SignUp here = first.signUp();
    first.sync.round();
    SignUp there = clone.signUp();
    SignUp andThere = clone.signUp();

    clone.sync.round();
    assertThat(clone.sync.hasParted()).isTrue();
    assertThat(hub.board.signUps().find(there.id())).isEmpty();
    Machine again = clone.parted();
    again.sync.round();
    first.sync.round();
    again.sync.round();

    assertThat(again.sync.hasParted()).isFalse();
    assertThat(first.sync.hasParted()).isFalse();
    assertThat(again.at.replica.writer().epoch()).isNotEqualTo(first.at.replica.writer().epoch());
    assertThat(again.sync.status().unsent()).isZero();
    for (Machine machine : List.of(first, again)) {
      assertThat(machine.at.board.signUps().of(Samples.FESTIVAL_DAY))
          .isEqualTo(hub.board.signUps().of(Samples.FESTIVAL_DAY))
          .hasSize(4)
          .allSatisfy(party -> assertThat(party.state()).isEqualTo(SignUp.State.CONFIRMED))
          .extracting(SignUp::id)
          .contains(here.id(), there.id(), andThere.id());
    }
    assertThat(confirmer(there)).isEqualTo(again.at.replica.writer());
    assertThat(confirmer(here)).isEqualTo(first.at.replica.writer());
  }

  private Writer confirmer(SignUp party) {
    return hub.board.signUps().find(party.id()).flatMap(SignUp::holder).orElseThrow();
  }

  @Test
  void both_machines_go_on_afterwards() throws LineDown {
    Machine clone = first.copied();
    first.signUp();
    first.sync.round();
    clone.signUp();
    clone.sync.round();
    Machine again = clone.parted();

    first.signUp();
    SignUp later = again.signUp();
    again.sync.round();
    first.sync.round();
    again.sync.round();

    assertThat(first.sync.status().unsent() + again.sync.status().unsent()).isZero();
    assertThat(first.at.board.signUps().find(later.id())).isPresent();
    assertThat(hub.log.heads()).containsAllEntriesOf(first.own()).containsAllEntriesOf(again.own());
  }

  @Test
  void what_both_had_not_sent_yet_is_not_written_twice() throws LineDown {
    SignUp shared = first.signUp();
    Machine clone = first.copied();
    first.signUp();
    first.sync.round();
    clone.signUp();
    clone.sync.round();

    Machine again = clone.parted();
    again.sync.round();

    assertThat(confirmer(shared)).isEqualTo(first.at.replica.writer());
    assertThat(again.at.log.staged(new ChainId(again.at.replica.writer(), CENTER)).seq())
        .isEqualTo(2);
    assertThat(hub.board.signUps().of(Samples.FESTIVAL_DAY)).hasSize(4);
  }

  @Test
  void a_machine_that_was_set_back_gets_what_it_had_sent_from_the_hub() throws LineDown {
    Machine image = first.copied();
    SignUp lost = first.signUp();
    first.sync.round();

    image.sync.round();
    assertThat(image.sync.hasParted()).isTrue();
    Machine again = image.parted();
    again.sync.round();

    assertThat(again.at.board.signUps().find(lost.id())).isPresent();
    assertThat(again.at.board.signUps().of(Samples.FESTIVAL_DAY))
        .isEqualTo(hub.board.signUps().of(Samples.FESTIVAL_DAY));
    assertThat(again.sync.hasParted()).isFalse();
    assertThat(again.sync.status().unsent()).isZero();
    assertThat(again.at.log.heads()).containsAllEntriesOf(first.own());
  }

  @Test
  void a_machine_that_was_set_back_keeps_who_signed_up_since() throws LineDown {
    Machine image = first.copied();
    first.signUp();
    first.sync.round();
    SignUp since = image.signUp();

    image.sync.round();
    Machine again = image.parted();
    again.sync.round();

    assertThat(hub.board.signUps().find(since.id()))
        .map(SignUp::state)
        .contains(SignUp.State.CONFIRMED);
  }

  @Test
  void a_batch_that_vouches_for_another_history_is_told_from_a_damaged_one() throws LineDown {
    Machine clone = first.copied();
    first.signUp();
    clone.signUp();
    clone.signUp();
    List<Message.Batch> batches = clone.sync.say(1 << 20).batches();
    first.sync.round();

    for (Message.Batch batch : batches) {
      var _ = first.told(clone.at.replica.writer(), NOTHING_ASKED, new One(batch));
      byte[] signature = batch.signature();
      signature[5] ^= 1;
      var _ =
          first.told(
              clone.at.replica.writer(),
              NOTHING_ASKED,
              new One(
                  new Message.Batch(
                      batch.chain(),
                      batch.fromSeq(),
                      batch.ops(),
                      batch.head(),
                      batch.keys(),
                      signature)));
    }

    assertThat(refused).endsWith(HubSync.FORKED, HubSync.DAMAGED);
  }

  private static final Message.Ask NOTHING_ASKED =
      new Message.Ask(List.of(), new Moment(new UUID(1, 9), 1), 0, Optional.empty());

  private static final class One implements Batches {
    private Optional<Message.Batch> batch;

    One(Message.Batch batch) {
      this.batch = Optional.of(batch);
    }

    @Override
    public Optional<Message.Batch> next() {
      Optional<Message.Batch> next = batch;
      batch = Optional.empty();
      return next;
    }
  }

  @Test
  void a_copy_that_wrote_nothing_has_not_parted() throws LineDown {
    Machine clone = first.copied();

    clone.sync.round();

    assertThat(clone.sync.hasParted()).isFalse();
  }

  /// A machine with a store, under the one identity.
  private final class Machine implements HubLink {
    private final TestReplica at;
    private final KioskSync sync;

    Machine(TestReplica at) {
      this.at = at;
      this.sync =
          new KioskSync(
              at.replica,
              this,
              key::sign,
              hubKey.publicKey()::verifies,
              at.codec,
              SCOPES,
              this::moment,
              new HubClock(() -> at.now, at.log));
    }

    private Moment moment() {
      return new Moment(new UUID(1, 9), 1);
    }

    SignUp signUp() {
      return ((SignUpOutcome.Taken) at.signUps.signUp(Actor.VISITOR, Samples.party(at, 1)))
          .signUp();
    }

    /// The same bytes on another disk; chance goes its own way from here.
    Machine copied() {
      MemoryOpLog copy = new MemoryOpLog();
      for (Scope scope : at.log.scopes()) {
        List<EncodedOp> ops = new ArrayList<>();
        List<KeyEntry> keys = new ArrayList<>();
        for (Placed placed : at.log.read(scope, 0, 10_000, 1 << 30)) {
          ops.add(placed.op());
          keys.addAll(at.log.keysCarriedBy(List.of(placed.op().op().id())));
        }
        copy.commit(new Commit(ops, keys, Map.of())).join();
      }
      return new Machine(new TestReplica(71, HUB, at.replica.writer(), copy));
    }

    /// The store's new life, as the application begins it.
    Machine parted() throws LineDown {
      Writer nobody = new Writer(at.replica.writer().replica(), new Epoch(new UUID(6, 6)));
      Map<Scope, Long> common =
          CommonPart.find(
              at.log,
              at.replica.writer(),
              SCOPES,
              (ask, batches) -> told(nobody, ask, batches),
              hubKey.publicKey()::verifies,
              this::moment);
      Writer fresh = new Writer(at.replica.writer().replica(), new Epoch(new UUID(7, 7)));
      OpLog next = new MemoryOpLog();
      var _ =
          new Branching(at.log, next, at.replica.writer(), fresh, common, at.codec)
              .run(Cursors.fromTheBeginning(at.log));
      return new Machine(new TestReplica(72, HUB, fresh, next));
    }

    Map<ChainId, Head> own() {
      Map<ChainId, Head> own = new java.util.HashMap<>(at.log.heads());
      own.keySet().removeIf(chain -> !chain.writer().equals(at.replica.writer()));
      return own;
    }

    @Override
    public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
      return told(at.replica.writer(), ask, batches);
    }

    private Answer told(Writer caller, Message.Ask ask, Batches batches) throws LineDown {
      try {
        return hubSide.exchange(caller, ask, batches);
      } catch (MalformedMessage e) {
        throw new AssertionError(e);
      }
    }
  }

  private final class Noted implements HubSync.Refusals {
    @Override
    public void refused(ChainId chain, long seq, String reason) {
      refused.add(reason);
    }

    @Override
    public void taken(ChainId chain) {}
  }
}
