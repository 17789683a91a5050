package tsudoi.listing;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import tsudoi.op.OpId;

/// A listing as all known ops make it.
///
/// @param current the op that wrote the standing content: what the next edit replaces
/// @param cancelled the reason when the whole listing is cancelled
/// @param cancelledDates reasons of single cancelled dates, by original start
public record Listing(
    ListingId id,
    ListingContent content,
    OpId current,
    boolean published,
    Optional<Words> cancelled,
    Map<LocalDateTime, Words> cancelledDates) {
  public Listing {
    cancelledDates = Map.copyOf(cancelledDates);
  }

  /// Why this date does not take place, if it does not.
  public Optional<Words> cancelled(OccurrenceId occurrence) {
    return cancelled.or(() -> Optional.ofNullable(cancelledDates.get(occurrence.originalStart())));
  }
}
