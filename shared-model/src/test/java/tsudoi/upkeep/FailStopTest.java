package tsudoi.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailStopTest {
  private static final Duration NOTICE = Duration.ofMillis(50);

  private final AtomicReference<Saving> saving = new AtomicReference<>(Saving.WORKS);
  private final AtomicInteger starts = new AtomicInteger();
  private final CountDownLatch started = new CountDownLatch(1);

  private void startAgain() {
    starts.incrementAndGet();
    started.countDown();
  }

  @Test
  void a_disk_that_refused_once_has_the_process_started_again_once() throws Exception {
    try (FailStop _ = new FailStop(saving::get, NOTICE, this::startAgain).started()) {
      saving.set(Saving.STOPPED);
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      Thread.sleep(1_200);
      assertThat(starts).hasValue(1);
    }
  }

  @Test
  void a_full_disk_is_waited_out() throws Exception {
    try (FailStop _ = new FailStop(saving::get, NOTICE, this::startAgain).started()) {
      saving.set(Saving.FULL);
      assertThat(started.await(1_500, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}
