package tsudoi.hub.demo;

import java.util.Optional;
import tsudoi.city.CenterId;
import tsudoi.op.ReplicaId;

/// Which replica wrote a center's sample data, where there is any.
@FunctionalInterface
public interface SampleReplicas {
  SampleReplicas NONE = _ -> Optional.empty();

  Optional<ReplicaId> of(CenterId center);
}
