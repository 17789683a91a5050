package tsudoi.kiosk.line;

import java.time.Instant;
import java.util.Optional;
import tsudoi.sync.SyncStatus;

/// What is known of the line to the hub and of what has not been sent.
@FunctionalInterface
public interface LineReport {
  SyncStatus status();

  /// Since when nothing has moved although the hub answers; empty as long as all is well.
  default Optional<Instant> stalledSince() {
    return Optional.empty();
  }
}
