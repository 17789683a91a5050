package tsudoi.durable;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// The stored objects a checkpoint has to write, each once.
///
/// Eclipse Store saves exactly the objects it is given and those it has never met: a changed object
/// that is missing here is silently not saved.
final class Rewrites {
  private final Set<Object> changed = Collections.newSetFromMap(new IdentityHashMap<>());

  void add(Object stored) {
    changed.add(stored);
  }

  Set<Object> all() {
    return changed;
  }

  /// Forgets them, and lets go of bytes that are on the disk now: whoever changes them again brings
  /// all of them.
  void clear() {
    for (Object stored : changed) {
      if (stored instanceof StoredBytes written) {
        written.bytes = StoredBytes.NONE;
      }
    }
    changed.clear();
  }
}
