package tsudoi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StallTest {
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final Optional<Instant> FIRST = Optional.of(START.minusSeconds(9));

  private final Stall stall = new Stall();

  @Test
  void a_queue_that_does_not_move_though_the_hub_answers_is_told_after_minutes() {
    assertThat(at(0, 0, FIRST)).isEmpty();
    assertThat(at(4, 0, FIRST)).isEmpty();

    assertThat(at(5, 0, FIRST)).contains(START);
    assertThat(at(6, 0, FIRST)).contains(START);
  }

  @Test
  void a_long_backlog_that_moves_is_none() {
    for (int minute = 0; minute < 20; minute++) {
      assertThat(at(minute, 0, Optional.of(START.minus(Duration.ofDays(9 - minute / 4)))))
          .isEmpty();
    }
  }

  @Test
  void without_a_line_nothing_stalls_and_counting_begins_when_it_is_back() {
    at(0, 0, FIRST);
    assertThat(at(30, 30, FIRST)).isEmpty();
    assertThat(at(31, 0, FIRST)).isEmpty();
    assertThat(at(35, 0, FIRST)).isEmpty();
    assertThat(at(36, 0, FIRST)).contains(START.plus(Duration.ofMinutes(31)));
  }

  @Test
  void it_ends_when_everything_is_sent() {
    at(0, 0, FIRST);
    at(6, 0, FIRST);
    assertThat(at(7, 0, Optional.empty())).isEmpty();
    assertThat(at(8, 0, Optional.of(START.plusSeconds(460)))).isEmpty();
  }

  private Optional<Instant> at(int minute, int silentMinutes, Optional<Instant> oldest) {
    Instant now = START.plus(Duration.ofMinutes(minute));
    return stall.look(
        new SyncStatus(
            SyncStatus.Line.UP,
            Optional.of(now.minus(Duration.ofMinutes(silentMinutes))),
            oldest.isPresent() ? 3 : 0,
            oldest),
        now);
  }
}
