package tsudoi.durable;

import java.nio.charset.StandardCharsets;

/// The sizes a change may have, checked where it is built so that the writer never meets a bad one.
final class Bounds {
  private static final int NAME_BYTES_MAX = 200;

  private Bounds() {}

  static void name(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > NAME_BYTES_MAX) {
      throw new IllegalArgumentException("a name has 1 to " + NAME_BYTES_MAX + " bytes: " + bytes);
    }
  }

  static void size(String what, int bytes, int bytesMax) {
    if (bytes > bytesMax) {
      throw new IllegalArgumentException("a " + what + " has at most " + bytesMax + ": " + bytes);
    }
  }
}
