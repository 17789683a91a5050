package tsudoi.seal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tsudoi.op.Ids;
import tsudoi.op.Scope;
import tsudoi.person.PersonToken;

/// What makes a person's sealed fields readable: one data key, wrapped for each who may read. It
/// stands in the keyring beside the log and is all that erasure has to delete.
///
/// A person who signs up twice in a scope has two: a kiosk forgets the data key it made and cannot
/// use it again. So a record is identified by person, scope **and** data key.
///
/// ```
/// version      u8 = 1
/// person       16
/// scope        u8 length ‖ ASCII
/// data key id   8   first 8 bytes of HKDF-SHA256(data key, "tsudoi.seal.datakey.id.v1" ‖ 0x00)
/// wraps        u8 count (1 to 8), each
///   recipient  u8   1 center, 2 city, 3 pass
///   key id      8
///   bytes      u8 length ‖ bytes
/// ```
/// 288 bytes at most with a center, the city and a pass.
public record KeyRecord(PersonToken person, Scope scope, KeyId dataKey, List<Wrap> wraps) {
  public static final int WRAPS_MAX = 8;

  /// No encoded record is longer.
  public static final int ENCODED_BYTES_MAX =
      1 + 16 + 1 + 11 + 8 + 1 + WRAPS_MAX * (1 + 8 + 1 + 255);

  private static final byte VERSION = 1;

  public KeyRecord {
    wraps = List.copyOf(wraps);
    Form.require(
        !wraps.isEmpty() && wraps.size() <= WRAPS_MAX, "a record has 1 to " + WRAPS_MAX + " wraps");
  }

  public byte[] encoded() {
    return Form.write(out -> {
      out.write(VERSION);
      out.writeBytes(Ids.bytes(person.value()));
      Form.putWord(out, scope.name());
      out.writeBytes(dataKey.bytes());
      out.write(wraps.size());
      for (Wrap wrap : wraps) {
        out.write(wrap.recipient().code());
        out.writeBytes(wrap.key().bytes());
        byte[] bytes = wrap.bytes();
        out.write(bytes.length);
        out.writeBytes(bytes);
      }
    });
  }

  /// Empty for anything but a whole record of a known version.
  public static Optional<KeyRecord> decode(byte[] encoded) {
    if (encoded.length > ENCODED_BYTES_MAX) {
      return Optional.empty();
    }
    return Form.read(encoded, KeyRecord::read);
  }

  private static KeyRecord read(ByteBuffer in) {
    Form.require(in.get() == VERSION, "an unknown version");
    PersonToken person = new PersonToken(Ids.uuid(Form.take(in, 16)));
    Scope scope = new Scope(Form.word(in));
    KeyId dataKey = KeyId.of(Form.take(in, KeyId.SIZE_BYTES));
    int count = Byte.toUnsignedInt(in.get());
    Form.require(count <= WRAPS_MAX, "too many wraps");
    List<Wrap> wraps = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      wraps.add(
          new Wrap(
              RecipientKind.of(in.get()),
              KeyId.of(Form.take(in, KeyId.SIZE_BYTES)),
              Form.take(in, Byte.toUnsignedInt(in.get()))));
    }
    return new KeyRecord(person, scope, dataKey, wraps);
  }

  /// The wraps made for the key of this name.
  Stream<Wrap> wrapsFor(RecipientKind kind, KeyId key) {
    return wraps.stream().filter(wrap -> wrap.recipient() == kind && wrap.key().equals(key));
  }
}
