package tsudoi.listing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/// One date of a listing, in Japan time.
///
/// @param timed whether a start time is known; otherwise `start` is the day's midnight
/// @param label ① or ② where one day has several sessions
/// @param cancelled the reason when this date does not take place
public record Occurrence(
    OccurrenceId id,
    Listing listing,
    LocalDateTime start,
    LocalDateTime end,
    boolean timed,
    Optional<String> label,
    Optional<Words> cancelled) {
  public ListingContent content() {
    return listing.content();
  }

  public LocalDate day() {
    return start.toLocalDate();
  }

  public boolean over(LocalDateTime now) {
    return !end.isAfter(now);
  }

  public boolean running(LocalDateTime now) {
    return !start.isAfter(now) && end.isAfter(now);
  }
}
