package tsudoi.system.bench;

import java.util.Arrays;

/// How long each of many turns took, in nanoseconds.
final class Latencies {
  private long[] nanos = new long[1024];
  private int count;

  void add(long taken) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = taken;
  }

  int count() {
    return count;
  }

  /// The time that so many percent of the turns stayed within.
  double percentileMicros(int percent) {
    if (count == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) ((long) count * percent / 100))] / 1e3;
  }
}
