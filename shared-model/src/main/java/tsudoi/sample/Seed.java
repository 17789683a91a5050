package tsudoi.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.UUID;

/// Where all chance of the sample city comes from: the same seed and name give the same numbers on
/// every machine.
record Seed(long value) {
  /// An id of the form "custom" (RFC 9562, version 8), so that nobody takes it for a random one.
  UUID id(Object... name) {
    ByteBuffer digest = digest(name);
    long high = (digest.getLong() & ~0xF000L) | 0x8000L;
    long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /// Chance that belongs to this name alone: nothing drawn elsewhere moves it.
  SplittableRandom chance(Object... name) {
    return new SplittableRandom(digest(name).getLong());
  }

  private ByteBuffer digest(Object... name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
      for (Object part : name) {
        digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
