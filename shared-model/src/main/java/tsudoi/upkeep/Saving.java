package tsudoi.upkeep;

import tsudoi.durable.StoreHealth;

/// Whether what people do can be kept right now. What was kept before can be read in every state.
public enum Saving {
  WORKS,

  /// There is too little room on the disk: nothing is taken until somebody makes room, and then it
  /// goes on by itself.
  FULL,

  /// The disk refused to write. Only a new start can tell what it holds, and that comes by itself,
  /// see [FailStop].
  STOPPED;

  static Saving of(StoreHealth health) {
    return switch (health) {
      case StoreHealth.Open() -> WORKS;
      case StoreHealth.DiskFull() -> FULL;
      case StoreHealth.FailedForce _ -> STOPPED;
    };
  }
}
