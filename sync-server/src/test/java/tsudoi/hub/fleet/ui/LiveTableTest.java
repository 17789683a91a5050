package tsudoi.hub.fleet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.city.JapanTime;
import tsudoi.hub.WrongClock;
import tsudoi.hub.fleet.LiveList;
import tsudoi.hub.fleet.Taps;
import tsudoi.hub.review.ReviewedCity;
import tsudoi.hub.staff.StaffWords;
import tsudoi.op.EncodedOp;
import tsudoi.sample.Scale;

class LiveTableTest {
  private final ReviewedCity hub = new ReviewedCity();

  @BeforeEach
  void open() {
    System.setProperty("vaadin.i18n.provider", StaffWords.class.getName());
    MockVaadin.setup(new Routes());
    UI.getCurrent().setLocale(Locale.JAPANESE);
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
    System.clearProperty("vaadin.i18n.provider");
  }

  @Test
  void the_newest_taps_stand_first_with_their_center_and_the_mark_of_the_sample() {
    hub.fill(Scale.SMALL, List.of(hub.center("亀阜")));
    Taps taps = new Taps();
    hub.hub().log().replay((EncodedOp op) -> taps.apply(op.op()));
    LiveList list = new LiveList(hub.hub(), hub.board(), hub.city(), taps, hub.clock());

    List<LiveList.Line> lines = list.newest(30);
    LiveTable table = new LiveTable(new StaffWords(), true);
    table.show(lines, ReviewedCity.NOW.toLocalDate());

    assertThat(table.lines()).isEqualTo(30);
    assertThat(lines).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    assertThat(table.getElement().getTextRecursively()).contains("亀阜", "見本");
  }

  @Test
  void a_tap_of_a_kiosk_whose_clock_is_wrong_is_told_as_it_was_with_its_error() {
    Instant truth = hub.clock().instant().minus(Duration.ofMinutes(20));
    WrongClock kiosk = new WrongClock(hub.hub(), truth);
    kiosk.bring(hub.hub());
    assertThat(lines()).allSatisfy(line -> assertThat(line.estimate()).isEmpty());

    kiosk.contact();
    kiosk.bring(hub.hub());

    assertThat(lines())
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line.at()).isEqualTo(JapanTime.at(truth));
          assertThat(line.estimate()).contains(1L);
        });
    LiveTable table = new LiveTable(new StaffWords(), true);
    table.show(lines(), ReviewedCity.NOW.toLocalDate());
    assertThat(table.getElement().getTextRecursively()).contains("12:54", "推定 ±1分");
  }

  private List<LiveList.Line> lines() {
    Taps taps = new Taps();
    hub.hub().log().replay((EncodedOp op) -> taps.apply(op.op()));
    return new LiveList(hub.hub(), hub.board(), hub.city(), taps, hub.clock()).newest(30);
  }

  @Test
  void without_taps_it_says_what_will_appear_here() {
    LiveTable table = new LiveTable(new StaffWords(), false);
    table.show(List.of(), ReviewedCity.NOW.toLocalDate());

    assertThat(table.getElement().getTextRecursively()).contains("まだ");
    assertThat(table.lines()).isZero();
  }
}
