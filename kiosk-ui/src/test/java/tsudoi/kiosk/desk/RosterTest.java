package tsudoi.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.listing.Words;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpEvent.Call;

class RosterTest {
  private final DeskFixture desk = new DeskFixture().withFestival(2);

  private Roster roster() {
    return Roster.of(desk.kiosk, Samples.FESTIVAL_DAY).orElseThrow();
  }

  @Test
  void those_who_wait_stand_after_those_who_come_with_their_place_in_line() {
    desk.signUp("はなこ", Optional.empty());
    desk.signUp("たろう", Optional.empty());
    desk.signUp("じろう", Optional.empty());
    desk.signUp("さぶろう", Optional.empty());
    assertThat(roster().rows()).extracting(Roster.Row::place).containsExactly(0, 0, 1, 2);
    assertThat(roster().turnout()).isEqualTo(new Turnout(0, 0, 2, 2, 2));
  }

  @Test
  void a_cancelled_person_goes_to_the_end_and_the_first_in_line_moves_up() {
    SignUp first = desk.signUp("はなこ", Optional.empty());
    desk.signUp("たろう", Optional.empty());
    SignUp waiting = desk.signUp("じろう", Optional.empty());
    desk.replica.signUps.cancel(
        desk.manager.actor(), first.id(), Set.of(first.persons().getFirst().token()));
    assertThat(roster().rows().getLast().cancelled()).isTrue();
    assertThat(roster().rows().get(1).signUp().id()).isEqualTo(waiting.id());
    assertThat(roster().rows().get(1).signUp().state()).isEqualTo(SignUp.State.CONFIRMED);
  }

  @Test
  void names_are_read_with_the_centers_key_and_masked_to_one_character() {
    SignUp signUp = desk.signUp("はなこ", Optional.of("087-834-0797"));
    Names names = new Names(desk.replica.log, TestReplica.CENTER_KEY);
    assertThat(names.name(signUp, signUp.persons().getFirst())).contains("はなこ");
    assertThat(names.phone(signUp, signUp.persons().getFirst())).contains("0878340797");
    assertThat(Names.masked("はなこ")).isEqualTo("は＊＊");
    assertThat(Names.masked("𠮷田")).isEqualTo("𠮷＊＊");
  }

  @Test
  void a_cancelled_date_makes_a_call_list_that_counts_persons_and_ticks() {
    SignUp reachable = desk.signUp("はなこ", Optional.of("0878340797"));
    desk.signUp("たろう", Optional.empty());
    assertThat(CallBoard.of(desk.kiosk).groups()).isEmpty();
    desk.replica.listings.cancel(desk.manager.actor(), Samples.FESTIVAL_DAY, Words.ja("悪天候のため"));
    CallBoard.Group group = CallBoard.of(desk.kiosk).groups().getFirst();
    assertThat(group.reachablePersons()).isEqualTo(1);
    assertThat(group.unreachablePersons()).isEqualTo(1);
    assertThat(CallBoard.of(desk.kiosk).openCalls()).isEqualTo(1);
    desk.replica.signUps.told(desk.manager.actor(), reachable.id(), Call.NO_ANSWER);
    assertThat(CallBoard.of(desk.kiosk).openCalls()).isEqualTo(1);
    desk.replica.signUps.told(desk.manager.actor(), reachable.id(), Call.TOLD);
    assertThat(CallBoard.of(desk.kiosk).openCalls()).isZero();
    assertThat(CallBoard.of(desk.kiosk).groups().getFirst().toldPersons()).isEqualTo(1);
  }

  @Test
  void the_address_of_a_date_reads_back_and_nothing_else_does() {
    assertThat(DateKey.read(DateKey.of(Samples.FESTIVAL_DAY))).contains(Samples.FESTIVAL_DAY);
    for (String foreign : new String[] {"", "_", "x_20261122T1330", "new", "_".repeat(99)}) {
      assertThat(DateKey.read(foreign)).isEmpty();
    }
  }
}
