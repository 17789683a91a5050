package tsudoi.kiosk.visitor;

import java.time.Duration;
import java.time.Instant;

/// Makes guessing of receipt codes slow: after a few wrong ones in a row each further try waits
/// longer. Counts for the kiosk as a whole, whoever stands before it.
public final class TrySlowdown {
  private static final int FREE_TRIES = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

  private int wrong;
  private Instant lastWrong = Instant.EPOCH;

  /// How long the next try must wait; zero when it may be made.
  public synchronized Duration left(Instant now) {
    if (wrong < FREE_TRIES) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, lastWrong.plus(pause()));
    // A clock set back must not lock anybody out for longer than the pause.
    return left.isNegative() ? Duration.ZERO : left.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : left;
  }

  public synchronized void wrong(Instant now) {
    if (Duration.between(lastWrong, now).compareTo(FORGOTTEN_AFTER) > 0) {
      wrong = 0;
    }
    wrong = Math.min(wrong + 1, 100);
    lastWrong = now;
  }

  public synchronized void right() {
    wrong = 0;
  }

  private Duration pause() {
    Duration pause = FIRST_WAIT.multipliedBy(1L << Math.min(wrong - FREE_TRIES, 6));
    return pause.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : pause;
  }
}
