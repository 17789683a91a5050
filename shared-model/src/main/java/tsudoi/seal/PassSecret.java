package tsudoi.seal;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/// The 128 bits in a receipt or pass that open its holder's own fields. Stands on the paper or the
/// phone alone: no op and no store holds it, only wraps made under it.
public record PassSecret(long high, long low) {
  public static final int SIZE_BYTES = 16;

  /// @param random a secure source, except in simulations
  public static PassSecret draw(RandomGenerator random) {
    return new PassSecret(random.nextLong(), random.nextLong());
  }

  /// @throws IllegalArgumentException unless there are exactly 16 bytes
  public static PassSecret of(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("a pass secret has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new PassSecret(buffer.getLong(), buffer.getLong());
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(SIZE_BYTES).putLong(high).putLong(low).array();
  }

  /// Names this secret in wraps and in revocations without giving it away.
  public KeyId keyId() {
    return KeyId.first(Derive.bytes(bytes(), "tsudoi.seal.pass.id.v1", new byte[0], 8));
  }

  @Override
  public String toString() {
    return "PassSecret[hidden]";
  }
}
