package tsudoi.kiosk.line;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tsudoi.sync.RequestSignature;

/// The time and the nonce of each request: the hub's time as this kiosk makes it out, and random
/// bytes; after a refusal the hub's own words.
final class RequestSeals {
  /// @param timeMillis the hub's clock, milliseconds since 1970
  @SuppressWarnings("ArrayRecordComponent")
  record Seal(long timeMillis, byte[] nonce) {}

  private final InstantSource clock;
  private final InstantSource hubClock;
  private final RandomGenerator random;
  private Optional<Long> toldOffsetMillis = Optional.empty();
  private Optional<byte[]> toldNonce = Optional.empty();

  /// @param clock this machine's own
  /// @param hubClock what it makes out the hub's time to be
  RequestSeals(InstantSource clock, InstantSource hubClock, RandomGenerator random) {
    this.clock = clock;
    this.hubClock = hubClock;
    this.random = random;
  }

  synchronized Seal next() {
    byte[] nonce = toldNonce.orElseGet(this::fresh);
    toldNonce = Optional.empty();
    Instant own = clock.instant();
    long time =
        toldOffsetMillis.map(offset -> own.toEpochMilli() + offset).orElseGet(hubClock::millis);
    return new Seal(time, nonce);
  }

  /// The hub took a request: its clock is known from the answer.
  synchronized void taken() {
    toldOffsetMillis = Optional.empty();
  }

  /// The hub did not take a request, and says what the next one is to be made with.
  ///
  /// @return whether it said so
  synchronized boolean refused(HttpHeaders answer) {
    Optional<Long> time =
        answer
            .firstValue(RequestSignature.TIME_HEADER)
            .filter(text -> text.matches("[0-9]{1,15}"))
            .map(Long::parseLong);
    Optional<byte[]> nonce =
        answer
            .firstValue(RequestSignature.NONCE_HEADER)
            .filter(text -> text.matches("[0-9a-f]{32}"))
            .map(HexFormat.of()::parseHex);
    if (time.isEmpty() || nonce.isEmpty()) {
      return false;
    }
    toldOffsetMillis = Optional.of(time.get() - clock.millis());
    toldNonce = nonce;
    return true;
  }

  private byte[] fresh() {
    byte[] nonce = new byte[RequestSignature.NONCE_BYTES];
    random.nextBytes(nonce);
    return nonce;
  }
}
