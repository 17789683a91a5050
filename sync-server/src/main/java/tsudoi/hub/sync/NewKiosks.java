package tsudoi.hub.sync;

import tsudoi.city.CenterId;
import tsudoi.op.Writer;

/// Told of each kiosk before it gets the answer to its enrolment, and told again when it asks again.
@FunctionalInterface
public interface NewKiosks {
  void enrolled(Writer kiosk, CenterId center);
}
