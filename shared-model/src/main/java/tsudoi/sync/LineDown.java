package tsudoi.sync;

import java.time.Duration;
import java.util.Optional;

/// The hub could not be reached or did not answer as agreed. Nothing is lost: the next attempt asks
/// for the mark and goes on.
public final class LineDown extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Optional<Duration> retryAfter;

  public LineDown(String reason) {
    super(reason);
    this.retryAfter = Optional.empty();
  }

  public LineDown(String reason, Throwable cause) {
    super(reason, cause);
    this.retryAfter = Optional.empty();
  }

  /// @param retryAfter how long the hub asks to be left alone
  public LineDown(String reason, Duration retryAfter) {
    super(reason);
    this.retryAfter = Optional.of(retryAfter);
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
