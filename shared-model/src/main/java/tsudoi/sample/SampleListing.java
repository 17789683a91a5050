package tsudoi.sample;

import java.time.LocalDateTime;
import tsudoi.city.CenterId;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;

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

  /// Whether sign-ups may still come, so that its places are to be opened.
  public boolean takesSignUpsAfter(LocalDateTime now) {
    return content().takesSignUps()
        && content().capacity().isPresent()
        && !tsudoi.listing.Calendar.dates(
                listing, now.toLocalDate(), now.toLocalDate().plusMonths(SampleCity.MONTHS_AHEAD))
            .isEmpty();
  }
}
