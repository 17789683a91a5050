package tsudoi.op;

import java.nio.ByteBuffer;
import java.util.UUID;

/// How 128-bit ids are ordered and laid out in bytes, the same on every replica.
public final class Ids {
  private Ids() {}

  /// Orders as unsigned 128-bit numbers; [UUID#compareTo] is signed and differs between platforms.
  public static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  /// 16 bytes, big-endian (RFC 9562).
  public static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /// @throws IllegalArgumentException unless there are exactly 16 bytes
  public static UUID uuid(byte[] bytes) {
    if (bytes.length != 16) {
      throw new IllegalArgumentException("an id has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
