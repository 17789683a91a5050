package tsudoi.op;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The head of a hash chain: `SHA-256(previous ‖ op bytes)`, starting from 32 zero bytes. Equal
/// heads at equal seq prove that two replicas hold the same ops, unchanged.
public final class ChainHash {
  public static final ChainHash START = new ChainHash(new byte[32]);

  private final byte[] bytes;

  private ChainHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @throws IllegalArgumentException unless there are exactly 32 bytes
  public static ChainHash of(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("a chain head has 32 bytes, not " + bytes.length);
    }
    return new ChainHash(bytes.clone());
  }

  public ChainHash next(byte[] opBytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      return new ChainHash(digest.digest(opBytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChainHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes, 0, 8);
  }
}
