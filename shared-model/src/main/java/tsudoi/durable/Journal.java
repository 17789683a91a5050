package tsudoi.durable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.serializer.reference.Lazy;

/// A journal while the store is open: the writer adds to it, readers see what was published.
///
/// Its end lies in memory. A checkpoint packs what is full into closed segments of at most 64 KB or
/// 1,000 records, which are loaded when they are read, and rewrites the rest as the tail.
final class Journal {
  static final int SEGMENT_BYTES = 64 * 1024;
  static final int SEGMENT_RECORDS = 1000;

  /// What readers may see. The arrays are only ever filled behind the counts, never changed before.
  private record View(
      long[] firsts,
      Lazy<StoredBytes>[] segments,
      int closed,
      long sealed,
      byte[][] tail,
      int open) {
    long size() {
      return sealed + open;
    }

    int recordsOf(int segment) {
      long end = segment + 1 < closed ? firsts[segment + 1] : sealed;
      return (int) (end - firsts[segment]);
    }
  }

  private final UUID store;
  private final String name;
  private final StoredJournal stored;

  private long[] firsts = new long[StoredChapter.SEGMENTS];
  private Lazy<StoredBytes>[] segments = lazies(StoredChapter.SEGMENTS);
  private int closed;
  private long sealed;
  private byte[][] tail = new byte[64][];
  private int open;
  private long openBytes;
  private final List<Lazy<StoredBytes>> unpublished = new ArrayList<>();

  private volatile View view;

  private Journal(UUID store, StoredJournal stored) {
    this.store = store;
    this.name = new String(stored.name, StandardCharsets.UTF_8);
    this.stored = stored;
    this.view = current();
  }

  static Journal empty(UUID store, String name) {
    return new Journal(store, new StoredJournal(name.getBytes(StandardCharsets.UTF_8)));
  }

  /// @throws StoreDamaged when what is stored does not fit together
  static Journal read(UUID store, StoredJournal stored) {
    Journal journal = new Journal(store, stored);
    journal.readChapters();
    journal.readTail();
    journal.publish();
    return journal;
  }

  String name() {
    return name;
  }

  StoredJournal stored() {
    return stored;
  }

  // What the writer does.

  void add(byte[] record) {
    if (open == tail.length) {
      tail = Arrays.copyOf(tail, open * 2);
    }
    tail[open++] = record;
    openBytes += Frames.length(record);
  }

  /// Lets readers see what was added.
  void publish() {
    view = current();
  }

  /// Puts what was added into the stored form.
  void write(long version, Rewrites rewrites) {
    int from = 0;
    while (openBytes > SEGMENT_BYTES || open - from > SEGMENT_RECORDS) {
      int to = endOfSegment(from);
      close(Arrays.asList(tail).subList(from, to), version, rewrites);
      from = to;
    }
    if (from > 0) {
      tail = Arrays.copyOfRange(tail, from, Math.max(from + 64, tail.length));
      open -= from;
    }
    byte[] frames = Frames.of(Arrays.asList(tail).subList(0, open));
    stored.tail.bytes = piece(Piece.Kind.TAIL, sealed, open, version, frames);
    rewrites.add(stored.tail);
  }

  /// Takes over a closed segment of another generation, as it is.
  void adopt(byte[] segment, long first, int records, Rewrites rewrites) {
    if (open > 0 || first != sealed) {
      throw new IllegalStateException("segment " + first + " does not continue " + sealed);
    }
    enter(Lazy.Reference(new StoredBytes(segment)), first, rewrites);
    sealed += records;
  }

  /// Lets go of segments that can be loaded again, after a checkpoint.
  void written() {
    publish();
    for (Lazy<StoredBytes> segment : unpublished) {
      segment.clear();
    }
    unpublished.clear();
  }

  private int endOfSegment(int from) {
    int to = from;
    long bytes = 0;
    while (to < open && to - from < SEGMENT_RECORDS) {
      bytes += Frames.length(tail[to]);
      if (bytes > SEGMENT_BYTES && to > from) {
        break;
      }
      to++;
    }
    return to;
  }

  private void close(List<byte[]> records, long version, Rewrites rewrites) {
    byte[] frames = Frames.of(records);
    byte[] piece = piece(Piece.Kind.SEGMENT, sealed, records.size(), version, frames);
    enter(Lazy.Reference(new StoredBytes(piece)), sealed, rewrites);
    sealed += records.size();
    openBytes -= frames.length;
  }

  private byte[] piece(Piece.Kind kind, long at, int count, long version, byte[] frames) {
    return new Piece(kind, store, name, at, count, version, ByteBuffer.wrap(frames)).bytes();
  }

  private void enter(Lazy<StoredBytes> segment, long first, Rewrites rewrites) {
    int chapterAt = closed / StoredChapter.SEGMENTS;
    if (chapterAt == stored.chapters.length) {
      stored.chapters = Arrays.copyOf(stored.chapters, chapterAt * 2);
      rewrites.add(stored);
    }
    StoredChapter chapter = (StoredChapter) stored.chapters[chapterAt];
    if (chapter == null) {
      chapter = new StoredChapter();
      stored.chapters[chapterAt] = chapter;
      rewrites.add(stored.chapters);
    }
    chapter.firsts[closed % StoredChapter.SEGMENTS] = first;
    chapter.segments[closed % StoredChapter.SEGMENTS] = segment;
    rewrites.add(chapter.firsts);
    rewrites.add(chapter.segments);
    unpublished.add(segment);
    index(segment, first);
  }

