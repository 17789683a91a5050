package tsudoi.durable;

/// The files of the store are not what the store wrote.
public final class StoreDamaged extends StoreException {
  StoreDamaged(String message) {
    super(message);
  }

  StoreDamaged(String message, Throwable cause) {
    super(message, cause);
  }
}
