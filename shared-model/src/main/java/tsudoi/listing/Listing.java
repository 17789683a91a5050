package tsudoi.listing;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsudoi.op.OpId;

/// A listing as all known ops make it.
///
/// @param current the edits that nobody has replaced yet: what the next edit replaces
/// @param conflicts the parts that people gave different values without knowing of each other; the
///     content has the standing ones
/// @param cancelled the reason when the whole listing is cancelled
/// @param cancelledDates reasons of single cancelled dates, by original start
public record Listing(
    ListingId id,
    ListingContent content,
    List<OpId> current,
    List<Conflict> conflicts,
    boolean published,
    Optional<Words> cancelled,
    Map<LocalDateTime, Words> cancelledDates) {
  public Listing {
    current = List.copyOf(current);
    conflicts = List.copyOf(conflicts);
    cancelledDates = Map.copyOf(cancelledDates);
  }

  /// Why this date does not take place, if it does not.
  public Optional<Words> cancelled(OccurrenceId occurrence) {
    return cancelled.or(() -> Optional.ofNullable(cancelledDates.get(occurrence.originalStart())));
  }
}
