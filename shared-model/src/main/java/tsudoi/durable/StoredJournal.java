package tsudoi.durable;

import org.jspecify.annotations.Nullable;

/// A journal on disk: closed segments in chapters, and the open end as one piece that each
/// checkpoint rewrites.
final class StoredJournal {
  final byte[] name;
  @Nullable Object[] chapters;
  final StoredBytes tail;

  StoredJournal(byte[] name) {
    this.name = name;
    this.chapters = new Object[8];
    this.tail = new StoredBytes(StoredBytes.NONE);
  }
}
