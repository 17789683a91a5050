package tsudoi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private static final Condition SCARCE =
      new Condition(
          Instant.ofEpochMilli(1_795_305_600_123L),
          12,
          Optional.of(Duration.ofMinutes(3)),
          400L << 20,
          Condition.Space.SCARCE,
          "0.1.0+ab12",
          Optional.of("GONE"));

  @Test
  void what_a_kiosk_tells_is_what_the_hub_reads() {
    assertThat(Condition.read(SCARCE.header())).contains(SCARCE);
    Condition calm =
        new Condition(
            Instant.EPOCH, 0, Optional.empty(), 1, Condition.Space.ENOUGH, "", Optional.empty());
    assertThat(Condition.read(calm.header())).contains(calm);
  }

  @Test
  void what_a_newer_kiosk_adds_is_passed_over() {
    assertThat(Condition.read("mood=fine;" + SCARCE.header() + ";more=1")).contains(SCARCE);
  }

  @Test
  void what_is_no_condition_is_none() {
    assertThat(Condition.read("")).isEmpty();
    assertThat(Condition.read("now=x;unsent=1;free=1;space=ENOUGH")).isEmpty();
    assertThat(Condition.read("now=1;unsent=1;free=1;space=PLENTY")).isEmpty();
    assertThat(Condition.read("=".repeat(2_000))).isEmpty();
  }

  @Test
  void a_version_cannot_smuggle_another_line_into_the_header() {
    Condition odd =
        new Condition(
            Instant.EPOCH,
            0,
            Optional.empty(),
            1,
            Condition.Space.ENOUGH,
            "1\r\nX: y;unsent=9",
            Optional.empty());
    assertThat(odd.header()).doesNotContain("\r", "\n");
    assertThat(Condition.read(odd.header()).orElseThrow().unsent()).isZero();
  }
}
