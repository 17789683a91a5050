package tsudoi.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.account.Rights;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Source;
import tsudoi.clock.ClockEvent;
import tsudoi.clock.RepairedTime;
import tsudoi.desk.ClockDesk;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.listing.Listing;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.ChainHash;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Event;
import tsudoi.op.Head;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.oplog.Commit;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.seal.DeviceKey;
import tsudoi.signup.SignUp;
import tsudoi.wire.Forms;

/// Kiosk and hub in one thread, over a line that breaks where the test says.
class SyncTest {
  private static final Set<Scope> SCOPES = Set.of(Scope.CITY, TestReplica.SCOPE);

  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(2));
  private final TestReplica neighbour = new TestReplica(5, TestReplica.writer(2));
  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final DeviceKey key = DeviceKey.generate(new Random(3));
  private final DeviceKey hubKey = DeviceKey.generate(new Random(4));
  private final Refusals refusals = new Refusals();
  private final HubSync hubSide =
      new HubSync(
          hub.replica,
          hub.codec,
          caller ->
              caller.equals(kiosk.replica.writer().replica())
                      || caller.equals(neighbour.replica.writer().replica())
                  ? Optional.of(
                      new HubSync.Admission(
                          SCOPES,
                          SCOPES::contains,
                          SyncTest.this::objection,
                          (domain, message, signature) ->
                              key.publicKey().verifies(domain, message, signature)))
                  : Optional.empty(),
          refusals,
          hubKey::sign,
          () -> hub.now);
  private final BreakingLink link = new BreakingLink();
  private KioskSync kioskSide = side();

  private KioskSync side() {
    return side(kiosk, link);
  }

  private KioskSync side(TestReplica at, HubLink over) {
    return side(at, over, new HubClock(() -> at.now, at.log));
  }

  private KioskSync side(TestReplica at, HubLink over, HubClock clock) {
    return new KioskSync(
        at.replica,
        over,
        key::sign,
        hubKey.publicKey()::verifies,
        at.codec,
        SCOPES,
        () -> new Moment(new UUID(1, 9), at.now.toEpochMilli() % 1_000_000),
        clock);
  }

  @BeforeEach
  void the_kiosk_knows_the_keys_and_has_a_listing() throws LineDown {
    kioskSide.round();
    kiosk.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 4));
  }

  @Test
  void what_was_written_offline_arrives_once_when_the_line_returns() throws LineDown {
    link.up = false;
    SignUp party = signUp(kiosk, Samples.party(kiosk, 3));
    assertThatThrownBy(() -> kioskSide.round()).isInstanceOf(LineDown.class);
    assertThat(kioskSide.status().line()).isEqualTo(SyncStatus.Line.DOWN);
    assertThat(kioskSide.status().unsent()).isEqualTo(4);

    link.up = true;
    kioskSide.round();
    kioskSide.round();

    assertThat(hub.board.signUps().find(party.id())).contains(party);
    assertThat(kioskSide.status().unsent()).isZero();
    assertThat(hub.log.heads()).containsAllEntriesOf(own());
    assertThat(hub.log.key(TestReplica.SCOPE, KeyEntry.Kind.PERSON, token(party))).isPresent();
  }

  @Test
  void a_phone_sign_up_at_the_hub_reaches_the_kiosk_with_its_key() throws LineDown {
    kioskSide.round();

    SignUp phone = signUp(hub, Samples.party(hub, 2));
    kioskSide.round();

    assertThat(phone.state()).isEqualTo(SignUp.State.CONFIRMED);
    assertThat(kiosk.board.signUps().find(phone.id())).contains(phone);
    assertThat(kiosk.log.key(TestReplica.SCOPE, KeyEntry.Kind.PERSON, token(phone))).isPresent();
  }

  @Test
  void no_partition_overbooks() throws LineDown {
    kioskSide.round();
    for (int party = 0; party < 8; party++) {
      signUp(kiosk, Samples.party(kiosk, 1));
      signUp(hub, Samples.party(hub, 1));
    }
    kioskSide.round();

    assertThat(hub.board.signUps().taken(Samples.FESTIVAL_DAY)).isEqualTo(10);
    assertThat(kiosk.board.signUps().of(Samples.FESTIVAL_DAY))
        .isEqualTo(hub.board.signUps().of(Samples.FESTIVAL_DAY));
    assertThat(kiosk.board.signUps().line(Samples.FESTIVAL_DAY, kiosk.replica.writer()))
        .extracting(SignUp::number)
        .containsExactly(1, 2);
    assertThat(kiosk.board.signUps().line(Samples.FESTIVAL_DAY, hub.replica.writer()))
        .extracting(SignUp::number)
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void lost_requests_and_lost_answers_leave_the_same_state_as_none() throws LineDown {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      signUp(kiosk, Samples.party(kiosk, 1 + random.nextInt(3)));
      link.loseRequest = random.nextInt(3) == 0;
      link.loseAnswer = random.nextInt(3) == 0;
      try {
        kioskSide.round();
      } catch (LineDown expected) {
        kioskSide = random.nextBoolean() ? side() : kioskSide;
      }
    }
    link.loseRequest = false;
    link.loseAnswer = false;
    kioskSide.round();

    assertThat(hub.log.heads()).containsAllEntriesOf(own());
    assertThat(kioskSide.status().unsent()).isZero();
  }

  @Test
  void an_op_that_was_changed_on_the_way_is_refused_and_sent_again() throws LineDown {
    signUp(kiosk, Samples.party(kiosk, 1));
    link.tamper = true;
    assertThatThrownBy(() -> kioskSide.round()).isInstanceOf(LineDown.class);
    assertThat(hub.log.lastPosition(TestReplica.SCOPE)).isZero();
    assertThat(refusals.standing).containsValue("1 " + HubSync.DAMAGED);

    link.tamper = false;
    kioskSide.round();
    assertThat(refusals.standing).isEmpty();
    assertThat(hub.log.heads()).containsAllEntriesOf(own());
  }

  @Test
  void nobody_writes_for_another_or_into_a_foreign_scope() {
    TestReplica stranger = new TestReplica(9, TestReplica.writer(2)).withKeys();
    KioskSync strange = side(stranger, new BreakingLink(stranger));
    long before = hub.log.lastPosition(Scope.CITY);

    assertThatThrownBy(strange::round).isInstanceOf(LineDown.class);

    assertThat(hub.log.lastPosition(Scope.CITY)).isEqualTo(before);
  }

  @Test
  void a_kiosk_publishes_no_keys_and_what_it_wrote_behind_that_goes_on() throws LineDown {
    kioskSide.round();
    kiosk.withKeys();
    kiosk.listings.cancel(Actor.DEVICE, Samples.FESTIVAL_DAY, Words.ja("雨"));
    Optional<byte[]> key = hub.board.registry().sealKey(Optional.of(TestReplica.KIFU));

    kioskSide.round();

    assertThat(kioskSide.status().unsent()).isZero();
    assertThat(refusals.standing).isEmpty();
    assertThat(hub.log.heads()).containsAllEntriesOf(own());
    assertThat(hub.board.registry().sealKey(Optional.of(TestReplica.KIFU))).isEqualTo(key);
    assertThat(hub.board.occurrence(Samples.FESTIVAL_DAY).orElseThrow().cancelled()).isPresent();
    assertThat(setAside(kiosk)).isEqualTo(setAside(hub)).hasSize(2);
  }

  @Test
  void what_the_hub_sets_aside_counts_nowhere_its_author_included() throws LineDown {
    Words name = Words.ja("ほかの館");
    kiosk.replica.write(
        Actor.DEVICE,
        _ -> Draft.of(true, Scope.CITY, List.of(new AccountEvent.PurposePublished(9, name))));
    assertThat(kiosk.board.registry().purpose()).isPresent();

    kioskSide.round();

    assertThat(hub.board.registry().purpose()).isEmpty();
    assertThat(kiosk.board.registry().purpose()).isEmpty();
    assertThat(kiosk.board.listings().find(Samples.FESTIVAL)).isPresent();

    OpId op = setAside(hub).getFirst();
    hub.replica.write(
        Actor.DEVICE,
        _ -> Draft.of(true, Scope.CITY, List.of(new ReviewEvent.OpReadmitted(op, "よい"))));
    kioskSide.round();
    assertThat(hub.board.registry().purpose()).isPresent();
    assertThat(kiosk.board.registry().purpose()).isPresent();
  }

  @Test
  void a_kiosk_cannot_readmit_or_set_aside_anything() throws LineDown {
    kiosk.withKeys();
    kioskSide.round();
    OpId keys = setAside(hub).getFirst();
    OpId published =
        kiosk.board.listings().find(Samples.FESTIVAL).orElseThrow().current().getFirst();
    kiosk.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new ReviewEvent.OpReadmitted(keys, ""),
                    new ReviewEvent.OpSetAside(published, "x"))));
    assertThat(kiosk.board.listings().find(Samples.FESTIVAL)).isPresent();

    kioskSide.round();

    assertThat(setAside(hub)).hasSize(4);
    assertThat(hub.board.listings().find(Samples.FESTIVAL)).isPresent();
    assertThat(hub.board.registry().sealKey(Optional.of(TestReplica.KIFU)).orElseThrow())
        .isEqualTo(kiosk.board.registry().sealKey(Optional.of(TestReplica.KIFU)).orElseThrow());
  }

  private static List<OpId> setAside(TestReplica at) {
    List<OpId> found = new ArrayList<>();
    at.log.replay(op -> {
      if (op.op().event() instanceof ReviewEvent.OpSetAside aside
          && op.op().writer().equals(TestReplica.writer(2))) {
        found.add(aside.op());
      }
    });
    return found;
  }

  @Test
  void a_long_backlog_goes_in_bounded_batches() throws LineDown {
    for (int day = 0; day < 1_200; day++) {
      kiosk.signUps.told(
          Actor.DEVICE,
          signUp(kiosk, Samples.party(kiosk, 1)).id(),
          tsudoi.signup.SignUpEvent.Call.TOLD);
      day += 50;
    }
    kioskSide.round();
    assertThat(link.largestBatch).isLessThanOrEqualTo(Message.BATCH_OPS_MAX);
    assertThat(kioskSide.status().unsent()).isZero();
  }

  @Test
  void the_age_of_the_oldest_unsent_op_is_told() throws LineDown {
    kioskSide.round();
    signUp(kiosk, Samples.party(kiosk, 1));
    kiosk.now = kiosk.now.plus(Duration.ofMinutes(3));
    assertThat(kioskSide.status().oldestUnsentAge(kiosk.now))
        .hasValueSatisfying(age -> assertThat(age).isEqualTo(Duration.ofMinutes(3)));
  }

  @Test
  void nothing_to_do_is_one_exchange() throws LineDown {
    kioskSide.round();
    int before = link.exchanges;
    kioskSide.round();
    assertThat(link.exchanges).isEqualTo(before + 1);
  }

  @Test
  void after_a_cut_the_mark_is_asked_for_and_only_what_is_missing_is_sent() throws LineDown {
    kioskSide.round();
    for (int party = 0; party < 700; party++) {
      kiosk.replica.write(
          Actor.DEVICE,
          _ ->
              Draft.of(
                  true,
                  TestReplica.SCOPE,
                  List.of(
                      new AttendanceEvent.HeadsCounted(
                          Samples.FESTIVAL_DAY, kiosk.id(), List.of(), Source.ESTIMATED))));
    }
    link.batchesUntilCut = 1;
    assertThatThrownBy(() -> kioskSide.round()).isInstanceOf(LineDown.class);
    link.batchesUntilCut = Integer.MAX_VALUE;
    link.sent.clear();
    kioskSide.round();

    assertThat(link.sent).extracting(Message.Batch::fromSeq).containsExactly(502L);
    assertThat(hub.log.heads()).containsAllEntriesOf(own());
  }

  @Test
  void marks_and_pages_that_the_hub_did_not_sign_count_for_nothing() throws LineDown {
    signUp(kiosk, Samples.party(kiosk, 1));
    link.changeMarks = true;
    assertThatThrownBy(() -> kioskSide.round()).isInstanceOf(LineDown.class);
    assertThat(kioskSide.status().unsent()).isEqualTo(4);
    link.changeMarks = false;
    kioskSide.round();

    SignUp phone = signUp(hub, Samples.party(hub, 1));
    link.changePages = true;
    assertThatThrownBy(() -> kioskSide.round()).isInstanceOf(LineDown.class);
    assertThat(kiosk.board.signUps().find(phone.id())).isEmpty();
    link.changePages = false;
    kioskSide.round();
    assertThat(kiosk.board.signUps().find(phone.id())).contains(phone);
  }

  @Test
  void another_history_under_the_same_numbers_is_noticed_and_not_sent_over() throws LineDown {
    TestReplica clone = new TestReplica(1, TestReplica.writer(2));
    KioskSync cloneSide = side(clone, new BreakingLink(clone));
    cloneSide.round();
    clone.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(99, 4));
    kioskSide.round();

    cloneSide.round();

    ChainId chain = new ChainId(kiosk.replica.writer(), Scope.CITY);
    assertThat(cloneSide.diverged()).contains(chain);
    assertThat(kioskSide.diverged()).isEmpty();
    assertThat(hub.log.heads().get(chain)).isEqualTo(kiosk.log.heads().get(chain));
  }

  @Test
  void an_op_of_a_type_from_a_later_version_travels_on_unchanged() throws Exception {
    ChainId chain = new ChainId(kiosk.replica.writer(), TestReplica.SCOPE);
    long seq = kiosk.log.staged(chain).seq() + 1;
    byte[] bytes = fromTheFuture(chain, seq);
    EncodedOp op = kiosk.codec.decode(bytes);
    assertThat(op.op().event()).isEqualTo(new Event.Unknown("lantern.lit", 7));
    kiosk.log.commit(Commit.of(List.of(op))).join();

    kioskSide.round();
    side(neighbour, new BreakingLink(neighbour)).round();

    assertThat(neighbour.log.readChain(chain, seq - 1, 1, 1_000).getFirst().bytes())
        .isEqualTo(bytes);
  }

  /// An op of a type and with a body that nobody here knows.
  private static byte[] fromTheFuture(ChainId chain, long seq) {
    return Forms.mapper()
        .writeValueAsBytes(
            Arrays.asList(
                1,
                chain.writer().replica(),
                chain.writer().epoch(),
                chain.scope(),
                seq,
                1L << 40,
                new UUID(1, 1),
                5,
                1,
                null,
                "lantern.lit",
                7,
                Map.of("flames", List.of(1, 2, 3))));
  }

  @Test
  void the_hub_keeps_the_signature_under_what_it_took() throws LineDown {
    kioskSide.round();
    ChainId chain = new ChainId(kiosk.replica.writer(), Scope.CITY);
    ByteBuffer proof = ByteBuffer.wrap(hub.log.note(KeptProof.name(chain)).orElseThrow());
    long seq = proof.getLong();
    byte[] head = new byte[32];
    proof.get(head).position(proof.position() + 32);
    byte[] signature = new byte[64];
    proof.get(signature);

    Head held = Objects.requireNonNull(hub.log.heads().get(chain));
    assertThat(new Head(seq, ChainHash.of(head))).isEqualTo(held);
    assertThat(
            key.publicKey()
                .verifies(Proofs.BATCH_DOMAIN, Proofs.ofBatch(chain, held, List.of()), signature))
        .isTrue();
  }

  @Test
  void the_hubs_clock_is_known_within_half_a_round_trip_and_after_a_restart() throws LineDown {
    hub.now = kiosk.now.plus(Duration.ofDays(365));
    kioskSide.round();
    HubClock again = new HubClock(() -> kiosk.now, kiosk.log);
    assertThat(again.instant()).isCloseTo(hub.now, within(2, ChronoUnit.MILLIS));

    hub.now = hub.now.minus(Duration.ofMinutes(7));
    kioskSide.round();
    assertThat(new HubClock(() -> kiosk.now, kiosk.log).instant())
        .isCloseTo(hub.now, within(2, ChronoUnit.MILLIS));
  }

  @Test
  void what_a_kiosk_wrote_a_year_ahead_is_dated_at_the_hub_by_the_sample_that_came_after()
      throws LineDown {
    TestReplica ahead = kiosk;
    Instant truth = hub.now;
    ahead.now = truth.plus(Duration.ofDays(365));
    ClockDesk desk = new ClockDesk(ahead.replica, ahead.board.clocks(), TestReplica.KIFU);
    List<Long> errors = new ArrayList<>();
    HubClock clock =
        new HubClock(
            () -> ahead.now,
            ahead.log,
            (moment, hubMillis, errorMillis) -> {
              errors.add(errorMillis);
              desk.heard(moment, hubMillis, errorMillis);
            });
    KioskSync side = side(ahead, slow(ahead, Duration.ofSeconds(4)), clock);
    ahead.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                TestReplica.SCOPE,
                List.of(new AttendanceEvent.DayClosed(TestReplica.KIFU, LocalDate.EPOCH))));
    Op early =
        ahead
            .log
            .readChain(new ChainId(ahead.replica.writer(), TestReplica.SCOPE), 0, 99, 1 << 16)
            .getLast()
            .op();
    ahead.now = ahead.now.plus(Duration.ofMinutes(3));
    hub.now = hub.now.plus(Duration.ofMinutes(3));

    side.round();

    assertThat(errors).isNotEmpty().allMatch(error -> error == 2_000);
    assertThat(side.status().unsent()).isZero();
    RepairedTime repaired = hub.board.clocks().repair(early, hub.now);
    assertThat(repaired.claimedAt())
        .isCloseTo(truth.plus(Duration.ofDays(365)), within(1, ChronoUnit.SECONDS));
    assertThat(Duration.between(truth, repaired.at()).abs())
        .isLessThanOrEqualTo(repaired.error().orElseThrow())
        .isLessThan(Duration.ofSeconds(3));
    assertThat(samples()).isEqualTo(1);
  }

  private long samples() {
    return hub.log.read(TestReplica.SCOPE, 0, 1_000, 1 << 20).stream()
        .filter(placed -> placed.op().op().event() instanceof ClockEvent)
        .count();
  }

  /// A line on which the question takes half of this, and the answer the other half.
  private HubLink slow(TestReplica from, Duration roundTrip) {
    Duration half = roundTrip.dividedBy(2);
    return (ask, batches) -> {
      try {
        pass(from, half);
        Answer answer = hubSide.exchange(from.replica.writer(), ask, batches);
        pass(from, half);
        return answer;
      } catch (MalformedMessage e) {
        throw new LineDown("malformed", e);
      }
    };
  }

  private void pass(TestReplica kiosk, Duration time) {
    kiosk.now = kiosk.now.plus(time);
    hub.now = hub.now.plus(time);
  }

  private Optional<String> objection(Op op) {
    return Rights.objection(
            TestReplica.KIFU,
            op.scope(),
            op.event(),
            id -> hub.board.listings().find(id).map(Listing::content))
        .map(Rights.Objection::name);
  }

  private static final class Refusals implements HubSync.Refusals {
    private final Map<ChainId, String> standing = new HashMap<>();

    @Override
    public void refused(ChainId chain, long seq, String reason) {
      standing.put(chain, seq + " " + reason);
    }

    @Override
    public void taken(ChainId chain) {
      standing.remove(chain);
    }
  }

  private Map<ChainId, tsudoi.op.Head> own() {
    Map<ChainId, tsudoi.op.Head> own = new java.util.HashMap<>(kiosk.log.heads());
    own.keySet().removeIf(chain -> !chain.writer().equals(kiosk.replica.writer()));
    return own;
  }

  private static java.util.UUID token(SignUp signUp) {
    return signUp.persons().getFirst().token().value();
  }

  private static SignUp signUp(TestReplica at, NewSignUp wish) {
    return ((SignUpOutcome.Taken) at.signUps.signUp(Actor.VISITOR, wish)).signUp();
  }

  private final class BreakingLink implements HubLink {
    private final TestReplica caller;
    final List<Message.Batch> sent = new ArrayList<>();
    boolean up = true;
    boolean loseRequest;
    boolean loseAnswer;
    boolean tamper;
    boolean changeMarks;
    boolean changePages;
    int batchesUntilCut = Integer.MAX_VALUE;
    int largestBatch;
    int exchanges;

    BreakingLink() {
      this(kiosk);
    }

    BreakingLink(TestReplica caller) {
      this.caller = caller;
    }

    @Override
    public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
      exchanges++;
      if (!up || loseRequest) {
        throw new LineDown("cut");
      }
      try {
        Answer answer =
            hubSide.exchange(caller.replica.writer(), ask, () -> carried(batches.next()));
        if (loseAnswer) {
          throw new LineDown("answer lost");
        }
        return changed(answer);
      } catch (MalformedMessage e) {
        throw new AssertionError(e);
      }
    }

    private Optional<Message.Batch> carried(Optional<Message.Batch> batch) throws LineDown {
      if (batch.isPresent() && batchesUntilCut-- <= 0) {
        throw new LineDown("cut");
      }
      batch.ifPresent(sent::add);
      batch.ifPresent(b -> largestBatch = Math.max(largestBatch, b.ops().size()));
      return tamper ? batch.map(this::tampered) : batch;
    }

    private Message.Batch tampered(Message.Batch batch) {
      List<byte[]> ops = new ArrayList<>(batch.ops());
      byte[] last = ops.getLast().clone();
      last[last.length - 2] ^= 1;
      ops.set(ops.size() - 1, last);
      return new Message.Batch(
          batch.chain(), batch.fromSeq(), ops, batch.head(), batch.keys(), batch.signature());
    }

    private Answer changed(Answer answer) {
      Message.Marks marks = answer.marks();
      Message.Marks told =
          changeMarks
              ? new Message.Marks(
                  marks.hubEpoch(),
                  marks.hubTimeMillis() + 1,
                  marks.marks(),
                  marks.refused(),
                  marks.signature())
              : marks;
      return new Answer() {
        @Override
        public Message.Marks marks() {
          return told;
        }

        @Override
        public Optional<Message.Page> nextPage() throws LineDown {
          Optional<Message.Page> page = answer.nextPage();
          return changePages ? page.map(SyncTest::withoutItsLast) : page;
        }
      };
    }
  }

  private static Message.Page withoutItsLast(Message.Page page) {
    return new Message.Page(
        page.hubEpoch(),
        page.scope(),
        page.after(),
        page.upTo(),
        page.ops().subList(0, Math.max(0, page.ops().size() - 1)),
        page.keys(),
        page.more(),
        page.signature());
  }
}
