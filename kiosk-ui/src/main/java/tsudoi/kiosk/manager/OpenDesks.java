package tsudoi.kiosk.manager;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.seal.SealKeyPair;

/// All desks that are open, so that those nobody works at are closed.
public final class OpenDesks implements AutoCloseable {
  static final Duration IDLE_MAX = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(OpenDesks.class);
  private static final long LOOK_SECONDS = 15;

  private final InstantSource clock;
  private final List<OpenDesk> desks = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("idle-desks").daemon().factory());

  public OpenDesks(InstantSource clock) {
    this.clock = clock;
  }

  void start() {
    var _ = thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  OpenDesk open(UUID account, String login, SealKeyPair key) {
    OpenDesk desk = new OpenDesk(account, login, key, clock.instant());
    desks.add(desk);
    return desk;
  }

  private void look() {
    try {
      closeIdle();
    } catch (RuntimeException e) {
      LOG.error("Idle desks were not closed", e);
    }
  }

  void closeIdle() {
    for (OpenDesk desk : desks) {
      if (desk.idle(clock.instant(), IDLE_MAX)) {
        desk.close();
      }
      if (!desk.isOpen()) {
        desks.remove(desk);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    desks.forEach(OpenDesk::close);
    desks.clear();
  }
}
