package tsudoi.op;

/// The name of an op: its chain and its place in it. Edits, undos and set-asides point with it.
public record OpId(ChainId chain, long seq) {
  public OpId {
    if (seq < 1) {
      throw new IllegalArgumentException("seq starts at 1: " + seq);
    }
  }
}
