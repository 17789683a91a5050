package tsudoi.kiosk;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Whether the kiosk is in service yet. Before its enrolment every screen says 準備中.
public final class Opening {
  private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
  private volatile Optional<Kiosk> kiosk = Optional.empty();
  private volatile boolean rebuilding;

  /// In service from the start, as tests want it.
  public static Opening of(Kiosk kiosk) {
    Opening opening = new Opening();
    opening.open(kiosk);
    return opening;
  }

  public Optional<Kiosk> kiosk() {
    return kiosk;
  }

  /// Whether the kiosk waits for the hub to give back what it lost.
  public boolean isRebuilding() {
    return rebuilding && kiosk.isEmpty();
  }

  void rebuilding() {
    rebuilding = true;
  }

  void open(Kiosk opened) {
    kiosk = Optional.of(opened);
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  /// Calls back once the kiosk is in service, at once if it is already.
  ///
  /// @return ends the wait
  public Runnable whenOpen(Runnable action) {
    waiting.add(action);
    if (kiosk.isPresent() && waiting.remove(action)) {
      action.run();
    }
    return () -> waiting.remove(action);
  }
}
