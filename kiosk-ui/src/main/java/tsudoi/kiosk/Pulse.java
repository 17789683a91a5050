package tsudoi.kiosk;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.JapanTime;
import tsudoi.upkeep.Saving;

/// Tells screens that what they show may be out of date: after changes, when the line goes or comes
/// back, when taps cannot be kept or can again, when a minute begins. Several reasons within a moment are one beat.
public final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final long MOMENT_MS = 120;
  private static final long LOOK_MS = 1_000;

  private final Opening opening;
  private final Supplier<Saving> saving;
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pulse").daemon().factory());
  private String seen = "";

  public Pulse(Opening opening, Supplier<Saving> saving, InstantSource clock) {
    this.opening = opening;
    this.saving = saving;
    this.clock = clock;
  }

  void start() {
    opening.whenOpen(() -> {
      opening.kiosk().ifPresent(kiosk -> kiosk.replica().onChange(_ -> soon()));
      soon();
    });
    var _ = thread.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  /// @return ends the subscription; views call it on detach
  public Runnable subscribe(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// How many screens listen: back to zero when every browser is gone.
  int listening() {
    return listeners.size();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void soon() {
    if (due.compareAndSet(false, true)) {
      var _ = thread.schedule(this::beat, MOMENT_MS, TimeUnit.MILLISECONDS);
    }
  }

  /// A beat when the minute, what is known of the line, or whether taps are kept has changed.
  private void look() {
    try {
      String line =
          opening
              .kiosk()
              .map(kiosk -> kiosk.line().status())
              .map(status -> status.line() + "/" + (status.unsent() > 0))
              .orElse("");
      String now =
          JapanTime.at(clock.instant()).truncatedTo(ChronoUnit.MINUTES) + line + saving.get();
      if (!now.equals(seen)) {
        seen = now;
        soon();
      }
    } catch (RuntimeException e) {
      LOG.error("The pulse missed a beat", e);
    }
  }

  private void beat() {
    due.set(false);
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("A screen did not take the beat", e);
      }
    }
  }
}
