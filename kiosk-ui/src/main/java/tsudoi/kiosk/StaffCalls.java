package tsudoi.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// 職員を呼ぶ: somebody at the screen asks for help, and every open desk shows it until somebody goes.
/// It lives as long as the process: nobody waits at a screen for longer.
public final class StaffCalls {
  private final List<Runnable> desks = new CopyOnWriteArrayList<>();
  private final List<Runnable> callers = new CopyOnWriteArrayList<>();
  private Optional<Instant> waitingSince = Optional.empty();

  /// Somebody calls. A call that stands already keeps its time.
  ///
  /// @return whether any desk is open to hear it
  public boolean call(Instant now) {
    synchronized (this) {
      if (desks.isEmpty()) {
        return false;
      }
      waitingSince = Optional.of(waitingSince.orElse(now));
    }
    desks.forEach(Runnable::run);
    return true;
  }

  /// Since when somebody waits.
  public synchronized Optional<Instant> waitingSince() {
    return waitingSince;
  }

  /// Somebody from the desk goes.
  public void going() {
    synchronized (this) {
      waitingSince = Optional.empty();
    }
    desks.forEach(Runnable::run);
    callers.forEach(Runnable::run);
  }

  /// A desk that shows calls from now on.
  ///
  /// @return ends it; a call that nobody can hear any more ends with the last desk
  public Runnable listen(Runnable desk) {
    desks.add(desk);
    return () -> {
      desks.remove(desk);
      endUnheard();
    };
  }

  private synchronized void endUnheard() {
    if (desks.isEmpty()) {
      waitingSince = Optional.empty();
    }
  }

  /// A caller who wants to know when somebody comes.
  ///
  /// @return ends the subscription
  public Runnable whenGoing(Runnable caller) {
    callers.add(caller);
    return () -> callers.remove(caller);
  }
}
