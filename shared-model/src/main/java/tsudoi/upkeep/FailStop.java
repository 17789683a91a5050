package tsudoi.upkeep;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the process started again when the disk has refused a write. A second force that succeeds
/// would prove nothing about the bytes of the first, so nothing in this process can make the store
/// whole; opening it anew does. Meanwhile screens say what is going on and refuse taps.
public final class FailStop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FailStop.class);
  private static final long LOOK_MS = 500;

  private final Supplier<Saving> saving;
  private final Duration notice;
  private final Runnable startAgain;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fail-stop").daemon().factory());

  /// @param notice how long the screens say so before the process ends
  /// @param startAgain ends the process in order, so that it is started again
  public FailStop(Supplier<Saving> saving, Duration notice, Runnable startAgain) {
    this.saving = saving;
    this.notice = notice;
    this.startAgain = startAgain;
  }

  public FailStop started() {
    var _ = thread.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    return this;
  }

  private void look() {
    if (saving.get() == Saving.STOPPED) {
      thread.shutdown();
      LOG.error(
          "The disk refused a write. Nothing is taken any more; starting again in {} s",
          notice.toSeconds());
      try {
        Thread.sleep(notice);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      startAgain.run();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
