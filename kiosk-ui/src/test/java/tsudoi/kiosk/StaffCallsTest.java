package tsudoi.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffCallsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
  private final StaffCalls calls = new StaffCalls();
  private final List<String> heard = new ArrayList<>();

  @Test
  void without_an_open_desk_nobody_is_told() {
    assertThat(calls.call(NOW)).isFalse();
    assertThat(calls.waitingSince()).isEmpty();
  }

  @Test
  void every_desk_hears_a_call_once_it_stands_until_somebody_goes() {
    calls.listen(() -> heard.add("first"));
    calls.listen(() -> heard.add("second"));
    calls.whenGoing(() -> heard.add("caller"));

    assertThat(calls.call(NOW)).isTrue();
    assertThat(calls.call(NOW.plusSeconds(30))).isTrue();
    assertThat(calls.waitingSince()).contains(NOW);
    assertThat(heard).startsWith("first", "second").doesNotContain("caller");

    calls.going();
    assertThat(calls.waitingSince()).isEmpty();
    assertThat(heard).endsWith("caller");
  }

  @Test
  void a_call_ends_with_the_last_desk_that_could_answer_it() {
    Runnable closing = calls.listen(() -> {});
    calls.call(NOW);
    closing.run();
    assertThat(calls.waitingSince()).isEmpty();
  }
}
