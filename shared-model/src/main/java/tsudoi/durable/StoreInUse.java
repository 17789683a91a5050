package tsudoi.durable;

import java.nio.file.Path;

/// Another opener, in this process or another one, has the store.
public final class StoreInUse extends StoreException {
  StoreInUse(Path directory) {
    super("The store " + directory + " is already open; close the other program first.");
  }
}
