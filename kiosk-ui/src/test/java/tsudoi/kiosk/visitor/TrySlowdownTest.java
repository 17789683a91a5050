package tsudoi.kiosk.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrySlowdownTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:42:00Z");

  private final TrySlowdown slowdown = new TrySlowdown();

  @Test
  void the_third_wrong_code_in_a_row_makes_people_wait() {
    slowdown.wrong(NOW);
    slowdown.wrong(NOW);
    assertThat(slowdown.left(NOW)).isZero();
    slowdown.wrong(NOW);
    assertThat(slowdown.left(NOW)).isEqualTo(Duration.ofSeconds(5));
    assertThat(slowdown.left(NOW.plusSeconds(5))).isZero();
  }

  @Test
  void waiting_grows_up_to_a_minute() {
    for (int i = 0; i < 50; i++) {
      slowdown.wrong(NOW);
    }
    assertThat(slowdown.left(NOW)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void a_right_code_or_some_minutes_end_it() {
    for (int i = 0; i < 5; i++) {
      slowdown.wrong(NOW);
    }
    slowdown.right();
    assertThat(slowdown.left(NOW)).isZero();
    for (int i = 0; i < 5; i++) {
      slowdown.wrong(NOW);
    }
    slowdown.wrong(NOW.plusSeconds(600));
    assertThat(slowdown.left(NOW.plusSeconds(600))).isZero();
  }

  @Test
  void a_clock_set_back_locks_nobody_out() {
    for (int i = 0; i < 5; i++) {
      slowdown.wrong(NOW);
    }
    assertThat(slowdown.left(NOW.minusSeconds(86_400))).isLessThanOrEqualTo(Duration.ofSeconds(60));
  }
}
