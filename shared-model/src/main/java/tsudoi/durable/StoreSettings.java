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
/// @param dataFileBytes the size from which on the next data file is begun; opening reads each file
///     as a whole
public record StoreSettings(
    Supplier<UUID> newId,
    Duration openDeadline,
    int queuedChangesMax,
    long reserveBytes,
    int dataFileBytes) {

  static final int DATA_FILE_BYTES_MIN = 16 << 10;

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
    if (dataFileBytes < DATA_FILE_BYTES_MIN) {
      throw new IllegalArgumentException("data files are too small: " + dataFileBytes);
    }
  }

  /// One minute to open, 10,000 waiting changes, 64 MB kept free.
  public static StoreSettings standard() {
    return new StoreSettings(UUID::randomUUID, Duration.ofMinutes(1), 10_000, 64L << 20, 16 << 20);
  }
}
