package tsudoi.durable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.eclipse.serializer.reference.Lazy;

/// A journal while the store is open: the writer adds to it, readers see what was published.
///
/// A commit writes its records into a slot of about 1 KB, together with the few records that are
/// already in that slot, so an append costs little more than itself. When the 64 slots or 64 KB are
/// full their records become one closed segment, and the slots are used again from the first.
final class Journal {
  static final int SLOT_BYTES = 1024;
  static final int SEGMENT_BYTES = 64 * 1024;
  static final int SEGMENT_RECORDS = 1000;

  private static final int SLOT_HEADER_BYTES = Long.BYTES;

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
  }

  private final StoredJournal stored;

  private long[] firsts = new long[StoredChapter.SEGMENTS];
  private Lazy<StoredBytes>[] segments = lazies(StoredChapter.SEGMENTS);
  private int closed;
  private byte[][] tail = new byte[StoredJournal.SLOTS][];
  private int open;
  private int openBytes;
  private int slot = -1;
  private final List<byte[]> waiting = new ArrayList<>();
  private long waitingBytes;
  private final List<Lazy<StoredBytes>> unpublished = new ArrayList<>();

  private volatile View view;

  Journal(StoredJournal stored) {
    this.stored = stored;
    readChapters();
    readSlots();
    view = current();
  }

  static Journal empty(String name) {
    return new Journal(new StoredJournal(name.getBytes(StandardCharsets.UTF_8)));
  }

  String name() {
    return new String(stored.name, StandardCharsets.UTF_8);
  }

  StoredJournal stored() {
    return stored;
  }

  // What the writer does.

  void add(byte[] record) {
    waiting.add(record);
    waitingBytes += Frames.length(record);
  }

  /// Puts the added records into the stored form.
  void write(Rewrites rewrites) {
    if (open > 0 && !fits()) {
      close(Arrays.asList(tail).subList(0, open), rewrites);
    }
    int from = 0;
    while (waitingBytes > SEGMENT_BYTES || waiting.size() - from > SEGMENT_RECORDS) {
      int to = endOfSegment(from);
      List<byte[]> full = waiting.subList(from, to);
      waitingBytes -= bytes(full);
      close(full, rewrites);
      from = to;
    }
    if (from < waiting.size()) {
      fillSlot(waiting.subList(from, waiting.size()), rewrites);
    }
    waiting.clear();
    waitingBytes = 0;
  }

  /// Lets readers see what was written, and lets go of segments that can be loaded again.
  void publish() {
    view = current();
    for (Lazy<StoredBytes> segment : unpublished) {
      segment.clear();
    }
    unpublished.clear();
  }

  private boolean fits() {
    boolean inSegment =
        openBytes + waitingBytes <= SEGMENT_BYTES && open + waiting.size() <= SEGMENT_RECORDS;
    return inSegment && (fitsLastSlot(waitingBytes) || slot + 1 < StoredJournal.SLOTS);
  }

  private boolean fitsLastSlot(long bytes) {
    return slot >= 0 && slotAt(slot).bytes.length + bytes <= SLOT_BYTES;
  }

  private int endOfSegment(int from) {
    int to = from;
    long bytes = 0;
    while (to < waiting.size() && to - from < SEGMENT_RECORDS) {
      bytes += Frames.length(waiting.get(to));
      if (bytes > SEGMENT_BYTES && to > from) {
        break;
      }
      to++;
    }
    return to;
  }

  private void fillSlot(List<byte[]> records, Rewrites rewrites) {
    byte[] frames = Frames.of(records);
    byte[] before;
    if (fitsLastSlot(frames.length)) {
      before = slotAt(slot).bytes;
    } else {
      slot++;
      before = ByteBuffer.allocate(SLOT_HEADER_BYTES).putLong(stored.sealed + open).array();
    }
    StoredBytes target = slotAt(slot);
    target.bytes =
        ByteBuffer.allocate(before.length + frames.length).put(before).put(frames).array();
    rewrites.add(target);
    for (byte[] record : records) {
      keep(record);
    }
  }

  private void keep(byte[] record) {
    if (open == tail.length) {
      tail = Arrays.copyOf(tail, open * 2);
    }
    tail[open++] = record;
    openBytes += Frames.length(record);
  }

  private void close(List<byte[]> records, Rewrites rewrites) {
    Lazy<StoredBytes> segment = Lazy.Reference(new StoredBytes(Frames.of(records)));
    unpublished.add(segment);
    enter(segment, stored.sealed, rewrites);
    stored.sealed += records.size();
    rewrites.add(stored);
    tail = new byte[StoredJournal.SLOTS][];
    open = 0;
    openBytes = 0;
    slot = -1;
  }

  private void enter(Lazy<StoredBytes> segment, long first, Rewrites rewrites) {
    int chapterAt = closed / StoredChapter.SEGMENTS;
    if (chapterAt == stored.chapters.length) {
      stored.chapters = Arrays.copyOf(stored.chapters, chapterAt * 2);
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
    return new View(firsts, segments, closed, stored.sealed, tail, open);
  }

  private StoredBytes slotAt(int index) {
    return (StoredBytes) stored.slots[index];
  }

  // What readers do.

  long size() {
    return view.size();
  }

  List<byte[]> read(
      long from, int recordsMax, int bytesMax, Function<Lazy<StoredBytes>, byte[]> load) {
    View seen = view;
    Selection selection = new Selection(recordsMax, bytesMax);
    long at = from;
    while (at < seen.sealed() && !selection.isFull()) {
      int segment = segmentOf(seen, at);
      at += readSegment(seen, segment, at, selection, load);
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

  private static long readSegment(
      View seen, int segment, long at, Selection to, Function<Lazy<StoredBytes>, byte[]> load) {
    ByteBuffer frames = ByteBuffer.wrap(load.apply(seen.segments()[segment]));
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

    boolean offer(int bytes, java.util.function.Supplier<byte[]> record) {
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

  private void readSlots() {
    for (int i = 0; i < StoredJournal.SLOTS; i++) {
      byte[] bytes = slotAt(i).bytes;
      if (bytes.length < SLOT_HEADER_BYTES) {
        return;
      }
      ByteBuffer content = ByteBuffer.wrap(bytes);
      long first = content.getLong();
      if (first < stored.sealed) {
        return;
      }
      if (first != stored.sealed + open) {
        throw new StoreDamaged("a journal misses records before position " + first);
      }
      while (content.hasRemaining()) {
        keep(Frames.read(content));
      }
      slot = i;
    }
  }

  private static long bytes(List<byte[]> records) {
    long bytes = 0;
    for (byte[] record : records) {
      bytes += Frames.length(record);
    }
    return bytes;
  }

  @SuppressWarnings("unchecked") // an array of a generic type cannot be made in another way
  private static Lazy<StoredBytes>[] lazies(int length) {
    return (Lazy<StoredBytes>[]) new Lazy<?>[length];
  }
}
