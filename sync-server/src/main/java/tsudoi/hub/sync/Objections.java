package tsudoi.hub.sync;

import java.util.Optional;
import java.util.function.Function;
import tsudoi.city.CenterId;
import tsudoi.op.Op;

/// Says why an op of a kiosk may not be taken.
@FunctionalInterface
public interface Objections {
  /// @return judges the ops of one push in chain order; what it answers names a message
  Function<Op, Optional<String>> toPushOf(CenterId center);
}
