package tsudoi.hub.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.signup.SeatEvent;

/// The hub gives a center's kiosk what is its share, whenever the kiosk comes.
class DeskSharesTest {
  private static final Writer KIOSK = TestReplica.writer(9);

  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final CenterWriters writers = new CenterWriters(hub.replica, hub.board.registry());
  private final DeskShares shares =
      new DeskShares(hub.replica, hub.board, writers, () -> hub.now, hub::id);

  @BeforeEach
  void an_activity_was_imported_before_its_center_had_a_kiosk() {
    ListingContent festival = Samples.festival(10, 4);
    write(Scope.CITY, new ListingEvent.ListingPublished(Samples.FESTIVAL, festival, List.of()));
    write(TestReplica.SCOPE, new SeatEvent.SeatsOpened(Samples.FESTIVAL, 10, List.of()));
  }

  @Test
  void places_wait_at_the_hub_until_the_kiosk_enrols_and_then_become_its_desk_places() {
    look();
    assertThat(held(hub.replica.writer())).isEqualTo(10);

    enrol();
    assertThat(shares.look()).as("a first look only notes it").isZero();
    assertThat(shares.look()).isEqualTo(1);
    assertThat(held(KIOSK)).isEqualTo(6);
    assertThat(held(hub.replica.writer())).isEqualTo(4);
    assertThat(hub.board.signUps().capacity(Samples.FESTIVAL)).isEqualTo(10);
    look();
    assertThat(held(KIOSK)).isEqualTo(6);
  }

  @Test
  void places_that_phones_took_meanwhile_stay_at_the_hub() {
    hub.signUps.signUp(Actor.VISITOR, Samples.party(hub, 7));
    enrol();
    look();
    assertThat(held(KIOSK)).isEqualTo(3);
    assertThat(hub.board.signUps().free(Samples.FESTIVAL_DAY, hub.replica.writer())).isZero();
  }

  private void look() {
    shares.look();
    shares.look();
    shares.look();
  }

  private void enrol() {
    write(
        Scope.CITY,
        new AccountEvent.KioskEnrolled(KIOSK.replica(), TestReplica.KIFU, "ロビー", new byte[32]));
    writers.enrolled(KIOSK);
  }

  private int held(Writer writer) {
    return hub.board.signUps().held(Samples.FESTIVAL_DAY, writer);
  }

  private void write(Scope scope, tsudoi.op.Event event) {
    hub.replica.write(Actor.DEVICE, _ -> Draft.of(true, scope, List.of(event)));
  }
}
