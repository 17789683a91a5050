package tsudoi.durable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What was done at opening because the files were not what this store had written last. The store
/// has a new id since then.
///
/// @param detail what was found, for the log
/// @param former the id that the records had before
/// @param recovered how many records each journal has now
/// @param missing how many records of each journal are known to have been there and are not; in a
///     rolled-back store, under [#CHANGES], how many changes
/// @param damagedPlaces how many pieces could not be read
public record Recovery(
    Cause cause,
    String detail,
    UUID former,
    Map<String, Long> recovered,
    Map<String, Long> missing,
    int damagedPlaces) {
  /// Where it is kept until [DurableStore#settled] is committed.
  static final String TABLE = "tsudoi.recovery";

  static final byte[] KEY = {0};

  private static final int DETAIL_CHARACTERS_MAX = 1_000;

  /// Names no journal.
  public static final String CHANGES = "";

  /// Why there was something to do.
  public enum Cause {
    /// Files were damaged; what could be read was salvaged.
    DAMAGED,
    /// A backup was put in place.
    RESTORED,
    /// An older state of the files was put back.
    ROLLED_BACK,
    /// The files were copied or moved here from another machine.
    MOVED
  }

  public Recovery {
    recovered = Map.copyOf(recovered);
    missing = Map.copyOf(missing);
  }

  /// Whether nothing is known to be missing.
  public boolean complete() {
    return missing.values().stream().allMatch(records -> records == 0);
  }

  public long recoveredRecords() {
    return recovered.values().stream().mapToLong(Long::longValue).sum();
  }

  public long missingRecords() {
    return missing.values().stream().mapToLong(Long::longValue).sum();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(cause.name());
      out.writeUTF(detail.substring(0, Math.min(detail.length(), DETAIL_CHARACTERS_MAX)));
      out.writeLong(former.getMostSignificantBits());
      out.writeLong(former.getLeastSignificantBits());
      write(recovered, out);
      write(missing, out);
      out.writeInt(damagedPlaces);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recovery of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new Recovery(
          Cause.valueOf(in.readUTF()),
          in.readUTF(),
          new UUID(in.readLong(), in.readLong()),
          read(in),
          read(in),
          in.readInt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Map<String, Long> sizes, DataOutputStream out) throws IOException {
    out.writeInt(sizes.size());
    for (Map.Entry<String, Long> size : sizes.entrySet()) {
      out.writeUTF(size.getKey());
      out.writeLong(size.getValue());
    }
  }

  private static Map<String, Long> read(DataInputStream in) throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      sizes.put(in.readUTF(), in.readLong());
    }
    return sizes;
  }
}
