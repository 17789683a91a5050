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
import tsudoi.desk.Board;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.Placed;
import tsudoi.oplog.Replica;
import tsudoi.person.PersonToken;
import tsudoi.seal.DeviceKey;
import tsudoi.signup.SignUp;

/// A hub writes, loses its store, comes back from a backup, and gets from a kiosk what it had written
/// since.
class GivingBackTest {
  private static final Set<Scope> SCOPES = Set.of(Scope.CITY, TestReplica.SCOPE);

  private final DeviceKey hubKey = DeviceKey.generate(new Random(3));
  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(2));
  private final List<Message.GiveBack> brought = new ArrayList<>();
  private Replica backup;
  private SignUp phone;
  private TakingBack answering;
  private Set<Scope> allowed = SCOPES;
  private boolean member = true;

  @BeforeEach
  void a_hub_lives_on_after_its_backup() throws LineDown {
    hub.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 4));
    backup = restored(opsOf(hub.replica));
    phone =
        ((SignUpOutcome.Taken) hub.signUps.signUp(Actor.VISITOR, Samples.party(hub, 2))).signUp();
    answering = at(hub.replica);
    kiosk.replica.receive(opsOf(hub.replica), keysOf(hub.replica), Map.of());
    assertThat(giving().run(false)).isZero();
    assertThat(brought).hasSize(1);
    brought.clear();
  }

  private static List<EncodedOp> opsOf(Replica replica) {
    return SCOPES.stream()
        .sorted()
        .flatMap(scope -> replica.log().read(scope, 0, 10_000, 1 << 24).stream())
        .map(Placed::op)
        .toList();
  }

  private static List<KeyEntry> keysOf(Replica replica) {
    return replica.log().keysCarriedBy(opsOf(replica).stream().map(op -> op.op().id()).toList());
  }

  /// The same hub in a new life, with the ops of a backup.
  private Replica restored(List<EncodedOp> ops) {
    Writer me = new Writer(hub.replica.writer().replica(), new Epoch(new UUID(2, 77)));
    Replica restored =
        new Replica(
            me,
            me.replica(),
            new MemoryOpLog(),
            hub.codec,
            Board.empty().projections(),
            () -> hub.now,
            () -> new Moment(new UUID(2, 9), 1),
            _ -> Optional.empty());
    restored.receive(ops, List.of(), Map.of());
    return restored;
  }

  private TakingBack at(Replica replica) {
    return new TakingBack(replica, hub.codec, hubKey::sign, hubKey.publicKey()::verifies);
  }

  private GivingBack giving() {
    return new GivingBack(
        kiosk.replica,
        hub.replica.writer().replica(),
        SCOPES,
        hubKey.publicKey()::verifies,
        back -> {
          brought.add(back);
          return answering.take(back, allowed, member);
        });
  }

  private void theHubIsRestored() {
    answering = at(backup);
    kiosk.replica.receive(
        List.of(),
        List.of(),
        Map.of(HubLife.NOTE, new HubLife(backup.writer().epoch(), 1).bytes()));
  }

  private long lost() {
    return opsOf(hub.replica).stream()
        .filter(op -> backup.log().staged(op.op().id().chain()).seq() < op.op().id().seq())
        .count();
  }

  private boolean hasKey() {
    PersonToken token = phone.persons().getFirst().token();
    return backup.log().key(TestReplica.SCOPE, KeyEntry.Kind.PERSON, token.value()).isPresent();
  }

  @Test
  void a_restored_hub_has_again_what_it_wrote_after_the_backup_keys_included() throws LineDown {
    theHubIsRestored();
    long lost = lost();
    assertThat(lost).isPositive();
    assertThat(giving().run(false)).isEqualTo(lost);
    assertThat(backup.log().heads()).containsAllEntriesOf(hub.log.heads());
    assertThat(hasKey()).isTrue();
  }

  @Test
  void with_nothing_new_nothing_is_asked() throws LineDown {
    theHubIsRestored();
    giving().run(false);
    brought.clear();
    assertThat(giving().run(false)).isZero();
    assertThat(brought).isEmpty();
  }

  @Test
  void bytes_that_the_hub_did_not_sign_are_left_alone() throws LineDown {
    theHubIsRestored();
    ChainId chain = new ChainId(hub.replica.writer(), TestReplica.SCOPE);
    List<EncodedOp> ops = hub.log.readChain(chain, 0, 100, 1 << 20);
    byte[] signature =
        DeviceKey.generate(new Random(9))
            .sign(HubHeads.DOMAIN, HubHeads.message(chain, hub.log.staged(chain)));
    long before = lost();
    answering.take(
        new Message.GiveBack(
            List.of(
                new Message.Chunk(
                    chain,
                    1,
                    ops.stream().map(EncodedOp::bytes).toList(),
                    hub.log.staged(chain).hash(),
                    signature)),
            List.of()),
        SCOPES,
        true);
    assertThat(lost()).isEqualTo(before).isPositive();
  }

  @Test
  void the_present_life_of_a_hub_is_written_by_nobody_else() {
    ChainId chain = new ChainId(hub.replica.writer(), TestReplica.SCOPE);
    List<EncodedOp> ops = hub.log.readChain(chain, 0, 100, 1 << 20);
    TestReplica empty = new TestReplica(2, TestReplica.writer(2));
    at(empty.replica)
        .take(
            new Message.GiveBack(
                List.of(
                    new Message.Chunk(
                        chain,
                        1,
                        ops.stream().map(EncodedOp::bytes).toList(),
                        hub.log.staged(chain).hash(),
                        hubKey.sign(
                            HubHeads.DOMAIN, HubHeads.message(chain, hub.log.staged(chain))))),
                List.of()),
            SCOPES,
            true);
    assertThat(empty.log.heads()).isEmpty();
  }

  @Test
  void a_kiosk_that_the_hub_forgot_brings_back_what_the_city_knew_and_nothing_of_people()
      throws LineDown {
    backup = restored(List.of());
    theHubIsRestored();
    allowed = Set.of(Scope.CITY);
    member = false;
    assertThat(giving().run(true)).isPositive();
    assertThat(backup.log().scopes()).containsExactly(Scope.CITY);
    assertThat(hasKey()).isFalse();

    allowed = SCOPES;
    member = true;
    assertThat(giving().run(true)).isPositive();
    assertThat(lost()).isZero();
    assertThat(hasKey()).isTrue();
  }

  @Test
  void what_was_fed_is_given_back_although_nobody_asked_the_hub_to_vouch_for_it() throws LineDown {
    fetch(hub.replica);
    backup = restored(opsOf(hub.replica));
    hub.signUps.signUp(Actor.VISITOR, Samples.party(hub, 2));
    fetch(hub.replica);
    long lost = lost();
    assertThat(lost).isPositive();

    answering = at(backup);
    fetch(backup);

    assertThat(giving().run(false)).isEqualTo(lost);
    assertThat(backup.log().heads()).containsAllEntriesOf(hub.log.heads());
    assertThat(giving().run(false)).isZero();
  }

  @Test
  void a_vouch_of_another_key_is_not_kept() throws LineDown {
    fetch(hub.replica);
    ChainId chain = new ChainId(hub.replica.writer(), TestReplica.SCOPE);
    long vouched = KeptVouch.read(kiosk.log, chain).orElseThrow().head().seq();
    hub.signUps.signUp(Actor.VISITOR, Samples.party(hub, 2));
    DeviceKey forger = DeviceKey.generate(new Random(8));
    fetch(
        hub.replica,
        (domain, message) ->
            domain.equals(HubHeads.DOMAIN)
                ? forger.sign(domain, message)
                : hubKey.sign(domain, message));
    assertThat(kiosk.log.staged(chain).seq()).isGreaterThan(vouched);
    assertThat(KeptVouch.read(kiosk.log, chain).orElseThrow().head().seq()).isEqualTo(vouched);
  }

  private void fetch(Replica from) throws LineDown {
    fetch(from, hubKey::sign);
  }

  /// An ordinary exchange over the line.
  private void fetch(Replica from, Signer signer) throws LineDown {
    HubSync side =
        new HubSync(
            from,
            hub.codec,
            _ ->
                Optional.of(
                    new HubSync.Admission(
                        SCOPES,
                        SCOPES::contains,
                        _ -> Optional.empty(),
                        DeviceKey.generate(new Random(1)).publicKey()::verifies)),
            new HubSync.Refusals() {
              @Override
              public void refused(ChainId chain, long seq, String reason) {
                throw new AssertionError(reason);
              }

              @Override
              public void taken(ChainId chain) {}
            },
            signer,
            () -> hub.now);
    new KioskSync(
            kiosk.replica,
            (ask, batches) -> {
              try {
                return side.exchange(kiosk.replica.writer(), ask, batches);
              } catch (MalformedMessage e) {
                throw new AssertionError(e);
              }
            },
            DeviceKey.generate(new Random(1))::sign,
            hubKey.publicKey()::verifies,
            kiosk.codec,
            SCOPES,
            () -> new Moment(new UUID(1, 9), 1),
            new HubClock(() -> kiosk.now, kiosk.log))
        .round();
  }
}
