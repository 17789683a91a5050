package tsudoi.sync;

/// Bytes from the network that are not a message.
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1;

  MalformedMessage(String reason) {
    super(reason);
  }
}
