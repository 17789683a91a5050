package tsudoi.kiosk.visitor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.listing.ListingContent;

/// How near a listing is to where the visitor stands: 0 is here, 1 the nearest other center and so
/// on; what names no center comes last.
public final class Nearness {
  public static final int HERE = 0;
  private static final int NOWHERE = 10_000;

  private final Map<CenterId, Integer> ranks = new HashMap<>();

  public Nearness(City city, Center here) {
    ranks.put(here.id(), HERE);
    List<City.Near> others = city.neighbors(here);
    for (int i = 0; i < others.size(); i++) {
      ranks.put(others.get(i).center().id(), i + 1);
    }
  }

  public int of(ListingContent content) {
    return center(content).map(id -> ranks.getOrDefault(id, NOWHERE)).orElse(NOWHERE);
  }

  public boolean here(ListingContent content) {
    return of(content) == HERE;
  }

  /// Whose listing it is, or where it takes place.
  public static Optional<CenterId> center(ListingContent content) {
    return content.owner().or(() -> content.venue().center());
  }
}
