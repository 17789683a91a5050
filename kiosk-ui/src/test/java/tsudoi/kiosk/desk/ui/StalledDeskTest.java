package tsudoi.kiosk.desk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.kiosk.desk.DeskFixture;

class StalledDeskTest {
  private final DeskFixture desk = new DeskFixture();

  @BeforeEach
  void a_window_is_open() {
    MockVaadin.setup();
  }

  @AfterEach
  void the_window_is_closed() {
    MockVaadin.tearDown();
  }

  @Test
  void a_queue_that_does_not_move_is_told_on_every_screen_of_the_desk_until_it_moves() {
    DeskFrame frame = new DeskFrame(desk.door);
    UI.getCurrent().add(frame);
    frame.showRouterLayoutContent(new Div());
    assertThat(words(frame)).doesNotContain("記録が 市に とどいていません");

    desk.stalled = Optional.of(desk.replica.now.minus(Duration.ofMinutes(20)));
    beat();
    assertThat(words(frame)).contains("8:40から、記録が 市に とどいていません", "なくなりません");

    desk.stalled = Optional.empty();
    beat();
    assertThat(words(frame)).doesNotContain("記録が 市に とどいていません");
  }

  private void beat() {
    desk.beat();
    MockVaadin.clientRoundtrip(false);
  }

  private static String words(DeskFrame frame) {
    return frame.getElement().getTextRecursively();
  }
}
