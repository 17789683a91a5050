package tsudoi.seal;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/// The 128 bits on a manager's card: the factor that cannot be guessed.
public record CardSecret(long high, long low) {
  public static final int SIZE_BYTES = 16;

  /// @param random a secure source, except in simulations
  public static CardSecret draw(RandomGenerator random) {
    return new CardSecret(random.nextLong(), random.nextLong());
  }

  /// @throws IllegalArgumentException unless there are exactly 16 bytes
  public static CardSecret of(byte[] bytes) {
    Form.require(bytes.length == SIZE_BYTES, "a card's secret has 16 bytes");
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new CardSecret(in.getLong(), in.getLong());
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(SIZE_BYTES).putLong(high).putLong(low).array();
  }

  @Override
  public String toString() {
    return "CardSecret[hidden]";
  }
}
