package tsudoi.durable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// How far a checkpoint reaches: what must be there besides it, and where the write-ahead log goes
/// on.
///
/// @param number the last entry of the write-ahead log that Eclipse Store holds
/// @param session entries of the log count only if they were written in this session
/// @param backup whether this is a copy that must get an id of its own before it is written to
/// @param recordBytes what the records of all journals take
/// @param journals how many records each has
/// @param tables how many pages each has
/// @param digests what the pages of each table add up to, see [Table#digest]; states of the first form
///     have none
record State(
    UUID store,
    long number,
    UUID session,
    boolean backup,
    long recordBytes,
    Map<String, Long> journals,
    Map<String, Long> tables,
    Map<String, Long> digests) {
  private static final int FIXED_BYTES = 4 + 16 + 1 + 8;
  private static final int SIZES_MAX = 1 << 20;

  State {
    journals = Map.copyOf(journals);
    tables = Map.copyOf(tables);
    digests = Map.copyOf(digests);
  }

  /// The beginning of a generation.
  static State empty(UUID store, UUID session) {
    return new State(store, 0, session, false, 0, Map.of(), Map.of(), Map.of());
  }

  /// Whether this says the same as what was found.
  boolean describes(State found) {
    return equals(provesTables() ? found : found.withoutDigests());
  }

  /// Whether it can be told from this that every table is as it was.
  boolean provesTables() {
    return digests.keySet().equals(tables.keySet());
  }

  private State withoutDigests() {
    return new State(store, number, session, backup, recordBytes, journals, tables, Map.of());
  }

  /// Whether there is anything that could be lost.
  boolean isEmpty() {
    return journals.isEmpty() && tables.isEmpty();
  }

  Piece piece() {
    ByteBuffer body =
        ByteBuffer.allocate(FIXED_BYTES + bytes(journals) + bytes(tables) + bytes(digests));
    body.position(Integer.BYTES);
    body.putLong(session.getMostSignificantBits()).putLong(session.getLeastSignificantBits());
    body.put((byte) (backup ? 1 : 0)).putLong(recordBytes);
    write(journals, body);
    write(tables, body);
    write(digests, body);
    byte[] bytes = body.array();
    body.putInt(0, Piece.checksum(bytes, Integer.BYTES, bytes.length - Integer.BYTES));
    return new Piece(Piece.Kind.STATE, store, "", number, 0, number, body.flip());
  }

  /// @throws StoreDamaged when the piece is something else, or its checksum says so
  static State of(Piece piece) {
    byte[] bytes = piece.bodyBytes();
    ByteBuffer body = ByteBuffer.wrap(bytes);
    if (piece.kind() != Piece.Kind.STATE
        || bytes.length < FIXED_BYTES
        || body.getInt() != Piece.checksum(bytes, Integer.BYTES, bytes.length - Integer.BYTES)) {
      throw new StoreDamaged("the state of the store does not match its checksum");
    }
    UUID session = new UUID(body.getLong(), body.getLong());
    boolean backup = body.get() == 1;
    return new State(
        piece.store(),
        piece.at(),
        session,
        backup,
        body.getLong(),
        sizes(body),
        sizes(body),
        body.hasRemaining() ? sizes(body) : Map.of());
  }

  private static int bytes(Map<String, Long> sizes) {
    int bytes = Integer.BYTES;
    for (String name : sizes.keySet()) {
      bytes += Short.BYTES + name.getBytes(StandardCharsets.UTF_8).length + Long.BYTES;
    }
    return bytes;
  }

  private static void write(Map<String, Long> sizes, ByteBuffer to) {
    to.putInt(sizes.size());
    new TreeMap<>(sizes)
        .forEach((name, size) -> {
          byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
          to.putShort((short) bytes.length).put(bytes).putLong(size);
        });
  }

  private static Map<String, Long> sizes(ByteBuffer from) {
    Map<String, Long> sizes = new TreeMap<>();
    int count = from.getInt();
    if (count < 0 || count > SIZES_MAX) {
      throw new StoreDamaged("an impossible number of names: " + count);
    }
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[from.getShort()];
      from.get(name);
      sizes.put(new String(name, StandardCharsets.UTF_8), from.getLong());
    }
    return sizes;
  }
}
