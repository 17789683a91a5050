package tsudoi.hub.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tsudoi.op.ReplicaId;

/// The signed requests of the last minutes, so that none counts twice. What is older is refused for
/// its time alone, as is what was signed before this hub started and may have been seen then.
final class SeenRequests {
  /// How far a request's time may be from the hub's.
  static final Duration WINDOW = Duration.ofMinutes(2);

  /// Of one kiosk; above it the oldest are forgotten, and with them everything as old is refused.
  static final int REQUESTS_MAX = 2_000;

  private final long startMillis;
  private final Map<ReplicaId, Seen> seen = new ConcurrentHashMap<>();

  /// @param start from when on this hub knows what it has seen
  SeenRequests(Instant start) {
    this.startMillis = start.toEpochMilli();
  }

  /// Takes down a request, whose signature was found good.
  ///
  /// @return false when it is out of time or was here before
  boolean isFresh(ReplicaId kiosk, long timeMillis, byte[] nonce, Instant now) {
    long nowMillis = now.toEpochMilli();
    if (Math.abs(timeMillis - nowMillis) > WINDOW.toMillis()) {
      return false;
    }
    return seen.computeIfAbsent(kiosk, _ -> new Seen(startMillis))
        .add(timeMillis, nonce, nowMillis - WINDOW.toMillis());
  }

  private static final class Seen {
    private record Key(long timeMillis, String nonce) implements Comparable<Key> {
      @Override
      public int compareTo(Key other) {
        int byTime = Long.compare(timeMillis, other.timeMillis);
        return byTime != 0 ? byTime : nonce.compareTo(other.nonce);
      }
    }

    private final TreeMap<Key, Boolean> requests = new TreeMap<>();
    private long floorMillis;

    Seen(long floorMillis) {
      this.floorMillis = floorMillis;
    }

    synchronized boolean add(long timeMillis, byte[] nonce, long oldestMillis) {
      while (!requests.isEmpty()
          && (requests.size() >= REQUESTS_MAX || requests.firstKey().timeMillis() < oldestMillis)) {
        floorMillis = Math.max(floorMillis, requests.pollFirstEntry().getKey().timeMillis() + 1);
      }
      Key key = new Key(timeMillis, HexFormat.of().formatHex(nonce));
      return timeMillis >= floorMillis && requests.put(key, true) == null;
    }
  }
}
