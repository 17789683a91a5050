package tsudoi.durable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/// A table while the store is open: linear hashing over pages of about 2 KB, kept packed in memory.
///
/// A put changes one page; every few puts the table grows by one page, which changes two. Nothing is
/// ever rehashed as a whole, and pages do not shrink back when keys are deleted. A checkpoint writes
/// the pages that changed.
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

  private final UUID store;
  private final String name;
  private final StoredTable stored;
  private byte[][][] shelves;
  private int pages;
  private long bytes;
  private long digest;
  private final BitSet changed = new BitSet();

  /// Shelves that were copied since readers last got theirs.
  private final BitSet own = new BitSet();

  private volatile View view;

  private Table(UUID store, StoredTable stored) {
    this.store = store;
    this.name = new String(stored.name, StandardCharsets.UTF_8);
    this.stored = stored;
    this.shelves = new byte[8][][];
    this.view = new View(shelves, pages);
  }

  static Table empty(UUID store, String name) {
    return new Table(store, new StoredTable(name.getBytes(StandardCharsets.UTF_8)));
  }

  /// @throws StoreDamaged when what is stored does not fit together
  static Table read(UUID store, StoredTable stored) {
    Table table = new Table(store, stored);
    table.readPages();
    table.publish();
    return table;
  }

  String name() {
    return name;
  }

  StoredTable stored() {
    return stored;
  }

  // What the writer does.

  void put(byte[] key, byte[] value) {
    if (pages == 0) {
      setPage(0, Page.EMPTY);
    }
    int bucket = bucket(key, pages);
    setPage(bucket, Page.with(page(bucket), key, value));
    for (int i = 0; i < SPLITS_MAX && bytes > (long) pages * PAGE_BYTES; i++) {
      split();
    }
  }

  void delete(byte[] key) {
    if (pages > 0) {
      int bucket = bucket(key, pages);
      byte[] before = page(bucket);
      byte[] after = Page.without(before, key);
      if (after != before) {
        setPage(bucket, after);
      }
    }
  }

  /// Lets readers see what was put and deleted.
  void publish() {
    view = new View(shelves, pages);
    own.clear();
  }

  /// Puts the changed pages into the stored form.
  void write(long version, Rewrites rewrites) {
    for (int index = changed.nextSetBit(0); index >= 0; index = changed.nextSetBit(index + 1)) {
      StoredBytes target = storedPage(index, rewrites);
      target.bytes =
          new Piece(Piece.Kind.PAGE, store, name, index, 0, version, ByteBuffer.wrap(page(index)))
              .bytes();
      rewrites.add(target);
    }
    changed.clear();
  }

  private StoredBytes storedPage(int index, Rewrites rewrites) {
    int shelfAt = index / StoredTable.SHELF_PAGES;
    if (shelfAt >= stored.shelves.length) {
      stored.shelves = Arrays.copyOf(stored.shelves, shelfAt * 2);
      rewrites.add(stored);
    }
    Object[] shelf = (Object[]) stored.shelves[shelfAt];
    if (shelf == null) {
      shelf = new Object[StoredTable.SHELF_PAGES];
      stored.shelves[shelfAt] = shelf;
      rewrites.add(stored.shelves);
    }
    int at = index % StoredTable.SHELF_PAGES;
    if (shelf[at] instanceof StoredBytes known) {
      return known;
    }
    StoredBytes made = new StoredBytes(StoredBytes.NONE);
    shelf[at] = made;
    rewrites.add(shelf);
    return made;
  }

  /// Makes the pages those of a table of the same name, and writes those that differ.
  void adopt(byte[][] others) {
    for (int i = 0; i < others.length; i++) {
      if (i >= pages || !Arrays.equals(page(i), others[i])) {
        setPage(i, others[i]);
      }
    }
  }

  /// The pages as of now; each array stays as it is.
  byte[][] pages() {
    View seen = view;
    byte[][] all = new byte[seen.pages()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = seen.page(i);
    }
    return all;
  }

  private void split() {
    int from = pages - Integer.highestOneBit(pages);
    byte[] whole = page(from);
    int to = pages;
    setPage(to, Page.EMPTY);
    byte[][] halves = {Page.EMPTY, Page.EMPTY};
    Page.forEach(
        whole,
        (key, value) -> {
          int half = bucket(key, pages) == to ? 1 : 0;
          halves[half] = Page.with(halves[half], key, value);
        });
    setPage(from, halves[0]);
    setPage(to, halves[1]);
  }

  /// Replaces a page, or adds the one behind the last.
  private void setPage(int index, byte[] page) {
    int shelfAt = index / StoredTable.SHELF_PAGES;
    if (!own.get(shelfAt)) {
      int room = shelfAt < shelves.length ? shelves.length : shelfAt * 2;
      shelves = Arrays.copyOf(shelves, room);
      byte[][] shelf = shelves[shelfAt];
      shelves[shelfAt] = shelf == null ? new byte[StoredTable.SHELF_PAGES][] : shelf.clone();
      own.set(shelfAt);
    }
    int at = index % StoredTable.SHELF_PAGES;
    byte[] before = shelves[shelfAt][at];
    bytes += page.length - (before == null ? 0 : before.length);
    digest += mark(index, page) - (before == null ? 0 : mark(index, before));
    shelves[shelfAt][at] = page;
    pages = Math.max(pages, index + 1);
    changed.set(index);
  }

  private byte[] page(int index) {
    return shelves[index / StoredTable.SHELF_PAGES][index % StoredTable.SHELF_PAGES];
  }

  long bytes() {
    return bytes;
  }

  /// A sum over the pages, by which a table can be told from an older state of itself.
  long digest() {
    return digest;
  }

  /// What a page adds to the digest.
  static long mark(long index, byte[] page) {
    return mixed(index << Integer.SIZE | Page.checksumIn(page) & 0xffff_ffffL);
  }

  /// How many pages there are, published or not.
  int size() {
    return pages;
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
    for (Object some : stored.shelves) {
      if (some instanceof Object[] shelf) {
        for (Object entry : shelf) {
          if (entry instanceof StoredBytes page) {
            Piece piece = Piece.read(page.bytes).expecting(Piece.Kind.PAGE, store, name, pages);
            byte[] content = piece.bodyBytes();
            Page.verify(content);
            setPage(pages, content);
            page.bytes = StoredBytes.NONE;
          }
        }
      }
    }
    changed.clear();
  }

  /// Which of so many pages a key belongs to; on disk for ever, so never to be changed.
  static int bucket(byte[] key, int pages) {
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
    return (int) mixed(hash);
  }

  private static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    return mixed ^ (mixed >>> 33);
  }
}
