package tsudoi.durable;

import java.util.Map;
import java.util.UUID;

/// What was done at opening because the files were not what this store had written last. The store
/// has a new id since then.
///
/// @param detail what was found, for the log
/// @param former the id that the records had before
/// @param recovered how many records each journal has now
/// @param missing how many records of each journal are known to have been there and are not; in a
///     rolled-back store, under [#CHANGES], how many changes
/// @param damagedPlaces how many pieces could not be read
public record Recovery(
    Cause cause,
    String detail,
    UUID former,
    Map<String, Long> recovered,
    Map<String, Long> missing,
    int damagedPlaces) {
  /// Names no journal.
  public static final String CHANGES = "";

  /// Why there was something to do.
  public enum Cause {
    /// Files were damaged; what could be read was salvaged.
    DAMAGED,
    /// A backup was put in place.
    RESTORED,
    /// An older state of the files was put back.
    ROLLED_BACK,
    /// The files were copied or moved here from another machine.
    MOVED
  }

  public Recovery {
    recovered = Map.copyOf(recovered);
    missing = Map.copyOf(missing);
  }

  /// Whether nothing is known to be missing.
  public boolean complete() {
    return missing.values().stream().allMatch(records -> records == 0);
  }

  public long recoveredRecords() {
    return recovered.values().stream().mapToLong(Long::longValue).sum();
  }

  public long missingRecords() {
    return missing.values().stream().mapToLong(Long::longValue).sum();
  }
}
