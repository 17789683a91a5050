package tsudoi.seal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names a key in 8 bytes derived from it: finds the key, proves nothing.
public record KeyId(long value) {
  public static final int SIZE_BYTES = 8;

  /// The first 8 bytes of the SHA-256 of a raw public key.
  public static KeyId ofPublicKey(byte[] publicKey) {
    try {
      return first(MessageDigest.getInstance("SHA-256").digest(publicKey));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// @throws IllegalArgumentException unless there are exactly 8 bytes
  public static KeyId of(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("a key id has 8 bytes, not " + bytes.length);
    }
    return first(bytes);
  }

  static KeyId first(byte[] bytes) {
    return new KeyId(ByteBuffer.wrap(bytes).getLong());
  }

  /// 8 bytes, big-endian.
  public byte[] bytes() {
    return ByteBuffer.allocate(SIZE_BYTES).putLong(value).array();
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
