package tsudoi.kiosk;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.oplog.NotSaved;

/// The thread on which a kiosk does by itself what it owes: soon after each change, and every
/// minute in case only time has passed.
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long SOON_MS = 20;

  private final List<Runnable> chores;
  private final Runnable unsubscribe;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());

  Housekeeping(Kiosk kiosk, List<Runnable> chores) {
    this.chores = List.copyOf(chores);
    this.unsubscribe = kiosk.replica().onChange(_ -> soon());
    var _ = thread.scheduleWithFixedDelay(this::work, 0, 1, TimeUnit.MINUTES);
  }

  private void soon() {
    if (due.compareAndSet(false, true) && !thread.isShutdown()) {
      var _ = thread.schedule(this::work, SOON_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void work() {
    due.set(false);
    for (Runnable chore : chores) {
      try {
        chore.run();
      } catch (NotSaved e) {
        LOG.warn("A chore was not saved: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("A chore failed", e);
      }
    }
  }

  @Override
  public void close() {
    unsubscribe.run();
    thread.shutdownNow();
  }
}
