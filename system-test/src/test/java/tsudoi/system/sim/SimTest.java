package tsudoi.system.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimTest {
  /// In CI; the script runs as many as it is asked for.
  private static final int SEEDS = 10;

  @Test
  void no_city_breaks_a_promise() {
    long ops = 0;
    long faults = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Report report = Report.of(seed, Mistake.NONE);
      assertThat(report.failure()).as(report::describe).isEmpty();
      assertThat(report.ops()).isGreaterThanOrEqualTo(1_000);
      assertThat(report.faults()).isGreaterThanOrEqualTo(20);
      ops += report.ops();
      faults += report.faults();
    }
    System.out.printf("%d seeds, %d ops, %d faults: no failure%n", SEEDS, ops, faults);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 77, 4_242})
  void a_seed_replays_to_the_same_trace(long seed) {
    assertThat(Report.of(seed, Mistake.NONE).traceHash())
        .isEqualTo(Report.of(seed, Mistake.NONE).traceHash())
        .isNotEqualTo(Report.of(seed + 1, Mistake.NONE).traceHash());
  }
}
