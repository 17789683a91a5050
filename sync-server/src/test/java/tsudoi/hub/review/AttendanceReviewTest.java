package tsudoi.hub.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.attendance.Figures;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.desk.Samples;
import tsudoi.hub.WrongClock;
import tsudoi.hub.review.AttendanceReview.Activity;
import tsudoi.hub.review.AttendanceReview.Answer;
import tsudoi.hub.review.AttendanceReview.Line;
import tsudoi.hub.review.AttendanceReview.Month;
import tsudoi.hub.review.AttendanceReview.MonthState;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.sample.Scale;

class AttendanceReviewTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final Period AUTUMN =
      new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 11, 22));

  private final ReviewedCity hub = new ReviewedCity();
  private final Center kifu = hub.center("亀阜");
  private final Center kita = hub.center("木太");
  private final Center kitaSouth = hub.center("木太南");

  private AttendanceReview review() {
    return hub.fill(Scale.SMALL, List.of(kifu, kita, kitaSouth)).review();
  }

  private static AttendanceReview.Question all(Period period, boolean byCouncil) {
    return new AttendanceReview.Question(period, Optional.empty(), Optional.empty(), byCouncil);
  }

  @Test
  void every_center_has_a_line_and_the_total_is_their_sum() {
    Answer answer = review().ask(all(AUTUMN, false));

    assertThat(answer.lines()).hasSize(52);
    assertThat(answer.total().times())
        .isPositive()
        .isEqualTo(answer.lines().stream().mapToInt(line -> line.now().times()).sum());
    assertThat(answer.total().heads())
        .isEqualTo(answer.lines().stream().mapToInt(line -> line.now().heads()).sum());
    assertThat(answer.total().sample()).isTrue();
  }

  @Test
  void the_kept_figures_are_those_of_the_book() {
    review().ask(all(AUTUMN, false));
    List<OccurrenceId> all = List.copyOf(hub.board().attendance().occurrences());

    assertThat(hub.tallies().of(all)).isEqualTo(Figures.of(hub.board().attendance(), all));
  }

  @Test
  void a_council_joins_its_centers() {
    AttendanceReview review = review();

    Answer councils = review.ask(all(AUTUMN, true));
    Answer kitaOnly =
        review.ask(
            new AttendanceReview.Question(
                AUTUMN, Optional.of(kita.council()), Optional.empty(), false));

    assertThat(councils.lines()).hasSize(44);
    Line line =
        councils.lines().stream()
            .filter(found -> found.centers().contains(kita))
            .findFirst()
            .orElseThrow();
    assertThat(kitaOnly.lines()).hasSize(3);
    assertThat(line.now()).isEqualTo(kitaOnly.total());
  }

  @Test
  void a_month_has_arrived_once_its_last_day_was_closed() {
    AttendanceReview review = review();

    assertThat(state(review, kifu, OCTOBER)).isEqualTo(MonthState.ARRIVED);
    assertThat(state(review, hub.center("栗林"), OCTOBER)).isEqualTo(MonthState.NOT_DUE);
    assertThat(state(review, kifu, YearMonth.of(2026, 11))).isEqualTo(MonthState.NOT_DUE);
  }

  @Test
  void only_what_has_arrived_can_be_confirmed_and_only_once() {
    AttendanceReview review = review();
    long before = hub.hub().log().lastPosition(Scope.of(kifu.id()));

    assertThat(review.confirm(Actor.DEVICE, kifu.id(), YearMonth.of(2026, 11))).isFalse();
    assertThat(review.confirm(Actor.DEVICE, kifu.id(), OCTOBER)).isTrue();
    assertThat(review.confirm(Actor.DEVICE, kifu.id(), OCTOBER)).isTrue();

    assertThat(state(review, kifu, OCTOBER)).isEqualTo(MonthState.CONFIRMED);
    assertThat(hub.hub().log().lastPosition(Scope.of(kifu.id()))).isEqualTo(before + 1);
  }

  @Test
  void a_kiosk_owes_nothing_for_months_before_it_was_enrolled() {
    AttendanceReview review = review();
    enrol(kifu.id());

    assertThat(state(review, kifu, OCTOBER)).isEqualTo(MonthState.ARRIVED);
  }

  @Test
  void the_way_down_leads_to_entries_that_add_up() {
    AttendanceReview review = review();

    List<Activity> activities = review.activities(kifu.id(), AUTUMN);
    int heads =
        activities.stream()
            .flatMap(activity -> activity.occurrences().stream())
            .map(date -> review.entries(date.id()))
            .mapToInt(entries ->
                entries.visits().size()
                    + entries.counts().stream()
                        .mapToInt(count -> count.count(true) + count.count(false))
                        .sum())
            .sum();

    Figures center =
        review
            .ask(
                new AttendanceReview.Question(
                    AUTUMN, Optional.empty(), Optional.of(kifu.id()), false))
            .total();
    assertThat(heads).isPositive().isEqualTo(center.heads());
  }

  @Test
  void a_year_of_the_whole_city_opens_fast() {
    AttendanceReview review = hub.fill(Scale.FULL, hub.city().centers()).review();

    long first = millis(review);
    long again = millis(review);

    System.out.println("a year's review: first " + first + " ms, again " + again + " ms");
    assertThat(again).isLessThan(5_000);
  }

  private static long millis(AttendanceReview review) {
    InstantSource clock = InstantSource.system();
    long start = clock.millis();
    assertThat(review.ask(all(Period.fiscalYear(2026), false)).total().heads())
        .isGreaterThan(20_000);
    return clock.millis() - start;
  }

  private void enrol(CenterId center) {
    hub.hub()
        .write(
            Actor.DEVICE,
            _ ->
                Draft.of(
                    true,
                    Scope.CITY,
                    List.of(
                        new AccountEvent.KioskEnrolled(
                            new ReplicaId(new UUID(9, 9)), center, "ロビー", new byte[32]))));
  }

  private static MonthState state(AttendanceReview review, Center center, YearMonth month) {
    return review.months(center.id(), Period.month(month)).stream()
        .map(Month::state)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_time_by_a_wrong_clock_is_told_as_it_was() {
    Instant truth = hub.clock().instant().minus(Duration.ofMinutes(20));
    WrongClock kiosk = new WrongClock(hub.hub(), truth);
    kiosk.contact();
    kiosk.bring(hub.hub());

    AttendanceReview.Visit visit = hub.review().entries(Samples.FESTIVAL_DAY).visits().getFirst();

    assertThat(visit.since())
        .isEqualTo(new AttendanceReview.Time(JapanTime.at(truth), Optional.of(1L)));
  }
}
