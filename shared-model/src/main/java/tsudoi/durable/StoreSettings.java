package tsudoi.durable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// How a store is opened, and where its bounds are.
///
/// @param newId makes the ids of stores and of the sessions of their logs
/// @param clock tells when a former generation is old
/// @param openDeadline how long Eclipse Store may take to open before it counts as damage
/// @param queuedChangesMax how many changes may wait for the writer; more make the caller wait
/// @param reserveBytes room on the disk below which changes are refused
/// @param warningBytes room on the disk below which [DurableStore#room] says that it gets scarce
/// @param logBytes the size of the write-ahead log; a full one makes a checkpoint
/// @param dataFileBytes the size from which on Eclipse Store begins its next data file; opening reads
///     each file as a whole
/// @param keepFormer how long a generation stays that was replaced
public record StoreSettings(
    Supplier<UUID> newId,
    InstantSource clock,
    Duration openDeadline,
    int queuedChangesMax,
    long reserveBytes,
    long warningBytes,
    int logBytes,
    int dataFileBytes,
    Duration keepFormer) {

  static final int LOG_BYTES_MIN = 4 << 10;
  static final int DATA_FILE_BYTES_MIN = 16 << 10;

  public StoreSettings {
    if (openDeadline.isNegative() || openDeadline.isZero()) {
      throw new IllegalArgumentException("the deadline lies in the past: " + openDeadline);
    }
    if (queuedChangesMax < 1) {
      throw new IllegalArgumentException("no room for a change: " + queuedChangesMax);
    }
    if (reserveBytes < 0 || warningBytes < reserveBytes) {
      throw new IllegalArgumentException("the warning comes after the refusal: " + warningBytes);
    }
    if (logBytes < LOG_BYTES_MIN) {
      throw new IllegalArgumentException("the log is too small: " + logBytes);
    }
    if (dataFileBytes < DATA_FILE_BYTES_MIN) {
      throw new IllegalArgumentException("data files are too small: " + dataFileBytes);
    }
  }

  /// The same with other bounds of room.
  public StoreSettings withRoom(long reserve, long warning) {
    return new StoreSettings(
        newId,
        clock,
        openDeadline,
        queuedChangesMax,
        reserve,
        warning,
        logBytes,
        dataFileBytes,
        keepFormer);
  }

  /// One minute to open, 10,000 waiting changes, 64 MB kept free and a warning below 512 MB, a log of
  /// 4 MB, data files of 16 MB, a former generation for 20 hours.
  public static StoreSettings standard() {
    return new StoreSettings(
        UUID::randomUUID,
        InstantSource.system(),
        Duration.ofMinutes(1),
        10_000,
        64L << 20,
        512L << 20,
        4 << 20,
        16 << 20,
        Duration.ofHours(20));
  }
}
