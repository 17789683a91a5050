package tsudoi.oplog;

/// The store could not make a commit durable. Nothing of it was acknowledged; the replica takes no
/// more writes until it is opened again.
public final class NotSaved extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotSaved(String message, Throwable cause) {
    super(message, cause);
  }
}
