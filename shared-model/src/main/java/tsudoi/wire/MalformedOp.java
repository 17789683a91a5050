package tsudoi.wire;

/// Bytes that came from disk or the network and are not an op.
public final class MalformedOp extends Exception {
  private static final long serialVersionUID = 1;

  MalformedOp(String reason) {
    super(reason);
  }
}
