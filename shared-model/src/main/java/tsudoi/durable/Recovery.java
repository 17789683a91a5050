package tsudoi.durable;

import java.util.Map;
import java.util.UUID;

/// What was done to open a store whose files were damaged. The store has a new id since then.
///
/// @param reason what was found, for the log
/// @param former the id that the records had before, or the new one when nothing was found
/// @param recovered how many records of each journal are there again
/// @param missing how many records of each journal are known to have been there and are not
/// @param damagedPlaces how many pieces could not be read
public record Recovery(
    String reason,
    UUID former,
    Map<String, Long> recovered,
    Map<String, Long> missing,
    int damagedPlaces) {
  public Recovery {
    recovered = Map.copyOf(recovered);
    missing = Map.copyOf(missing);
  }

  /// Whether anything is known to be missing.
  public boolean complete() {
    return missing.values().stream().allMatch(records -> records == 0);
  }
}
