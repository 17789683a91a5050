package tsudoi.hub.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.EncodedOp;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Placed;
import tsudoi.signup.Grant;
import tsudoi.signup.ReportedPlaces;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SeatEvent.PlacesReported;

class PlacesReporterTest {
  private static final Writer KIOSK = TestReplica.writer(1);
  private static final Writer HUB = TestReplica.writer(2);

  private final TestReplica hub = new TestReplica(2, HUB).withKeys();
  private PlacesReporter reporter = restarted();

  @BeforeEach
  void a_festival_has_ten_places_four_of_them_for_phones() {
    hub.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 4));
    hub.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                TestReplica.SCOPE,
                List.of(
                    new SeatEvent.SeatsGranted(
                        Samples.FESTIVAL_DAY, new Grant(hub.id(), KIOSK, 6)))));
  }

  @Test
  void places_left_are_summed_over_the_holders_that_the_hub_knows() {
    reporter.report();

    assertThat(reports()).containsExactly(new PlacesReported(Samples.FESTIVAL_DAY, 6, 4, 0));
  }

  @Test
  void two_changes_within_a_minute_are_one_report() {
    reporter.report();
    signUp(1);
    assertThat(reporter.report()).isZero();
    wait(Duration.ofSeconds(30));
    signUp(2);
    assertThat(reporter.report()).isZero();

    wait(Duration.ofSeconds(31));
    reporter.report();

    assertThat(reports())
        .containsExactly(
            new PlacesReported(Samples.FESTIVAL_DAY, 6, 4, 0),
            new PlacesReported(Samples.FESTIVAL_DAY, 6, 1, 0));
  }

  @Test
  void parties_in_line_are_told() {
    signUp(4);
    signUp(2);
    reporter.report();

    assertThat(reports()).containsExactly(new PlacesReported(Samples.FESTIVAL_DAY, 6, 0, 1));
  }

  @Test
  void where_nothing_changed_nothing_is_written() {
    reporter.report();
    for (int minute = 0; minute < 5; minute++) {
      wait(Duration.ofMinutes(1));
      reporter.report();
    }

    assertThat(reports()).hasSize(1);
  }

  @Test
  void a_restart_repeats_no_report_and_keeps_the_minute() {
    reporter.report();
    signUp(1);
    reporter = restarted();
    assertThat(reporter.report()).isZero();

    wait(Duration.ofMinutes(1));
    reporter.report();
    reporter = restarted();
    wait(Duration.ofMinutes(1));
    reporter.report();

    assertThat(reports()).extracting(PlacesReported::netLeft).containsExactly(4, 3);
  }

  @Test
  void what_is_over_or_cancelled_or_far_away_is_not_told() {
    hub.listings.cancel(Actor.DEVICE, Samples.FESTIVAL_DAY, Words.ja("雨"));
    reporter.report();
    assertThat(reports()).isEmpty();

    hub.now = hub.now.minus(Duration.ofDays(PlacesReporter.DAYS_AHEAD + 1));
    restarted().report();
    hub.now = hub.now.plus(Duration.ofDays(PlacesReporter.DAYS_AHEAD + 3));
    restarted().report();
    assertThat(reports()).isEmpty();
  }

  @Test
  void a_date_is_told_when_its_day_comes_into_sight() {
    hub.now = hub.now.minus(Duration.ofDays(PlacesReporter.DAYS_AHEAD + 1));
    reporter = restarted();
    assertThat(reporter.report()).isZero();

    hub.now = hub.now.plus(Duration.ofDays(1));

    assertThat(reporter.report()).isEqualTo(1);
  }

  private void signUp(int persons) {
    assertThat(hub.signUps.signUp(Actor.VISITOR, Samples.party(hub, persons)))
        .isInstanceOf(SignUpOutcome.Taken.class);
  }

  private void wait(Duration time) {
    hub.now = hub.now.plus(time);
  }

  /// As after a restart: folded anew from the log.
  private PlacesReporter restarted() {
    ReportedPlaces reported = new ReportedPlaces();
    hub.log.replay(op -> reported.apply(op.op()));
    hub.replica.onChange(_ -> hub.log.replay(op -> reported.apply(op.op())));
    return new PlacesReporter(hub.replica, hub.board, reported, () -> hub.now);
  }

  private List<PlacesReported> reports() {
    List<PlacesReported> found = new ArrayList<>();
    for (Placed placed : hub.log.read(Scope.CITY, 0, 1_000, 1 << 20)) {
      EncodedOp op = placed.op();
      if (op.op().event() instanceof PlacesReported places) {
        found.add(places);
      }
    }
    return found;
  }
}
