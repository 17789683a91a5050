package tsudoi.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import tsudoi.city.CenterId;
import tsudoi.listing.Calendar;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Occurrence;

/// A made-up listing of a center.
///
/// @param listing as it reads once its ops are folded
/// @param publishedAt when it was published, in Japan time
/// @param taken how many places sign-ups at the desk have taken so far
public record SampleListing(
    CenterId center, Listing listing, LocalDateTime publishedAt, int taken, Crowd crowd) {
  public ListingId id() {
    return listing.id();
  }

  public ListingContent content() {
    return listing.content();
  }

  /// The first date that is not over yet.
  public Optional<Occurrence> next(LocalDateTime now) {
    LocalDate today = now.toLocalDate();
    return Calendar.dates(listing, today, today.plusMonths(SampleCity.MONTHS_AHEAD)).stream()
        .filter(date -> !date.over(now))
        .findFirst();
  }

  /// Whether sign-ups may still come, so that its places are to be opened.
  public boolean takesSignUpsAfter(LocalDateTime now) {
    return content().takesSignUps() && content().capacity().isPresent() && next(now).isPresent();
  }
}
