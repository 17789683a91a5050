package tsudoi.kiosk.desk;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;

/// A date of a listing as it stands in an address: `listing_20261122T1330`.
public final class DateKey {
  private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

  private DateKey() {}

  public static String of(OccurrenceId id) {
    return id.listing().value() + "_" + START.format(id.originalStart());
  }

  /// Empty for anything that no address of ours says.
  public static Optional<OccurrenceId> read(String key) {
    int cut = key.lastIndexOf('_');
    if (cut < 0 || key.length() > 60) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OccurrenceId(
              new ListingId(UUID.fromString(key.substring(0, cut))),
              LocalDateTime.parse(key.substring(cut + 1), START)));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
