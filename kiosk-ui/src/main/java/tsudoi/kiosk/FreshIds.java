package tsudoi.kiosk;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes ids: version 7 of RFC 9562 for what is created here, version 4 where the moment of making
/// must not show.
public final class FreshIds {
  private static final long VERSION_7 = 0x7000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_REST = 0x3fff_ffff_ffff_ffffL;

  private final InstantSource clock;
  private final RandomGenerator random;

  public FreshIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// 48 bits of milliseconds since 1970, then chance.
  public UUID timed() {
    long millis = Math.max(0, clock.millis());
    return new UUID(millis << 16 | VERSION_7 | random.nextLong() & 0xfff, low());
  }

  /// 122 bits of chance.
  public UUID random() {
    return new UUID(random.nextLong() & ~0xf000L | VERSION_4, low());
  }

  private long low() {
    return random.nextLong() & VARIANT_REST | VARIANT;
  }
}
