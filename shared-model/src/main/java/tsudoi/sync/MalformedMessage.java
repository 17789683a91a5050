package tsudoi.sync;

/// Bytes from the network that are not a message.
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedMessage(String reason) {
    super(reason);
  }

  MalformedMessage(String reason, Throwable cause) {
    super(reason, cause);
  }
}
