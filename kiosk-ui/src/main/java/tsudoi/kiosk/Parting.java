package tsudoi.kiosk;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.kiosk.line.Line;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.sync.LineDown;
import tsudoi.upkeep.StoreBranch;

/// Watches whether the hub holds another history under this kiosk's name, because a copy of its store
/// writes elsewhere or an older state was put back unseen. Then it finds out what both have in common
/// and starts again with a new life. Taps go on until then and are not lost.
final class Parting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parting.class);
  private static final long LOOK_SECONDS = 2;

  private final Line line;
  private final Writer me;
  private final Path data;
  private final InstantSource clock;
  private final Runnable startAgain;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("parting").daemon().factory());

  /// @param data the data folder
  Parting(Line line, Writer me, Path data, InstantSource clock, Runnable startAgain) {
    this.line = line;
    this.me = me;
    this.data = data;
    this.clock = clock;
    this.startAgain = startAgain;
  }

  Parting started() {
    var _ = thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  private void look() {
    if (!line.diverged() || !StoreBranch.mayBegin(data, clock.instant())) {
      return;
    }
    try {
      line.hush();
      Map<Scope, Long> common = line.common();
      StoreBranch.want(data, me, common);
      LOG.warn("The hub holds another history of {}; in common are {}", me, common);
      thread.shutdown();
      startAgain.run();
    } catch (LineDown e) {
      LOG.info("What is in common is not known yet: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The parted history could not be settled", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
