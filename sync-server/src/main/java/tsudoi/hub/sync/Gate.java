package tsudoi.hub.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many exchanges the hub works on at once, so that its memory has a bound whoever calls: an
/// exchange holds a window of 8 MB, one message, and what is on its way to the disk.
///
/// After an outage every kiosk comes at once: some wait here for a moment, the rest is asked to come
/// again.
final class Gate {
  static final int EXCHANGES_MAX = 32;
  static final int WAITING_MAX = 64;
  static final Duration WAIT_MAX = Duration.ofSeconds(2);
  static final int RETRY_AFTER_SECONDS = 5;

  private final int waitingMax;
  private final Semaphore places;
  private final Semaphore chairs;
  private final Duration waitMax;

  Gate(int exchangesMax, int waitingMax, Duration waitMax) {
    this.waitingMax = waitingMax;
    this.places = new Semaphore(exchangesMax, true);
    this.chairs = new Semaphore(waitingMax);
    this.waitMax = waitMax;
  }

  static Gate standard() {
    return new Gate(EXCHANGES_MAX, WAITING_MAX, WAIT_MAX);
  }

  /// A place inside; whoever gets it closes it.
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /// Empty when the hub has enough to do.
  Optional<Place> enter() {
    if (!places.tryAcquire() && !waited()) {
      return Optional.empty();
    }
    return Optional.of(places::release);
  }

  int waiting() {
    return waitingMax - chairs.availablePermits();
  }

  private boolean waited() {
    if (!chairs.tryAcquire()) {
      return false;
    }
    try {
      return places.tryAcquire(waitMax.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      chairs.release();
    }
  }
}
