package tsudoi.listing;

import java.util.Optional;
import tsudoi.city.CenterId;

/// Where an activity takes place: a room of a center, or a place of any other kind.
///
/// @param latitude degrees, WGS 84
public record Venue(
    Optional<CenterId> center,
    String place,
    Optional<String> address,
    Optional<Double> latitude,
    Optional<Double> longitude) {
  public static Venue room(CenterId center, String room) {
    return new Venue(
        Optional.of(center), room, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The place without its readings, for screens that show none.
  public String plainPlace() {
    return Words.withoutReadings(place);
  }

  public static Venue at(String place) {
    return new Venue(Optional.empty(), place, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
