package tsudoi.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static tsudoi.kiosk.KioskFixture.SUNDAY_MORNING;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpEvent;

class KeepersTest {
  private final KioskFixture fixture = new KioskFixture();
  private final Kiosk kiosk = fixture.kiosk;
  private final OccurrenceId tea =
      fixture.publish(
          KioskFixture.places(1, 0).apply(fixture.aListing("茶話会", SUNDAY_MORNING.plusDays(1))));

  private SignUp.State state(KioskFixture.Receipt receipt) {
    return kiosk.desks().signUps().find(receipt.signUp().id()).orElseThrow().state();
  }

  @Test
  void a_cancellation_written_elsewhere_gives_the_place_to_the_first_in_line() {
    KioskFixture.Receipt first = fixture.signUp(tea, "はなこ");
    KioskFixture.Receipt second = fixture.signUp(tea, "たろう");
    assertThat(state(second)).isEqualTo(SignUp.State.QUEUED);
    write(
        new SignUpEvent.SignUpCancelled(
            first.signUp().id(), tea, Set.of(first.signUp().persons().getFirst().token())));
    kiosk.keepSeats();
    assertThat(state(second)).isEqualTo(SignUp.State.CONFIRMED);
  }

  @Test
  void more_places_are_given_to_the_line() {
    fixture.signUp(tea, "はなこ");
    KioskFixture.Receipt second = fixture.signUp(tea, "たろう");
    write(new SeatEvent.SeatsAdded(tea.listing(), Optional.empty(), 1));
    kiosk.keepSeats();
    assertThat(state(second)).isEqualTo(SignUp.State.CONFIRMED);
  }

  @Test
  void nothing_owed_writes_nothing() {
    fixture.signUp(tea, "はなこ");
    long before = kiosk.replica().log().lastPosition(Scope.of(kiosk.center().id()));
    kiosk.keepSeats();
    assertThat(kiosk.replica().log().lastPosition(Scope.of(kiosk.center().id()))).isEqualTo(before);
  }

  @Test
  void each_past_day_since_the_enrolment_is_closed_once() {
    LocalDate today = SUNDAY_MORNING.toLocalDate();
    DayKeeper keeper = new DayKeeper(kiosk, today.minusDays(3));
    long before = kiosk.replica().log().lastPosition(Scope.of(kiosk.center().id()));
    keeper.keep();
    keeper.keep();
    assertThat(closedUntil()).contains(today.minusDays(1));
    assertThat(kiosk.replica().log().lastPosition(Scope.of(kiosk.center().id())))
        .isEqualTo(before + 3);
  }

  @Test
  void after_midnight_the_day_before_is_closed() {
    LocalDate today = SUNDAY_MORNING.toLocalDate();
    DayKeeper keeper = new DayKeeper(kiosk, today);
    keeper.keep();
    assertThat(closedUntil()).isEmpty();
    fixture.setTime(today.plusDays(1).atTime(0, 1));
    keeper.keep();
    assertThat(closedUntil()).contains(today);
  }

  @Test
  void no_more_than_forty_days_are_made_up_for() {
    LocalDate today = SUNDAY_MORNING.toLocalDate();
    long before = kiosk.replica().log().lastPosition(Scope.of(kiosk.center().id()));
    new DayKeeper(kiosk, today.minusDays(400)).keep();
    assertThat(kiosk.replica().log().lastPosition(Scope.of(kiosk.center().id())))
        .isEqualTo(before + 40);
  }

  private Optional<LocalDate> closedUntil() {
    return kiosk
        .board()
        .attendance()
        .closedUntil(kiosk.center().id(), kiosk.replica().writer().replica());
  }

  private void write(tsudoi.op.Event event) {
    kiosk
        .replica()
        .write(
            Actor.DEVICE,
            _ -> Draft.of(true, Scope.of(kiosk.center().id()), java.util.List.of(event)));
  }
}
