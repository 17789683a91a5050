package tsudoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.oplog.KeyEntry;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.TypedText;
import tsudoi.seal.DataKey;
import tsudoi.seal.KeyRecord;
import tsudoi.seal.Opener;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpRules.Refusal;

class SignUpDeskTest {
  private static final int HUB = 2;
  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(HUB)).withKeys();

  @Test
  void a_party_gets_places_that_this_kiosk_holds() {
    publish(10, 4);

    SignUp signUp = taken(Samples.party(kiosk, 3));

    assertThat(signUp.state()).isEqualTo(SignUp.State.CONFIRMED);
    assertThat(free()).isEqualTo(3);
  }

  @Test
  void places_granted_to_the_hub_are_not_given_away_here() {
    publish(10, 8);

    SignUp signUp = taken(Samples.party(kiosk, 3));

    assertThat(signUp.state()).isEqualTo(SignUp.State.QUEUED);
    assertThat(signUp.number()).isEqualTo(1);
  }

  @Test
  void whoever_comes_after_a_waiting_party_waits_too() {
    publish(5, 0);
    taken(Samples.party(kiosk, 4));
    taken(Samples.party(kiosk, 2));

    SignUp single = taken(Samples.party(kiosk, 1));

    assertThat(single.state()).isEqualTo(SignUp.State.QUEUED);
    assertThat(single.number()).isEqualTo(2);
  }

  @Test
  void a_family_takes_one_place_where_places_are_groups() {
    publish(1, 0, PlaceUnit.GROUP);

    SignUp family = taken(Samples.party(kiosk, 4));

    assertThat(family.state()).isEqualTo(SignUp.State.CONFIRMED);
    cancel(family, family.persons().getFirst().token());
    assertThat(free()).isZero();
  }

  @Test
  void a_cancellation_moves_the_line_up_in_order_and_whole_parties_only() {
    publish(4, 0);
    SignUp four = taken(Samples.party(kiosk, 4));
    SignUp three = taken(Samples.party(kiosk, 3));
    SignUp one = taken(Samples.party(kiosk, 1));

    cancel(four, four.persons().getFirst().token(), four.persons().get(1).token());
    assertThat(state(three)).isEqualTo(SignUp.State.QUEUED);
    assertThat(state(one)).as("nobody overtakes").isEqualTo(SignUp.State.QUEUED);

    cancel(four, four.persons().get(2).token());
    assertThat(state(three)).isEqualTo(SignUp.State.CONFIRMED);
    assertThat(state(one)).isEqualTo(SignUp.State.QUEUED);

    cancel(four, four.persons().get(3).token());
    assertThat(state(four)).isEqualTo(SignUp.State.CANCELLED);
    assertThat(state(one)).isEqualTo(SignUp.State.CONFIRMED);
    assertThat(free()).isZero();
  }

  @Test
  void a_second_tap_with_the_same_id_keeps_one_sign_up() {
    publish(10, 0);
    NewSignUp wish = Samples.party(kiosk, 2);

    SignUp first = taken(wish);
    SignUp second = taken(wish);

    assertThat(second).isEqualTo(first);
    assertThat(free()).isEqualTo(8);
  }

  @Test
  void names_stand_in_no_op_and_open_with_the_center_the_city_or_the_receipt() {
    publish(10, 0);
    NewSignUp wish = Samples.party(kiosk, 1, "讃岐 花子");

    SignUp signUp = taken(wish);

    PersonToken person = signUp.persons().getFirst().token();
    byte[] name = "讃岐 花子".getBytes(StandardCharsets.UTF_8);
    kiosk.log.replay(op -> assertThat(contains(op.bytes(), name)).isFalse());
    KeyRecord key =
        KeyRecord.decode(
                kiosk
                    .log
                    .key(TestReplica.SCOPE, KeyEntry.Kind.PERSON, person.value())
                    .orElseThrow()
                    .bytes())
            .orElseThrow();
    for (Opener opener :
        Set.of(
            Opener.of(TestReplica.CENTER_KEY),
            Opener.of(TestReplica.CITY_KEY),
            Opener.of(wish.secret()))) {
      DataKey opened = opener.open(key).orElseThrow();
      assertThat(opened.read(signUp.id().value(), Field.NAME, signUp.persons().getFirst().fields()))
          .contains("讃岐 花子");
    }
    assertThat(Opener.of(kiosk.secret()).open(key)).isEmpty();
  }

  @Test
  void what_cannot_be_taken_is_a_value_and_nothing_is_written() {
    publish(10, 0);
    long before = kiosk.log.lastPosition(TestReplica.SCOPE);

    assertThat(signUp(Samples.party(kiosk, 1, "あ".repeat(200))))
        .isEqualTo(new SignUpOutcome.BadName(0, TypedText.Problem.TOO_LONG));
    assertThat(signUp(Samples.party(kiosk, 1, "はな\u0007こ")))
        .isEqualTo(new SignUpOutcome.BadName(0, TypedText.Problem.INVISIBLE_CHARACTERS));
    assertThat(signUp(Samples.party(kiosk, 1, "は\u202Eな")))
        .isEqualTo(new SignUpOutcome.BadName(0, TypedText.Problem.INVISIBLE_CHARACTERS));
    assertThat(signUp(Samples.party(kiosk, 1, "はな😀")))
        .isEqualTo(new SignUpOutcome.BadName(0, TypedText.Problem.PICTURES));
    assertThat(signUp(Samples.party(kiosk, 0))).isEqualTo(new SignUpOutcome.BadPartySize());
    assertThat(signUp(Samples.party(kiosk, 21))).isEqualTo(new SignUpOutcome.BadPartySize());
    assertThat(kiosk.log.lastPosition(TestReplica.SCOPE)).isEqualTo(before);
  }

  @Test
  void names_in_other_scripts_pass() {
    publish(10, 0);

    assertThat(signUp(Samples.party(kiosk, 1, "Nguyễn Văn A")))
        .isInstanceOf(SignUpOutcome.Taken.class);
    assertThat(signUp(Samples.party(kiosk, 1, "محمد"))).isInstanceOf(SignUpOutcome.Taken.class);
    assertThat(signUp(Samples.party(kiosk, 1, "𠮷野"))).isInstanceOf(SignUpOutcome.Taken.class);
  }

  @Test
  void nobody_signs_up_for_what_is_cancelled_or_over() {
    publish(10, 0);
    kiosk.now = kiosk.now.plus(Duration.ofHours(12));
    assertThat(signUp(Samples.party(kiosk, 1))).isEqualTo(new SignUpOutcome.Declined(Refusal.OVER));

    kiosk.now = kiosk.now.minus(Duration.ofHours(12));
    kiosk.listings.cancel(Actor.DEVICE, Samples.FESTIVAL_DAY, Words.ja("雨のため"));
    assertThat(signUp(Samples.party(kiosk, 1)))
        .isEqualTo(new SignUpOutcome.Declined(Refusal.ACTIVITY_CANCELLED));
  }

  @Test
  void a_cancelled_date_makes_a_call_list() {
    publish(10, 0);
    NewSignUp plain = Samples.party(kiosk, 1);
    NewSignUp reachable =
        new NewSignUp(
            new tsudoi.signup.SignUpId(kiosk.id()),
            plain.occurrence(),
            plain.persons(),
            Optional.of("０８７-834-0797"),
            plain.via(),
            1,
            kiosk.secret());
    taken(plain);
    taken(reachable);

    kiosk.listings.cancel(Actor.DEVICE, Samples.FESTIVAL_DAY, Words.ja("雨のため"));

    ListingDesk.CallList calls = kiosk.listings.callList(Samples.FESTIVAL_DAY);
    assertThat(calls.reachable()).extracting(SignUp::id).containsExactly(reachable.id());
    assertThat(calls.unreachable()).extracting(SignUp::id).containsExactly(plain.id());
  }

  private void publish(int capacity, int netPlaces) {
    publish(capacity, netPlaces, PlaceUnit.PERSON);
  }

  private void publish(int capacity, int netPlaces, PlaceUnit unit) {
    assertThat(
            kiosk.listings.publish(
                Actor.DEVICE, Samples.FESTIVAL, Samples.festival(capacity, netPlaces, unit)))
        .isInstanceOf(ListingDesk.Outcome.Saved.class);
  }

  private SignUpOutcome signUp(NewSignUp wish) {
    return kiosk.signUps.signUp(Actor.VISITOR, wish);
  }

  private SignUp taken(NewSignUp wish) {
    return ((SignUpOutcome.Taken) signUp(wish)).signUp();
  }

  private void cancel(SignUp signUp, PersonToken... persons) {
    assertThat(kiosk.signUps.cancel(Actor.VISITOR, signUp.id(), new HashSet<>(Set.of(persons))))
        .isEmpty();
  }

  private SignUp.State state(SignUp signUp) {
    return kiosk.signUps.find(signUp.id()).orElseThrow().state();
  }

  private int free() {
    return kiosk.board.signUps().free(Samples.FESTIVAL_DAY, kiosk.replica.writer());
  }

  private static boolean contains(byte[] bytes, byte[] part) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .contains(new String(part, StandardCharsets.ISO_8859_1));
  }
}
