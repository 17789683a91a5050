package tsudoi.hub.staff;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Brings changes to open pages: many in a moment become one, and none waits on a page.
public final class LiveUpdates {
  private static final long GATHER_MS = 250;

  private final ScheduledExecutorService timer;

  public LiveUpdates(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /// Shows again soon after each change.
  ///
  /// @param source takes a listener and answers what ends the subscription
  /// @return ends it
  public Runnable on(Function<Runnable, Runnable> source, UI ui, Runnable show) {
    AtomicBoolean waiting = new AtomicBoolean();
    return source.apply(() -> {
      if (waiting.compareAndSet(false, true)) {
        timer.schedule(
            () -> {
              waiting.set(false);
              access(ui, show);
            },
            GATHER_MS,
            TimeUnit.MILLISECONDS);
      }
    });
  }

  /// Shows again at a steady pace.
  ///
  /// @return ends it
  public Runnable every(Duration pace, UI ui, Runnable show) {
    ScheduledFuture<?> task =
        timer.scheduleWithFixedDelay(
            () -> access(ui, show), pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    return () -> task.cancel(false);
  }

  private static void access(UI ui, Runnable show) {
    try {
      ui.access(show::run);
    } catch (UIDetachedException e) {
      // The page was closed; its own detach ends the subscription.
    }
  }
}
