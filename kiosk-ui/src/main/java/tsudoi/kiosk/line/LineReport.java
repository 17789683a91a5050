package tsudoi.kiosk.line;

import tsudoi.sync.SyncStatus;

/// What is known of the line to the hub and of what has not been sent.
@FunctionalInterface
public interface LineReport {
  SyncStatus status();
}
