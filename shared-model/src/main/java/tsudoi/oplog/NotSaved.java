package tsudoi.oplog;

/// The store could not make a commit durable, and nothing of it was acknowledged. Whether it is worth
/// trying again says [Replica#writing].
public final class NotSaved extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotSaved(String message, Throwable cause) {
    super(message, cause);
  }
}
