package tsudoi.durable;

import org.jspecify.annotations.Nullable;

/// A table on disk: pages in shelves of 128, filled from the front.
final class StoredTable {
  static final int SHELF_PAGES = 128;

  final byte[] name;
  @Nullable Object[] shelves;

  StoredTable(byte[] name) {
    this.name = name;
    this.shelves = new Object[8];
  }
}
