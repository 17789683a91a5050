package tsudoi.durable;

import org.jspecify.annotations.Nullable;

/// A journal on disk: closed segments in chapters, and the open end in a ring of small slots.
final class StoredJournal {
  static final int SLOTS = 64;

  final byte[] name;

  /// How many records lie in closed segments; slots that begin before this are leftovers.
  long sealed;

  @Nullable Object[] chapters;
  final Object[] slots;

  StoredJournal(byte[] name) {
    this.name = name;
    this.chapters = new Object[8];
    this.slots = new Object[SLOTS];
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new StoredBytes(StoredBytes.NONE);
    }
  }
}
