package tsudoi.kiosk.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.kiosk.KioskFixture;
import tsudoi.kiosk.visitor.SignUpFlow.Question;
import tsudoi.listing.Occurrence;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUpId;

class SignUpFlowTest {
  private final KioskFixture fixture = new KioskFixture();
  private final Occurrence occurrence =
      fixture
          .kiosk
          .board()
          .occurrence(fixture.publish("はじめての スマホ教室", fixture.now().plusHours(4)))
          .orElseThrow();
  private final SignUpFlow flow =
      new SignUpFlow(new SignUpId(new UUID(1, 1)), PassSecret.draw(new Random(1)), occurrence, 1);

  @Test
  void the_purpose_comes_before_anything_is_asked() {
    assertThat(flow.step().question()).isEqualTo(Question.PURPOSE);
    assertThat(flow.back()).isFalse();
  }

  @Test
  void two_persons_are_asked_one_after_the_other() {
    flow.next();
    flow.size(2);
    List<String> way = new ArrayList<>();
    while (flow.step().question() != Question.SUMMARY) {
      way.add(flow.step().question() + " " + flow.step().person());
      answer();
      flow.next();
    }
    assertThat(way)
        .containsExactly("HOW_MANY 0", "NAME 0", "AGE 0", "ROLE 0", "NAME 1", "AGE 1", "ROLE 1");
    assertThat(flow.wish().persons()).hasSize(2);
  }

  @Test
  void a_question_without_an_answer_is_not_passed_over() {
    flow.next();
    flow.next();
    flow.name("　 ");
    flow.next();
    assertThat(flow.step().question()).isEqualTo(Question.NAME);
  }

  @Test
  void going_back_keeps_what_was_answered() {
    flow.next();
    flow.next();
    flow.name("はなこ");
    flow.next();
    assertThat(flow.back()).isTrue();
    assertThat(flow.name()).isEqualTo("はなこ");
  }

  @Test
  void submitting_twice_names_the_same_sign_up() {
    assertThat(flow.wish().id()).isEqualTo(flow.wish().id());
    assertThat(flow.wish().secret()).isEqualTo(flow.wish().secret());
  }

  private void answer() {
    switch (flow.step().question()) {
      case NAME -> flow.name("はなこ");
      case AGE -> flow.ageBand(AgeBand.ADULT);
      case ROLE -> flow.role(Role.PARTICIPANT);
      case PURPOSE, HOW_MANY, PHONE, SUMMARY -> {}
    }
  }
}
