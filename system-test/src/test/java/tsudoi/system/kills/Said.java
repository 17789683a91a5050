package tsudoi.system.kills;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/// One thing that a [Tapper] says before it is killed: 17 bytes, which a pipe takes as a whole.
///
/// @param subject the sign-up it is about
record Said(What what, UUID subject) {
  static final int BYTES = 17;
  private static final What[] WHATS = What.values();

  enum What {
    /// The store is open and folded, and the first taps follow.
    OPEN,
    SIGNING_UP,
    /// The screen turned green: from here on the sign-up must be there, whatever happens.
    SIGNED_UP,
    CHECKING_IN,
    /// The same for a check-in.
    CHECKED_IN
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put((byte) what.ordinal())
        .putLong(subject.getMostSignificantBits())
        .putLong(subject.getLeastSignificantBits())
        .array();
  }

  /// @throws java.io.EOFException when the process has ended
  static Said read(DataInput in) throws IOException {
    return new Said(WHATS[in.readByte()], new UUID(in.readLong(), in.readLong()));
  }
}
