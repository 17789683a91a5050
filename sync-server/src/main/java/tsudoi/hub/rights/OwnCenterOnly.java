package tsudoi.hub.rights;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tsudoi.account.Rights;
import tsudoi.city.CenterId;
import tsudoi.hub.sync.Objections;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Listings;
import tsudoi.op.Op;
import tsudoi.oplog.Replica;

/// Takes from a kiosk only what is its center's own.
@Component
final class OwnCenterOnly implements Objections {
  private final Replica hub;
  private final Listings listings;

  OwnCenterOnly(Replica hub, Listings listings) {
    this.hub = hub;
    this.listings = listings;
  }

  /// A listing published in the push is known to what follows in it.
  @Override
  public Function<Op, Optional<String>> toPushOf(CenterId center) {
    Map<ListingId, ListingContent> published = new HashMap<>();
    return op -> {
      Optional<Rights.Objection> objection =
          Rights.objection(center, op.scope(), op.event(), id -> content(id, published));
      if (objection.isEmpty()
          && op.event() instanceof ListingEvent.ListingPublished(var id, var content, _)) {
        published.put(id, content);
      }
      return objection.map(Rights.Objection::name);
    };
  }

  private Optional<ListingContent> content(ListingId id, Map<ListingId, ListingContent> published) {
    return hub.read(() -> listings.find(id))
        .map(Listing::content)
        .or(() -> Optional.ofNullable(published.get(id)));
  }
}
