package tsudoi.kiosk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tsudoi.listing.ListingId;
import tsudoi.op.Op;
import tsudoi.op.Writer;
import tsudoi.oplog.Projection;
import tsudoi.signup.Grant;
import tsudoi.signup.SeatEvent;

/// The net places that were given away together with the opening of places: what a join code repeats,
/// so that the hub can confirm from it before it has heard of the activity.
public final class OwnGrants implements Projection {
  private record Key(ListingId listing, Writer giver, Writer to) {}

  private final Map<Key, Grant> grants = new HashMap<>();

  @Override
  public void clear() {
    grants.clear();
  }

  @Override
  public void apply(Op op) {
    if (op.event() instanceof SeatEvent.SeatsOpened(var listing, _, var given)) {
      for (Grant grant : given) {
        grants.merge(
            new Key(listing, op.writer(), grant.to()),
            grant,
            (a, b) -> a.id().compareTo(b.id()) <= 0 ? a : b);
      }
    }
  }

  public Optional<Grant> find(ListingId listing, Writer giver, Writer to) {
    return Optional.ofNullable(grants.get(new Key(listing, giver, to)));
  }
}
