package tsudoi.carry;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import tsudoi.op.Epoch;
import tsudoi.op.Ids;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.KeyId;

/// What stands on the outside of a bundle, for everybody to read: who made it, for whom, and when.
///
/// @param from who made and signed it
/// @param to who shall read it: the kiosk, or [#CITY]
/// @param reader names the key that opens it
/// @param madeAt by the maker's clock
record BundleHeader(Direction direction, Writer from, ReplicaId to, KeyId reader, Instant madeAt) {
  static final int BYTES = 1 + 32 + 16 + KeyId.SIZE_BYTES + Long.BYTES;

  /// In place of a replica: whoever holds the city's key.
  static final ReplicaId CITY = new ReplicaId(new UUID(0, 0));

  /// Codes are stored and never change.
  enum Direction {
    TO_CITY(1),
    TO_KIOSK(2);

    private final byte code;

    Direction(int code) {
      this.code = (byte) code;
    }

    private static Direction ofCode(byte code) {
      for (Direction direction : values()) {
        if (direction.code == code) {
          return direction;
        }
      }
      throw new IllegalArgumentException("no direction: " + code);
    }
  }

  void put(ByteBuffer out) {
    out.put(direction.code)
        .put(Ids.bytes(from.replica().value()))
        .put(Ids.bytes(from.epoch().value()))
        .put(Ids.bytes(to.value()))
        .put(reader.bytes())
        .putLong(madeAt.toEpochMilli());
  }

  /// @throws IllegalArgumentException for a direction that this version does not know
  static BundleHeader take(ByteBuffer in) {
    Direction direction = Direction.ofCode(in.get());
    Writer from = new Writer(new ReplicaId(id(in)), new Epoch(id(in)));
    ReplicaId to = new ReplicaId(id(in));
    byte[] reader = new byte[KeyId.SIZE_BYTES];
    in.get(reader);
    return new BundleHeader(
        direction, from, to, KeyId.of(reader), Instant.ofEpochMilli(in.getLong()));
  }

  private static UUID id(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }
}
