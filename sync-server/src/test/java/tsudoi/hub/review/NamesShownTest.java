package tsudoi.hub.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.attendance.Attendee;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Scope;
import tsudoi.person.PersonToken;
import tsudoi.seal.Opener;
import tsudoi.signup.SignUp;

/// Whoever has names shown at the hub is on record; the names are not.
class NamesShownTest {
  private static final UUID STAFF = new UUID(3, 3);

  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final NameReading names =
      new NameReading(hub.replica, hub.board.signUps(), Opener.of(TestReplica.CITY_KEY));
  private final NamesShownLog log = new NamesShownLog();

  @Test
  void showing_names_says_who_when_and_what_and_holds_no_name() {
    hub.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 10));
    SignUp signUp =
        ((SignUpOutcome.Taken) hub.signUps.signUp(Actor.VISITOR, Samples.party(hub, 2, "はなこ")))
            .signUp();
    hub.checkIns.mark(Actor.DEVICE, signUp.id(), signUp.persons().getFirst().token());
    List<Attendee> came =
        hub
            .board
            .attendance()
            .attendee(Samples.FESTIVAL_DAY, signUp.persons().getFirst().token())
            .stream()
            .toList();

    Map<PersonToken, String> shown = names.of(new Actor.Account(STAFF), Samples.FESTIVAL_DAY, came);

    assertThat(shown.values()).containsExactly("はなこ");
    hub.log.replay(op -> log.apply(op.op()));
    assertThat(log.newest())
        .containsExactly(
            new NamesShownLog.Entry(hub.now, Optional.of(STAFF), Samples.FESTIVAL_DAY, 1));
    byte[] stored =
        hub.log
            .readChain(new ChainId(hub.replica.writer(), Scope.HUB), 0, 10, 1 << 20)
            .getFirst()
            .bytes();
    assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("はなこ");
  }
}
