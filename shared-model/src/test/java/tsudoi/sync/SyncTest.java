package tsudoi.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.account.Rights;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.listing.Listing;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.seal.DeviceKey;
import tsudoi.signup.SignUp;

/// Kiosk and hub in one thread, over a line that breaks where the test says.
class SyncTest {
  private static final Set<Scope> SCOPES = Set.of(Scope.CITY, TestReplica.SCOPE);

  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(2));
  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final DeviceKey key = DeviceKey.generate(new Random(3));
  private final Refusals refusals = new Refusals();
  private final HubSync hubSide =
      new HubSync(
          hub.replica,
          hub.codec,
          caller ->
              caller.equals(kiosk.replica.writer().replica())
                  ? Optional.of(
                      new HubSync.Admission(
                          SCOPES,
                          SCOPES::contains,
                          SyncTest.this::objection,
                          (domain, message, signature) ->
                              key.publicKey().verifies(domain, message, signature)))
                  : Optional.empty(),
          refusals,
          () -> hub.now);
  private final BreakingLink link = new BreakingLink();
  private KioskSync kioskSide = side();

  private KioskSync side() {
    return new KioskSync(kiosk.replica, link, key::sign, kiosk.codec, SCOPES, () -> kiosk.now);
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
    KioskSync strange =
        new KioskSync(
            stranger.replica,
            new BreakingLink(stranger),
            key::sign,
            stranger.codec,
            SCOPES,
            () -> stranger.now);
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
  void a_long_backlog_goes_in_bounded_chunks() throws LineDown {
    for (int day = 0; day < 1_200; day++) {
      kiosk.signUps.told(
          Actor.DEVICE,
          signUp(kiosk, Samples.party(kiosk, 1)).id(),
          tsudoi.signup.SignUpEvent.Call.TOLD);
      day += 50;
    }
    kioskSide.round();
    assertThat(link.largestChunk).isLessThanOrEqualTo(Message.CHUNK_OPS_MAX);
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
  void messages_survive_their_bytes_and_garbage_is_refused() throws MalformedMessage {
    MessageCodec codec = new MessageCodec();
    signUp(kiosk, Samples.party(kiosk, 2));
    link.capture = new ArrayList<>();
    try {
      kioskSide.round();
    } catch (LineDown e) {
      throw new AssertionError(e);
    }
    for (Message.Push push : link.capture) {
      Message.Push back = codec.decode(codec.encode(push), Message.Push.class);
      assertThat(codec.encode(back)).isEqualTo(codec.encode(push));
    }
    byte[] bytes = codec.encode(link.capture.getLast());
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      byte[] broken = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThatThrownBy(() -> codec.decode(broken, Message.Push.class))
          .isInstanceOf(MalformedMessage.class);
    }
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
    boolean up = true;
    boolean loseRequest;
    boolean loseAnswer;
    boolean tamper;
    int largestChunk;
    List<Message.Push> capture = List.of();

    BreakingLink() {
      this(kiosk);
    }

    BreakingLink(TestReplica caller) {
      this.caller = caller;
    }

    @Override
    public Message.Marks push(Message.Push push) throws LineDown {
      request();
      if (capture instanceof ArrayList) {
        capture.add(push);
      }
      push.chunks().forEach(c -> largestChunk = Math.max(largestChunk, c.ops().size()));
      Message.Push sent = tamper ? tampered(push) : push;
      return answer(hubSide.push(caller.replica.writer().replica(), sent));
    }

    @Override
    public Message.Feed feed(Message.Ask ask) throws LineDown {
      request();
      return answer(hubSide.feed(caller.replica.writer(), ask));
    }

    private Message.Push tampered(Message.Push push) {
      return new Message.Push(
          push.chunks().stream()
              .map(chunk -> {
                List<byte[]> ops = new ArrayList<>(chunk.ops());
                byte[] last = ops.getLast().clone();
                last[last.length - 2] ^= 1;
                ops.set(ops.size() - 1, last);
                return new Message.Chunk(
                    chunk.chain(), chunk.fromSeq(), ops, chunk.head(), chunk.signature());
              })
              .toList(),
          push.keys());
    }

    private void request() throws LineDown {
      if (!up || loseRequest) {
        throw new LineDown("cut");
      }
    }

    private <T> T answer(T answer) throws LineDown {
      if (loseAnswer) {
        throw new LineDown("answer lost");
      }
      return answer;
    }
  }
}
