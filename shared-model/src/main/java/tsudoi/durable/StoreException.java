package tsudoi.durable;

/// What keeps a store from being opened, read or changed.
public sealed class StoreException extends RuntimeException
    permits StoreInUse, StoreDamaged, StoreRefused {
  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
