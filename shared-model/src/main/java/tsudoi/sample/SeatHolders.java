package tsudoi.sample;

import java.util.Map;
import tsudoi.city.CenterId;
import tsudoi.op.Writer;

/// Who gets the places of sample listings.
///
/// @param net the hub, which holds ネット枠
/// @param desks kiosks that get 窓口枠; elsewhere the sample device keeps it
public record SeatHolders(Writer net, Map<CenterId, Writer> desks) {
  public SeatHolders {
    desks = Map.copyOf(desks);
  }
}
