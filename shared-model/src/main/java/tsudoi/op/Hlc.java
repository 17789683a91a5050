package tsudoi.op;

import java.time.Instant;

/// A hybrid logical clock reading (Kulkarni et al., 2014): 48 bits of milliseconds since 1970 and
/// 16 bits that count within one millisecond, in one long that orders as a number.
public record Hlc(long value) implements Comparable<Hlc> {
  private static final int COUNTER_BITS = 16;
  private static final long MILLIS_MAX = (1L << 47) - 1;
  public static final Hlc ZERO = new Hlc(0);

  public Hlc {
    if (value < 0) {
      throw new IllegalArgumentException("a clock reading is not negative");
    }
  }

  /// The reading at a wall time. A clock before 1970 reads 1970: it still orders by its counter.
  public static Hlc at(Instant time) {
    return new Hlc(Math.clamp(time.toEpochMilli(), 0, MILLIS_MAX) << COUNTER_BITS);
  }

  /// The first reading that is after this one and not before the wall time.
  public Hlc tick(Instant wall) {
    Hlc now = at(wall);
    return now.value > value ? now : new Hlc(value + 1);
  }

  public Instant time() {
    return Instant.ofEpochMilli(value >>> COUNTER_BITS);
  }

  @Override
  public int compareTo(Hlc other) {
    return Long.compare(value, other.value);
  }
}
