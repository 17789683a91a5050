package tsudoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.seal.Sealing;
import tsudoi.signup.SignUp;
import tsudoi.token.ReceiptCode;

/// A visitor at one center asks for a place at another; the hub answers from the net places.
class RequestsTest {
  private static final CenterId KITA = new CenterId(17);

  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(2));
  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final SignUpDesk lobby =
      new SignUpDesk(
          kiosk.replica,
          kiosk.board,
          Sealing.secure(new SecureRandom()),
          KITA::equals,
          kiosk::id,
          () -> ReceiptCode.draw(kiosk.random).letters());

  @BeforeEach
  void the_kiosk_stands_in_another_center() {
    hub.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new AccountEvent.KioskEnrolled(
                        kiosk.replica.writer().replica(), KITA, "ロビー", new byte[32]))));
    hub.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(3, 3));
    copy(hub, kiosk, Scope.CITY);
  }

  @Test
  void a_request_takes_no_place_and_stands_with_the_center_whose_activity_it_is() {
    SignUp asked = ask(2);

    assertThat(asked.state()).isEqualTo(SignUp.State.ASKED);
    assertThat(asked.request().chain().scope()).isEqualTo(TestReplica.SCOPE);
    assertThat(hub.board.signUps().free(Samples.FESTIVAL_DAY, hub.replica.writer())).isEqualTo(3);
  }

  @Test
  void the_hub_answers_each_request_once_with_a_place_or_a_number() {
    SignUp two = ask(2);
    SignUp three = ask(3);
    copy(kiosk, hub, TestReplica.SCOPE);

    assertThat(answer()).isEqualTo(2);
    assertThat(answer()).isZero();
    assertThat(atHub(two).state()).isEqualTo(SignUp.State.CONFIRMED);
    assertThat(atHub(three).state()).isEqualTo(SignUp.State.QUEUED);
    assertThat(atHub(three).number()).isEqualTo(1);
  }

  @Test
  void a_request_that_was_taken_back_before_the_answer_gets_none() {
    SignUp two = ask(2);
    lobby.cancel(
        Actor.VISITOR,
        two.id(),
        Set.of(two.persons().getFirst().token(), two.persons().getLast().token()));
    copy(kiosk, hub, TestReplica.SCOPE);

    assertThat(answer()).isZero();
    assertThat(atHub(two).state()).isEqualTo(SignUp.State.CANCELLED);
  }

  private SignUp ask(int persons) {
    return switch (lobby.signUp(Actor.VISITOR, Samples.party(kiosk, persons))) {
      case SignUpOutcome.Taken(var signUp) -> signUp;
      case SignUpOutcome other -> throw new AssertionError(other.toString());
    };
  }

  private int answer() {
    LocalDateTime now = JapanTime.at(hub.now);
    return hub.signUps.answerRequests(TestReplica.KIFU::equals, now);
  }

  private SignUp atHub(SignUp signUp) {
    return hub.signUps.find(signUp.id()).orElseThrow();
  }

  private static void copy(TestReplica from, TestReplica to, Scope scope) {
    ChainId chain = new ChainId(from.replica.writer(), scope);
    List<EncodedOp> ops = from.log.readChain(chain, 0, 1_000, 1 << 20);
    to.replica.receive(
        ops, from.log.keysCarriedBy(ops.stream().map(op -> op.op().id()).toList()), Map.of());
  }
}
