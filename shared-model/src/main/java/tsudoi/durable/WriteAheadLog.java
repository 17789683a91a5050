package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;

/// The forced log in front of Eclipse Store: a file of fixed size that is written from the front
/// after each checkpoint, so that one write and one force make a change durable and neither needs
/// room on the disk.
///
/// Each entry is written twice, side by side in one write. A single damaged place is healed from the
/// copy, and can so be told apart from the torn end that a power cut leaves: there both copies are
/// broken, and nothing follows. An entry counts only in the session of the last checkpoint, because
/// what an older session left in the file may look like the next entry.
final class WriteAheadLog implements AutoCloseable {
  private static final int MAGIC = 0x54734C67;
  private static final int HEADER_BYTES = 36;
  private static final int NUMBER_AT = 24;
  private static final int CHECKSUM_AT = 32;
  private static final int COPIES = 2;

  private final Path path;
  private final Disk disk;
  private final FileChannel file;
  private final int fileBytes;
  private UUID session = new UUID(0, 0);
  private long number;
  private int position;

  private WriteAheadLog(Path path, Disk disk, FileChannel file, int fileBytes) {
    this.path = path;
    this.disk = disk;
    this.file = file;
    this.fileBytes = fileBytes;
    this.position = fileBytes;
  }

  /// Makes the file at its full size, in place of one that may be there.
  static void create(Path path, Disk disk, int fileBytes) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(0);
      disk.changed(path);
      disk.write(path, file, 0, ByteBuffer.allocate(fileBytes));
      disk.force(path, file);
    }
  }

  /// Opens the file to write; nothing fits before the first [#restart].
  static WriteAheadLog open(Path path, Disk disk) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
    return new WriteAheadLog(path, disk, file, Math.toIntExact(file.size()));
  }

  /// Says where the numbers stand, before the first checkpoint of an opening.
  void resume(long number) {
    this.number = number;
  }

  /// Begins again at the front, after a checkpoint that names the session and the number.
  void restart(UUID session, long number) {
    this.session = session;
    this.number = number;
    this.position = 0;
  }

  /// Overwrites everything, so that nothing is left of what was deleted since.
  void erase() throws IOException {
    disk.write(path, file, 0, ByteBuffer.allocate(fileBytes));
    disk.force(path, file);
  }

  boolean fits(int payloadBytes) {
    return position + COPIES * (HEADER_BYTES + (long) payloadBytes) <= fileBytes;
  }

  boolean isEmpty() {
    return position == 0;
  }

  /// The number of the last entry.
  long number() {
    return number;
  }

  /// Writes the next entry, which must fit, and forces it.
  void append(byte[] payload) throws IOException {
    byte[] copy = entry(session, number + 1, payload);
    ByteBuffer entry = ByteBuffer.allocate(COPIES * copy.length);
    for (int i = 0; i < COPIES; i++) {
      entry.put(copy);
    }
    disk.write(path, file, position, entry.flip());
    disk.force(path, file);
    position += entry.limit();
    number++;
  }

  private static byte[] entry(UUID session, long number, byte[] payload) {
    ByteBuffer entry = ByteBuffer.allocate(HEADER_BYTES + payload.length);
    entry.putInt(MAGIC).putInt(payload.length);
    entry.putLong(session.getMostSignificantBits()).putLong(session.getLeastSignificantBits());
    entry.putLong(number);
    entry.putInt(0).put(payload);
    return entry.putInt(CHECKSUM_AT, checksum(entry)).array();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  // What opening reads.

  /// The entries that a session holds after a number, and how many copies had to be healed.
  ///
  /// @param hole whether entries follow one that cannot be read, which no power cut leaves behind
  record Replay(List<byte[]> payloads, int healed, boolean hole) {}

  static Replay read(Path path, UUID session, long after) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
    List<byte[]> payloads = new ArrayList<>();
    int healed = 0;
    int at = 0;
    long expected = after + 1;
    Optional<Found> next = next(all, at, session, expected);
    while (next.isPresent()) {
      Found entry = next.get();
      payloads.add(entry.payload());
      boolean twice = isEntry(all, entry.end(), session, expected);
      if (entry.from() != at || !twice) {
        healed++;
      }
      at = twice ? entry.end() + (entry.end() - entry.from()) : entry.end();
      expected++;
      next = next(all, at, session, expected);
    }
    return new Replay(payloads, healed, anyAfter(all, at, session, expected));
  }

  /// Every entry that can be read, whatever its session, by number; of two the later in the file.
  static SortedMap<Long, byte[]> everyEntry(Path path) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
    SortedMap<Long, byte[]> entries = new TreeMap<>();
    for (int at = 0; at <= all.limit() - HEADER_BYTES; at++) {
      if (all.getInt(at) == MAGIC) {
        UUID session = new UUID(all.getLong(at + 8), all.getLong(at + 16));
        long number = all.getLong(at + NUMBER_AT);
        if (isEntry(all, at, session, number)) {
          byte[] payload = new byte[all.getInt(at + Integer.BYTES)];
          all.get(at + HEADER_BYTES, payload);
          entries.put(number, payload);
          at += HEADER_BYTES + payload.length - 1;
        }
      }
    }
    return entries;
  }

  /// Whether any entry was written in a session.
  static boolean hasSession(Path path, UUID session) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
    return anyAfter(all, 0, session, Long.MIN_VALUE);
  }

  private record Found(int from, int end, byte[] payload) {}

  /// The first whole copy of an entry; usually the one that stands right here.
  private static Optional<Found> next(ByteBuffer all, int from, UUID session, long number) {
    for (int at = from; at <= all.limit() - HEADER_BYTES; at++) {
      if (all.getInt(at) == MAGIC && isEntry(all, at, session, number)) {
        byte[] payload = new byte[all.getInt(at + Integer.BYTES)];
        all.get(at + HEADER_BYTES, payload);
        return Optional.of(new Found(at, at + HEADER_BYTES + payload.length, payload));
      }
    }
    return Optional.empty();
  }

  private static boolean anyAfter(ByteBuffer all, int from, UUID session, long number) {
    for (int at = from; at <= all.limit() - HEADER_BYTES; at++) {
      if (all.getInt(at) == MAGIC
          && all.getLong(at + NUMBER_AT) > number
          && isEntry(all, at, session, all.getLong(at + NUMBER_AT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEntry(ByteBuffer all, int at, UUID session, long number) {
    if (at > all.limit() - HEADER_BYTES || all.getInt(at) != MAGIC) {
      return false;
    }
    int length = all.getInt(at + Integer.BYTES);
    return length >= 0
        && length <= all.limit() - at - HEADER_BYTES
        && all.getLong(at + 8) == session.getMostSignificantBits()
        && all.getLong(at + 16) == session.getLeastSignificantBits()
        && all.getLong(at + NUMBER_AT) == number
        && all.getInt(at + CHECKSUM_AT) == checksum(all.slice(at, HEADER_BYTES + length));
  }

  private static int checksum(ByteBuffer entry) {
    CRC32C crc = new CRC32C();
    crc.update(entry.slice(0, CHECKSUM_AT));
    crc.update(entry.slice(HEADER_BYTES, entry.limit() - HEADER_BYTES));
    return (int) crc.getValue();
  }
}
