package tsudoi.sync;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that keeps a kiosk in step with the hub, at its own pace: at once when rung, else
/// every few seconds while the line is up, and with full jitter while it is down. Some timer is
/// always armed, so unsent work never waits for the next write.
public final class SyncLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);

  /// How the loop paces itself.
  ///
  /// @param idle between rounds with nothing new
  /// @param backoffMin the first wait after a failure; doubles up to `backoffMax`
  public record Pace(Duration idle, Duration backoffMin, Duration backoffMax) {
    public static Pace standard() {
      return new Pace(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(15));
    }
  }

  private final KioskSync sync;
  private final Pace pace;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private final Thread thread;
  private boolean ring = true;
  private volatile boolean closed;

  public SyncLoop(KioskSync sync, Pace pace, RandomGenerator random) {
    this.sync = sync;
    this.pace = pace;
    this.random = random;
    this.thread = Thread.ofPlatform().name("sync-loop").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// Something is new here or at the hub.
  public void ring() {
    lock.lock();
    try {
      ring = true;
      rung.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int failures = 0;
    while (!closed) {
      Duration wait;
      try {
        sync.round();
        failures = 0;
        wait = pace.idle;
      } catch (LineDown e) {
        if (failures == 0) {
          LOG.info("The line to the hub is down: {}", e.getMessage());
        }
        failures++;
        wait = e.retryAfter().orElse(backoff(failures));
      } catch (RuntimeException e) {
        if (failures == 0) {
          LOG.error("A sync round failed", e);
        }
        failures++;
        wait = backoff(failures);
      }
      pause(wait, failures > 0);
    }
  }

  /// Full jitter: anywhere from the minimum to the doubled bound.
  private Duration backoff(int failures) {
    long min = pace.backoffMin.toMillis();
    long bound = Math.min(pace.backoffMax.toMillis(), min << Math.min(failures, 16));
    return Duration.ofMillis(random.nextLong(min, Math.max(min, bound) + 1));
  }

  /// While the line is down a ring does not shorten the wait: the bell would only hammer.
  private void pause(Duration wait, boolean failing) {
    lock.lock();
    try {
      long nanosLeft = wait.toNanos();
      while (nanosLeft > 0 && !closed && (failing || !ring)) {
        nanosLeft = rung.awaitNanos(nanosLeft);
      }
      ring = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
