package tsudoi.op;

/// How far a chain reaches: the last gap-free seq and the hash up to it. What the hub holds
/// durably of a chain is its *mark*.
public record Head(long seq, ChainHash hash) {
  public static final Head NONE = new Head(0, ChainHash.START);

  public Head {
    if (seq < 0) {
      throw new IllegalArgumentException("seq below zero: " + seq);
    }
  }

  public Head next(byte[] opBytes) {
    return new Head(seq + 1, hash.next(opBytes));
  }
}