  private void index(Lazy<StoredBytes> segment, long first) {
    if (closed == firsts.length) {
      firsts = Arrays.copyOf(firsts, closed * 2);
      segments = Arrays.copyOf(segments, closed * 2);
    }
    firsts[closed] = first;
    segments[closed] = segment;
    closed++;
  }

  private View current() {
    return new View(firsts, segments, closed, sealed, tail, open);
  }

  /// Where the closed segments end.
  long sealed() {
    return sealed;
  }

  /// How many records there are, published or not.
  long added() {
    return sealed + open;
  }

  // What readers do.

  long size() {
    return view.size();
  }

  List<byte[]> read(long from, int recordsMax, int bytesMax, Segments segments) {
    View seen = view;
    Selection selection = new Selection(recordsMax, bytesMax);
    long at = from;
    while (at < seen.sealed() && !selection.isFull()) {
      at += readSegment(seen, segmentOf(seen, at), at, selection, segments);
    }
    while (at < seen.size() && !selection.isFull()) {
      byte[] record = seen.tail()[(int) (at - seen.sealed())];
      selection.offer(record.length, record::clone);
      at++;
    }
    return selection.records;
  }

  private static int segmentOf(View seen, long position) {
    int found = Arrays.binarySearch(seen.firsts(), 0, seen.closed(), position);
    return found >= 0 ? found : -found - 2;
  }

  private long readSegment(View seen, int segment, long at, Selection to, Segments segments) {
    ByteBuffer frames = segment(seen, segment, segments).body().duplicate();
    for (long skipped = seen.firsts()[segment]; skipped < at; skipped++) {
      Frames.skip(frames);
    }
    long read = 0;
    while (frames.hasRemaining()) {
      if (!to.offer(Frames.peekLength(frames), () -> Frames.read(frames))) {
        return read;
      }
      read++;
    }
    if (read == 0) {
      throw new StoreDamaged("a segment ends before its last record");
    }
    return read;
  }

  private Piece segment(View seen, int segment, Segments segments) {
    long first = seen.firsts()[segment];
    Piece piece =
        Piece.read(segments.load(name, first, seen.segments()[segment]))
            .expecting(Piece.Kind.SEGMENT, store, name, first);
    if (piece.count() != seen.recordsOf(segment)) {
      throw new StoreDamaged("a segment of " + name + " has another number of records");
    }
    return piece;
  }

  /// A closed segment in its stored form.
  record Closed(long first, int records, Supplier<byte[]> bytes) {}

  /// Every closed segment as of now, to be copied.
  List<Closed> closed(Segments segments) {
    View seen = view;
    List<Closed> all = new ArrayList<>();
    for (int i = 0; i < seen.closed(); i++) {
      int segment = i;
      all.add(
          new Closed(
              seen.firsts()[i], seen.recordsOf(i), () -> segment(seen, segment, segments).bytes()));
    }
    return all;
  }

  /// Records up to two bounds; the first one is always taken, so that a reader gets ahead.
  private static final class Selection {
    private final List<byte[]> records = new ArrayList<>();
    private final int recordsMax;
    private long bytesLeft;
    private boolean full;

    Selection(int recordsMax, int bytesMax) {
      this.recordsMax = recordsMax;
      this.bytesLeft = bytesMax;
      this.full = recordsMax <= 0;
    }

    boolean isFull() {
      return full;
    }

    boolean offer(int bytes, Supplier<byte[]> record) {
      if (full || (bytes > bytesLeft && !records.isEmpty())) {
        full = true;
        return false;
      }
      records.add(record.get());
      bytesLeft -= bytes;
      full = records.size() == recordsMax;
      return true;
    }
  }

  // What opening does.

  @SuppressWarnings("unchecked") // chapters hold nothing else
  private void readChapters() {
    for (Object chapter : stored.chapters) {
      if (chapter instanceof StoredChapter some) {
        for (int i = 0; i < StoredChapter.SEGMENTS; i++) {
          if (some.segments[i] instanceof Lazy<?> segment) {
            index((Lazy<StoredBytes>) segment, some.firsts[i]);
          }
        }
      }
    }
  }

  private void readTail() {
    Piece piece = Piece.read(stored.tail.bytes);
    sealed = piece.at();
    piece.expecting(Piece.Kind.TAIL, store, name, sealed);
    ByteBuffer frames = piece.body().duplicate();
    for (int i = 0; i < piece.count(); i++) {
      add(Frames.read(frames));
    }
    stored.tail.bytes = StoredBytes.NONE;
    for (int i = 0; i < closed; i++) {
      long end = i + 1 < closed ? firsts[i + 1] : sealed;
      if (firsts[i] >= end || (i == 0 && firsts[0] != 0)) {
        throw new StoreDamaged("the segments of " + name + " do not follow each other");
      }
    }
    if (closed == 0 && sealed != 0) {
      throw new StoreDamaged("the segments of " + name + " are missing");
    }
  }

  @SuppressWarnings("unchecked") // an array of a generic type cannot be made in another way
  private static Lazy<StoredBytes>[] lazies(int length) {
    return (Lazy<StoredBytes>[]) new Lazy<?>[length];
  }
}
