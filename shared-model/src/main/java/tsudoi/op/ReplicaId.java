package tsudoi.op;

import java.util.UUID;

/// One writer of ops: a kiosk, or the hub, however many nodes it has.
public record ReplicaId(UUID value) implements Comparable<ReplicaId> {
  @Override
  public int compareTo(ReplicaId other) {
    return Ids.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
