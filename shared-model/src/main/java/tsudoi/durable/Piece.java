package tsudoi.durable;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/// What one [StoredBytes] holds: bytes that say by themselves what they are, so that they can be
/// checked wherever they are read, and found again in files that Eclipse Store cannot open any more.
///
/// Layout: magic (8 bytes), store id (16), length of the name (2), name, at (8), count (4), version
/// (8), length of the body (4), CRC32C of all that (4); then the body, which carries checksums of
/// its own.
///
/// @param store the id of the store it was written for
/// @param name the journal or the table
/// @param at a segment's first position, a page's index, or how far the state reaches
/// @param count how many records the body has
/// @param version the number of the checkpoint that wrote it; of two pages the greater one counts
record Piece(
    Kind kind, UUID store, String name, long at, int count, long version, ByteBuffer body) {
  /// Codes are stored and never change.
  enum Kind {
    SEGMENT('S'),
    TAIL('T'),
    PAGE('P'),
    STATE('R');

    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }
  }

  static final byte[] MAGIC = "Tsudoi".getBytes(StandardCharsets.US_ASCII);
  static final int HEADER_BYTES_MIN = 58;

  private static final byte FORM = 1;
  private static final int NAME_BYTES_MAX = 200;

  byte[] bytes() {
    byte[] name = this.name.getBytes(StandardCharsets.UTF_8);
    int headerBytes = HEADER_BYTES_MIN + name.length;
    ByteBuffer bytes = ByteBuffer.allocate(headerBytes + body.remaining());
    bytes.put(MAGIC).put(kind.code).put(FORM);
    bytes.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
    bytes.putShort((short) name.length).put(name);
    bytes.putLong(at).putInt(count).putLong(version).putInt(body.remaining());
    bytes.putInt(checksum(bytes.array(), 0, bytes.position()));
    bytes.put(body.duplicate());
    return bytes.array();
  }

  /// Reads a piece that must be there.
  ///
  /// @throws StoreDamaged when these bytes are something else
  static Piece read(byte[] bytes) {
    return find(ByteBuffer.wrap(bytes))
        .orElseThrow(() -> new StoreDamaged("an entity of the store is not a whole piece"));
  }

  /// Reads a piece at the position of the buffer, which then stands behind it; empty when there is
  /// none or its header is damaged, and then the buffer stands where it stood.
  static Optional<Piece> find(ByteBuffer from) {
    int start = from.position();
    try {
      Optional<Piece> piece = readHeader(from);
      if (piece.isEmpty()) {
        from.position(start);
      }
      return piece;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      from.position(start);
      return Optional.empty();
    }
  }

  private static Optional<Piece> readHeader(ByteBuffer from) {
    int start = from.position();
    byte[] magic = new byte[MAGIC.length];
    from.get(magic);
    Optional<Kind> kind = kind(from.get());
    if (!Arrays.equals(magic, MAGIC) || kind.isEmpty() || from.get() != FORM) {
      return Optional.empty();
    }
    UUID store = new UUID(from.getLong(), from.getLong());
    int nameBytes = from.getShort();
    if (nameBytes < 0 || nameBytes > NAME_BYTES_MAX) {
      return Optional.empty();
    }
    byte[] name = new byte[nameBytes];
    from.get(name);
    long at = from.getLong();
    int count = from.getInt();
    long version = from.getLong();
    int bodyBytes = from.getInt();
    byte[] header = new byte[from.position() - start];
    from.get(start, header);
    if (from.getInt() != checksum(header, 0, header.length)
        || bodyBytes < 0
        || bodyBytes > from.remaining()) {
      return Optional.empty();
    }
    ByteBuffer body = from.slice(from.position(), bodyBytes);
    from.position(from.position() + bodyBytes);
    return Optional.of(
        new Piece(
            kind.get(), store, new String(name, StandardCharsets.UTF_8), at, count, version, body));
  }

  private static Optional<Kind> kind(byte code) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.code == code).findFirst();
  }

  /// The piece, if it is what the caller looks for.
  ///
  /// @throws StoreDamaged when it is another one
  Piece expecting(Kind kind, UUID store, String name, long at) {
    if (this.kind != kind
        || !this.store.equals(store)
        || !this.name.equals(name)
        || this.at != at) {
      throw new StoreDamaged(
          "expected %s %d of %s, found %s %d of %s"
              .formatted(kind, at, name, this.kind, this.at, this.name));
    }
    return this;
  }

  byte[] bodyBytes() {
    byte[] bytes = new byte[body.remaining()];
    body.get(body.position(), bytes);
    return bytes;
  }

  static int checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
