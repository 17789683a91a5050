package tsudoi.durable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A table while the store is open: linear hashing over pages of about 2 KB, kept packed in memory.
///
/// A put rewrites one page; every few puts the table grows by one page, which rewrites two and a
/// list of 128. Nothing is ever rehashed as a whole. Pages do not shrink back when keys are deleted.
final class Table {
  static final int PAGE_BYTES = 2048;

  private static final int SPLITS_MAX = 4;

  /// What readers may see: pages by shelf, and how many there are.
  private record View(byte[][][] shelves, int pages) {
    byte[] page(int index) {
      return shelves[index / StoredTable.SHELF_PAGES][index % StoredTable.SHELF_PAGES];
    }

    byte[] pageOf(byte[] key) {
      return page(bucket(key, pages));
    }
  }

  private final StoredTable stored;
  private byte[][][] shelves;
  private int pages;
  private long bytes;

  /// Shelves that this commit has already copied, so that readers keep theirs.
  private final BitSet own = new BitSet();

  private volatile View view;

  Table(StoredTable stored) {
    this.stored = stored;
    this.shelves = new byte[stored.shelves.length][][];
    readPages();
    view = new View(shelves, pages);
  }

  static Table empty(String name) {
    return new Table(new StoredTable(name.getBytes(StandardCharsets.UTF_8)));
  }

  String name() {
    return new String(stored.name, StandardCharsets.UTF_8);
  }

  StoredTable stored() {
    return stored;
  }

  // What the writer does.

  void put(byte[] key, byte[] value, Rewrites rewrites) {
    if (pages == 0) {
      addPage(rewrites);
    }
    int bucket = bucket(key, pages);
    replace(bucket, Page.with(page(bucket), key, value), rewrites);
    for (int i = 0; i < SPLITS_MAX && bytes > (long) pages * PAGE_BYTES; i++) {
      split(rewrites);
    }
  }

  void delete(byte[] key, Rewrites rewrites) {
    if (pages > 0) {
      int bucket = bucket(key, pages);
      byte[] before = page(bucket);
      byte[] after = Page.without(before, key);
      if (after != before) {
        replace(bucket, after, rewrites);
      }
    }
  }

  void publish() {
    view = new View(shelves, pages);
    own.clear();
  }

  private void split(Rewrites rewrites) {
    int from = pages - Integer.highestOneBit(pages);
    byte[] whole = page(from);
    addPage(rewrites);
    int to = pages - 1;
    byte[][] halves = {Page.EMPTY, Page.EMPTY};
    Page.forEach(
        whole,
        (key, value) -> {
          int half = bucket(key, pages) == to ? 1 : 0;
          halves[half] = Page.with(halves[half], key, value);
        });
    replace(from, halves[0], rewrites);
    replace(to, halves[1], rewrites);
  }

  private void addPage(Rewrites rewrites) {
    int shelfAt = pages / StoredTable.SHELF_PAGES;
    if (shelfAt == stored.shelves.length) {
      stored.shelves = Arrays.copyOf(stored.shelves, shelfAt * 2);
      shelves = Arrays.copyOf(shelves, shelfAt * 2);
      rewrites.add(stored);
    }
    if (stored.shelves[shelfAt] == null) {
      stored.shelves[shelfAt] = new Object[StoredTable.SHELF_PAGES];
      shelves = shelves.clone();
      shelves[shelfAt] = new byte[StoredTable.SHELF_PAGES][];
      own.set(shelfAt);
      rewrites.add(stored.shelves);
    }
    Object[] shelf = storedShelf(shelfAt);
    shelf[pages % StoredTable.SHELF_PAGES] = new StoredBytes(Page.EMPTY);
    rewrites.add(shelf);
    pages++;
    replace(pages - 1, Page.EMPTY, rewrites);
    bytes += Page.EMPTY.length;
  }

  private void replace(int index, byte[] page, Rewrites rewrites) {
    int shelfAt = index / StoredTable.SHELF_PAGES;
    int at = index % StoredTable.SHELF_PAGES;
    if (!own.get(shelfAt)) {
      shelves = shelves.clone();
      shelves[shelfAt] = shelves[shelfAt].clone();
      own.set(shelfAt);
    }
    byte[] before = shelves[shelfAt][at];
    bytes += page.length - (before == null ? page.length : before.length);
    shelves[shelfAt][at] = page;
    StoredBytes target = (StoredBytes) storedShelf(shelfAt)[at];
    target.bytes = page;
    rewrites.add(target);
  }

  private byte[] page(int index) {
    return shelves[index / StoredTable.SHELF_PAGES][index % StoredTable.SHELF_PAGES];
  }

  private Object[] storedShelf(int index) {
    Object[] shelf = (Object[]) stored.shelves[index];
    if (shelf == null) {
      throw new IllegalStateException("no shelf " + index);
    }
    return shelf;
  }

  // What readers do.

  Optional<byte[]> get(byte[] key) {
    View seen = view;
    return seen.pages() == 0 ? Optional.empty() : Page.get(seen.pageOf(key), key);
  }

  void forEach(BiConsumer<byte[], byte[]> visitor) {
    View seen = view;
    for (int i = 0; i < seen.pages(); i++) {
      Page.forEach(seen.page(i), visitor);
    }
  }

  // What opening does.

  private void readPages() {
    for (int shelfAt = 0; shelfAt < stored.shelves.length; shelfAt++) {
      if (stored.shelves[shelfAt] instanceof Object[] shelf) {
        shelves[shelfAt] = new byte[StoredTable.SHELF_PAGES][];
        for (int at = 0; at < shelf.length; at++) {
          if (shelf[at] instanceof StoredBytes page) {
            Page.verify(page.bytes);
            shelves[shelfAt][at] = page.bytes;
            bytes += page.bytes.length;
            pages++;
          }
        }
      }
    }
  }

  /// Which of so many pages a key belongs to; on disk for ever, so never to be changed.
  private static int bucket(byte[] key, int pages) {
    int hash = hash(key);
    int low = Integer.highestOneBit(pages);
    int bucket = hash & (2 * low - 1);
    return bucket < pages ? bucket : hash & (low - 1);
  }

  /// FNV-1a, mixed at the end because the buckets are taken from the low bits.
  private static int hash(byte[] key) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : key) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash ^= hash >>> 33;
    hash *= 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    return (int) hash;
  }
}
