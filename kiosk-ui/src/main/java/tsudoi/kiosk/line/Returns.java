package tsudoi.kiosk.line;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.sync.GivingBack;
import tsudoi.sync.LineDown;

/// The thread that gives a restored hub what the hub wrote and lost, see [GivingBack].
final class Returns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
  private static final long PAUSE_MS = 10_000;

  private final GivingBack giving;
  private final BooleanSupplier lineDown;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("returns").daemon().factory());

  Returns(GivingBack giving, BooleanSupplier lineDown) {
    this.giving = giving;
    this.lineDown = lineDown;
  }

  Returns started() {
    var _ = thread.scheduleWithFixedDelay(this::look, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
    return this;
  }

  private void look() {
    try {
      long given = giving.run(lineDown.getAsBoolean());
      if (given > 0) {
        LOG.warn("Gave the hub back {} of its own records", given);
      }
    } catch (LineDown e) {
      LOG.debug("Nothing given back: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("Nothing given back", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
