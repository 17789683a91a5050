package tsudoi.durable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/// The entries of one bucket of a table in immutable bytes: CRC32C of the rest (4 bytes), then each
/// entry as key length (4), value length (4), key, value.
final class Page {
  static final byte[] EMPTY = sealed(ByteBuffer.allocate(Integer.BYTES).position(Integer.BYTES));

  private static final int ENTRY_HEADER_BYTES = 8;

  private Page() {}

  /// One entry of a page, by where it lies.
  private record Entry(int from, int keyFrom, int valueFrom, int to) {
    boolean has(byte[] page, byte[] key) {
      return Arrays.equals(page, keyFrom, valueFrom, key, 0, key.length);
    }
  }

  static void verify(byte[] page) {
    if (page.length < Integer.BYTES || checksumIn(page) != checksum(page)) {
      throw new StoreDamaged("a page of a table does not match its checksum");
    }
  }

  static int checksumIn(byte[] page) {
    return ByteBuffer.wrap(page).getInt();
  }

  static Optional<byte[]> get(byte[] page, byte[] key) {
    for (int at = Integer.BYTES; at < page.length; ) {
      Entry entry = entry(page, at);
      if (entry.has(page, key)) {
        return Optional.of(Arrays.copyOfRange(page, entry.valueFrom(), entry.to()));
      }
      at = entry.to();
    }
    return Optional.empty();
  }

  static void forEach(byte[] page, BiConsumer<byte[], byte[]> visitor) {
    for (int at = Integer.BYTES; at < page.length; ) {
      Entry entry = entry(page, at);
      visitor.accept(
          Arrays.copyOfRange(page, entry.keyFrom(), entry.valueFrom()),
          Arrays.copyOfRange(page, entry.valueFrom(), entry.to()));
      at = entry.to();
    }
  }

  static byte[] with(byte[] page, byte[] key, byte[] value) {
    byte[] rest = without(page, key);
    ByteBuffer grown =
        ByteBuffer.allocate(rest.length + ENTRY_HEADER_BYTES + key.length + value.length);
    grown.put(rest).putInt(key.length).putInt(value.length).put(key).put(value);
    return sealed(grown);
  }

  static byte[] without(byte[] page, byte[] key) {
    for (int at = Integer.BYTES; at < page.length; ) {
      Entry entry = entry(page, at);
      if (entry.has(page, key)) {
        ByteBuffer rest = ByteBuffer.allocate(page.length - (entry.to() - entry.from()));
        rest.put(page, 0, entry.from()).put(page, entry.to(), page.length - entry.to());
        return sealed(rest);
      }
      at = entry.to();
    }
    return page;
  }

  private static Entry entry(byte[] page, int at) {
    ByteBuffer header = ByteBuffer.wrap(page, at, ENTRY_HEADER_BYTES);
    int keyFrom = at + ENTRY_HEADER_BYTES;
    int valueFrom = keyFrom + header.getInt();
    return new Entry(at, keyFrom, valueFrom, valueFrom + header.getInt());
  }

  private static byte[] sealed(ByteBuffer page) {
    byte[] bytes = page.array();
    ByteBuffer.wrap(bytes).putInt(checksum(bytes));
    return bytes;
  }

  private static int checksum(byte[] page) {
    CRC32C crc = new CRC32C();
    crc.update(page, Integer.BYTES, page.length - Integer.BYTES);
    return (int) crc.getValue();
  }
}
