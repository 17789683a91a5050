package tsudoi.durable;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// Records one after the other, each as length (4 bytes), CRC32C of length and bytes (4), bytes.
final class Frames {
  static final int HEADER_BYTES = 8;

  private Frames() {}

  static int length(byte[] record) {
    return HEADER_BYTES + record.length;
  }

  static void write(ByteBuffer to, byte[] record) {
    to.putInt(record.length).putInt(checksum(record)).put(record);
  }

  static byte[] of(List<byte[]> records) {
    int length = 0;
    for (byte[] record : records) {
      length += length(record);
    }
    ByteBuffer frames = ByteBuffer.allocate(length);
    for (byte[] record : records) {
      write(frames, record);
    }
    return frames.array();
  }

  /// Goes past the next record without looking into it.
  static void skip(ByteBuffer from) {
    int length = lengthIn(from);
    from.position(from.position() + Integer.BYTES + length);
  }

  /// The length of the next record, without moving.
  static int peekLength(ByteBuffer from) {
    return lengthIn(from.duplicate());
  }

  /// Goes past the next record and compares its checksum.
  static void verify(ByteBuffer from) {
    int length = lengthIn(from);
    int checksum = from.getInt();
    if (checksum != checksum(length, from.slice(from.position(), length))) {
      throw new StoreDamaged("a record does not match its checksum");
    }
    from.position(from.position() + length);
  }

  static byte[] read(ByteBuffer from) {
    int length = lengthIn(from);
    int checksum = from.getInt();
    byte[] record = new byte[length];
    from.get(record);
    if (checksum != checksum(record)) {
      throw new StoreDamaged("a record does not match its checksum");
    }
    return record;
  }

  private static int lengthIn(ByteBuffer from) {
    if (from.remaining() < HEADER_BYTES) {
      throw new StoreDamaged("a record ends within its header");
    }
    int length = from.getInt();
    if (length < 0 || length > from.remaining() - Integer.BYTES) {
      throw new StoreDamaged("a record has an impossible length: " + length);
    }
    return length;
  }

  private static int checksum(byte[] record) {
    return checksum(record.length, ByteBuffer.wrap(record));
  }

  private static int checksum(int length, ByteBuffer record) {
    CRC32C crc = new CRC32C();
    crc.update(length >>> 24);
    crc.update(length >>> 16);
    crc.update(length >>> 8);
    crc.update(length);
    crc.update(record);
    return (int) crc.getValue();
  }
}
