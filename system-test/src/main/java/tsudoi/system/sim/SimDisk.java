package tsudoi.system.sim;

import java.util.Arrays;

/// A disk: bytes in order. What is written and not forced may be lost at a power cut, from any byte
/// on.
final class SimDisk {
  private byte[] bytes = new byte[1 << 16];
  private int length;

  /// Puts the first bytes of a write on the platter; all of them when the force succeeds.
  void write(byte[] written, int kept) {
    if (length + kept > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + kept));
    }
    System.arraycopy(written, 0, bytes, length, kept);
    length += kept;
  }

  byte[] contents() {
    return Arrays.copyOf(bytes, length);
  }

  void truncate(int to) {
    length = to;
  }

  /// An image of this disk as it is now: a backup, or a clone.
  SimDisk copy() {
    SimDisk copy = new SimDisk();
    copy.bytes = Arrays.copyOf(bytes, Math.max(1 << 16, length));
    copy.length = length;
    return copy;
  }
}
