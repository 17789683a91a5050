package tsudoi.kiosk.manager;

import java.time.Duration;

/// Makes guessing slow and never locks anybody out: after five wrong passwords in a row every
/// further try waits a little longer, up to a bound; the right one ends it.
final class SlowDown {
  static final int FREE_TRIES = 5;
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration WAIT_MAX = Duration.ofSeconds(8);

  private int wrong;

  synchronized Duration owed() {
    int over = wrong - FREE_TRIES + 1;
    if (over <= 0) {
      return Duration.ZERO;
    }
    Duration owed = STEP.multipliedBy(over);
    return owed.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : owed;
  }

  synchronized void wrong() {
    wrong = Math.min(wrong + 1, 1_000);
  }

  synchronized void right() {
    wrong = 0;
  }
}
