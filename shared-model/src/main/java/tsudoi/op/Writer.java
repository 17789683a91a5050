package tsudoi.op;

/// A replica in one of its epochs: the holder of seats and the owner of chains.
public record Writer(ReplicaId replica, Epoch epoch) implements Comparable<Writer> {
  @Override
  public int compareTo(Writer other) {
    int byReplica = replica.compareTo(other.replica);
    return byReplica != 0 ? byReplica : epoch.compareTo(other.epoch);
  }
}
