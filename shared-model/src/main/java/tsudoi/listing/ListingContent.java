package tsudoi.listing;

import java.util.Optional;
import java.util.Set;
import tsudoi.city.CenterId;

/// Everything a listing says: the whole public snapshot that publishing writes.
///
/// @param owner the center whose people sign up; empty for information of the city
/// @param capacity places per occurrence, in [PlaceUnit]s; empty means no limit is kept
/// @param netPlaces how many of them the hub may give to phones (ネット枠); the rest is 窓口枠
/// @param host 主催; `operator` 運営 where somebody else runs it
/// @param fee as printed; empty means free of charge
/// @param howToApply 申込方法 where mode is [Mode#ELSEWHERE]
/// @param asksPhone whether sign-up offers a field for a telephone number
public record ListingContent(
    Optional<CenterId> owner,
    Mode mode,
    PlaceUnit unit,
    Optional<Integer> capacity,
    int netPlaces,
    Words title,
    Words description,
    Category category,
    Set<Audience> audiences,
    String host,
    Optional<String> operator,
    Venue venue,
    Schedule schedule,
    Optional<Words> fee,
    Optional<Words> bring,
    Optional<Words> howToApply,
    Optional<Contact> contact,
    boolean asksPhone,
    Optional<Source> source) {
  /// The most places an activity may have; a festival has some thousand (DOMAIN, section 3).
  public static final int CAPACITY_MAX = 10_000;

  public ListingContent {
    audiences = Set.copyOf(audiences);
    if (capacity.isPresent() && (capacity.get() < 1 || capacity.get() > CAPACITY_MAX)) {
      throw new IllegalArgumentException("capacity is 1 to " + CAPACITY_MAX + ": " + capacity);
    }
    if (netPlaces < 0 || netPlaces > capacity.orElse(CAPACITY_MAX)) {
      throw new IllegalArgumentException("net places are 0 to the capacity: " + netPlaces);
    }
  }

  public boolean takesSignUps() {
    return mode == Mode.SIGN_UP && owner.isPresent();
  }
}
