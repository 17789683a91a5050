package tsudoi.durable;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// How a store is opened, and where its bounds are.
///
/// @param newId makes the id of a store that does not exist yet
/// @param openDeadline how long opening may take before it counts as damage
/// @param queuedChangesMax how many changes may wait for the writer; more make the caller wait
/// @param reserveBytes room on the disk below which changes are refused
public record StoreSettings(
    Supplier<UUID> newId, Duration openDeadline, int queuedChangesMax, long reserveBytes) {

  public StoreSettings {
    if (openDeadline.isNegative() || openDeadline.isZero()) {
      throw new IllegalArgumentException("the deadline lies in the past: " + openDeadline);
    }
    if (queuedChangesMax < 1) {
      throw new IllegalArgumentException("no room for a change: " + queuedChangesMax);
    }
    if (reserveBytes < 0) {
      throw new IllegalArgumentException("a negative reserve: " + reserveBytes);
    }
  }

  /// One minute to open, 10,000 waiting changes, 64 MB kept free.
  public static StoreSettings standard() {
    return new StoreSettings(UUID::randomUUID, Duration.ofMinutes(1), 10_000, 64L << 20);
  }
}
