package tsudoi.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tsudoi.desk.TestReplica;
import tsudoi.op.ReplicaId;

class SeenRequestsTest {
  private static final ReplicaId KIOSK = TestReplica.writer(1).replica();
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private final SeenRequests seen = new SeenRequests(START);

  @Test
  void a_request_counts_once() {
    assertThat(fresh(10_000, 1, 10_000)).isTrue();
    assertThat(fresh(10_000, 1, 10_500)).isFalse();
    assertThat(fresh(10_000, 2, 10_500)).isTrue();
    assertThat(fresh(9_000, 1, 10_500)).isTrue();
  }

  @Test
  void what_is_out_of_time_or_from_before_the_start_does_not_count() {
    long window = SeenRequests.WINDOW.toMillis();
    assertThat(fresh(0, 1, window + 1)).isFalse();
    assertThat(fresh(window + 1, 1, 0)).isFalse();
    assertThat(fresh(-1, 1, 0)).isFalse();
    assertThat(fresh(0, 1, 0)).isTrue();
  }

  @Test
  void memory_is_bounded_and_what_is_forgotten_is_refused() {
    for (int i = 0; i < 3 * SeenRequests.REQUESTS_MAX; i++) {
      assertThat(fresh(1_000 + i, i, 10_000)).isTrue();
    }
    assertThat(fresh(1_000, 0, 10_000)).isFalse();
  }

  private boolean fresh(long timeMillis, int nonce, long nowMillis) {
    long start = START.toEpochMilli();
    byte[] bytes = ByteBuffer.allocate(16).putInt(nonce).array();
    return seen.isFresh(KIOSK, start + timeMillis, bytes, Instant.ofEpochMilli(start + nowMillis));
  }
}
