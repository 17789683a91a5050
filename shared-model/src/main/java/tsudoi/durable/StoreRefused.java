package tsudoi.durable;

/// A change was not taken, and nothing of it is acknowledged; the health says why.
public final class StoreRefused extends StoreException {
  private final transient StoreHealth health;

  StoreRefused(StoreHealth health) {
    super(sentence(health));
    this.health = health;
  }

  public StoreHealth health() {
    return health;
  }

  private static String sentence(StoreHealth health) {
    return switch (health) {
      case StoreHealth.Open() -> "The store is closed.";
      case StoreHealth.FailedForce(String reason) -> "The disk failed: " + reason;
      case StoreHealth.DiskFull() -> "The disk is full.";
    };
  }
}
