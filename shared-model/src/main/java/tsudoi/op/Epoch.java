package tsudoi.op;

import java.util.UUID;

/// One life of a replica's store: fresh whenever a store is created, restored or found cloned, so
/// that two lives never count the same sequence.
public record Epoch(UUID value) implements Comparable<Epoch> {
  @Override
  public int compareTo(Epoch other) {
    return Ids.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
