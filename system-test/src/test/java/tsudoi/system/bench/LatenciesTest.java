package tsudoi.system.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentiles_come_from_the_sorted_turns_however_many_there_were() {
    Latencies latencies = new Latencies();
    for (int i = 3_000; i > 0; i--) {
      latencies.add(i * 1_000L);
    }
    assertThat(latencies.count()).isEqualTo(3_000);
    assertThat(latencies.percentileMicros(50)).isEqualTo(1_501);
    assertThat(latencies.percentileMicros(99)).isEqualTo(2_971);
    assertThat(latencies.percentileMicros(100)).isEqualTo(3_000);
  }
}
