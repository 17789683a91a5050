package tsudoi.system.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What happened, line by line: the last lines to read, and a hash over all of them. A seed that is
/// run twice gives the same hash.
final class Trace {
  private static final int LINES_MAX = 60;
  private static final long PRIME = 0x100000001b3L;

  private final Deque<String> last = new ArrayDeque<>();
  private long hash = 0xcbf29ce484222325L;

  void add(String line) {
    if (last.size() == LINES_MAX) {
      last.removeFirst();
    }
    last.addLast(line);
    for (int at = 0; at < line.length(); at++) {
      hash = (hash ^ line.charAt(at)) * PRIME;
    }
  }

  List<String> tail() {
    return List.copyOf(last);
  }

  long hash() {
    return hash;
  }
}
