package tsudoi.kiosk.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static tsudoi.kiosk.KioskFixture.SUNDAY_MORNING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.kiosk.KioskFixture;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.Schedule;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.Event;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;

class BoardsTest {
  private final KioskFixture fixture = new KioskFixture();
  private final Nearness near = new Nearness(fixture.kiosk.city(), fixture.kiosk.center());
  private final CenterId neighbor = neighbor(0);

  private CenterId neighbor(int rank) {
    City city = fixture.kiosk.city();
    return city.neighbors(fixture.kiosk.center()).get(rank).center().id();
  }

  private Agenda.Pages agenda() {
    return fixture.lobby.agenda().read(fixture.kiosk);
  }

  private HomeBoard home() {
    return HomeBoard.of(agenda().dates(), near, fixture.now());
  }

  private static List<String> titles(List<Occurrence> dates) {
    return dates.stream().map(date -> date.content().title().japanese()).toList();
  }

  @Test
  void the_next_activity_is_the_next_one_here() {
    publishAt(neighbor, "となり", 1);
    fixture.publish("ここ", SUNDAY_MORNING.plusHours(5));
    assertThat(titles(home().next().stream().toList())).containsExactly("ここ");
    assertThat(titles(home().today())).containsExactly("となり");
  }

  @Test
  void today_shows_what_is_here_before_what_is_near() {
    for (int i = 0; i < 4; i++) {
      fixture.publish("ここ" + i, SUNDAY_MORNING.plusHours(2 + i));
      publishAt(neighbor, "となり" + i, 1);
    }
    assertThat(titles(home().today())).containsExactly("ここ1", "ここ2", "ここ3");
    assertThat(titles(home().nearby())).containsExactly("となり0", "となり1");
  }

  @Test
  void nothing_is_shown_twice() {
    fixture.publish("きょう", SUNDAY_MORNING.plusHours(2));
    fixture.publish("あした", SUNDAY_MORNING.plusDays(1));
    fixture.publish("あさって", SUNDAY_MORNING.plusDays(2));
    HomeBoard board = home();
    assertThat(titles(board.next().stream().toList())).containsExactly("きょう");
    assertThat(board.today()).isEmpty();
    assertThat(titles(board.tomorrow())).containsExactly("あした");
    assertThat(titles(board.week())).containsExactly("あさって");
  }

  @Test
  void a_cancelled_activity_stays_on_the_list_and_is_never_the_next() {
    OccurrenceId walk = fixture.publish("歩こう会", SUNDAY_MORNING.plusHours(1));
    fixture.kiosk.desks().listings().cancel(Actor.DEVICE, walk, Words.ja("雨"));
    assertThat(home().next()).isEmpty();
    assertThat(titles(home().today())).containsExactly("歩こう会");
  }

  @Test
  void what_is_over_is_gone() {
    fixture.publish("朝の会", SUNDAY_MORNING.plusHours(1));
    fixture.setTime(SUNDAY_MORNING.plusHours(4));
    assertThat(home().next()).isEmpty();
    assertThat(home().today()).isEmpty();
  }

  @Test
  void searching_lists_here_first_and_undated_ones_at_the_end() {
    publishAt(neighbor, "となり", 1);
    fixture.publish("ここ", SUNDAY_MORNING.plusDays(3));
    fixture.publish(
        KioskFixture.scheduled(new Schedule.Undated("随時"))
            .apply(fixture.aListing("いつか", SUNDAY_MORNING)));
    FindBoard board = find(new FindBoard.Wish(FindBoard.When.ANY, Optional.empty(), 0));
    assertThat(board.entries())
        .extracting(entry -> entry.content().title().japanese())
        .containsExactly("ここ", "となり", "いつか");
    assertThat(board.entries().getLast()).isInstanceOf(FindBoard.Entry.Undated.class);
  }

  @Test
  void a_kind_chosen_again_is_let_go() {
    FindBoard.Wish drills = FindBoard.Wish.FIRST.with(Kind.DRILL);
    assertThat(drills.kind()).contains(Kind.DRILL);
    assertThat(drills.with(Kind.DRILL).kind()).isEmpty();
  }

  @Test
  void a_page_that_does_not_exist_becomes_the_last() {
    for (int i = 0; i < 6; i++) {
      fixture.publish("会" + i, SUNDAY_MORNING.plusHours(1));
    }
    FindBoard board = find(FindBoard.Wish.FIRST.at(99));
    assertThat(board.page()).isEqualTo(1);
    assertThat(board.pages()).isEqualTo(2);
    assertThat(board.entries()).hasSize(2);
  }

  @Test
  void among_thousands_of_listings_a_page_is_found_at_once() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      events.add(
          new ListingEvent.ListingPublished(
              new ListingId(new UUID(9, i)),
              KioskFixture.aListing(neighbor(i % 40), "会" + i, SUNDAY_MORNING.plusHours(i % 600)),
              List.of()));
    }
    fixture.kiosk.replica().write(Actor.DEVICE, _ -> Draft.of(true, Scope.CITY, events));
    agenda();
    long before = System.nanoTime();
    FindBoard board = find(new FindBoard.Wish(FindBoard.When.ANY, Optional.empty(), 249));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
    assertThat(board.entries()).isNotEmpty();
  }

  private FindBoard find(FindBoard.Wish wish) {
    return FindBoard.of(agenda(), wish, near, fixture.now(), 4);
  }

  private void publishAt(CenterId center, String title, int hours) {
    fixture.publish(KioskFixture.aListing(center, title, SUNDAY_MORNING.plusHours(hours)));
  }
}
