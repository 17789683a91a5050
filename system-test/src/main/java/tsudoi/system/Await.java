package tsudoi.system;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another process does in its own time.
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  public static void until(String what, Duration atMost, BooleanSupplier condition) {
    value(what, atMost, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /// The first value there is; fails, naming `what`, when there is none in time.
  public static <T> T value(String what, Duration atMost, Supplier<Optional<T>> attempt) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<T> value = attempt.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + atMost.toSeconds() + " s in vain: " + what);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
