package tsudoi.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tsudoi.op.Ids;
import tsudoi.op.Scope;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Sealed;

/// The opened AES-256 key of one person in one scope. In memory only, and only where somebody may
/// read.
///
/// A sealed field:
/// ```
/// version       u8 = 1
/// data key id   8    finds the key record
/// nonce        12
/// ciphertext    n    AES-256-GCM of: u16 length ‖ UTF-8 ‖ zeros up to a multiple of 32 bytes
/// tag          16
/// ```
/// with the additional data `"tsudoi.seal.field.v1" ‖ 0x00 ‖ u8 length ‖ scope ‖ person 16 ‖ subject
/// 16 ‖ u8 length ‖ field code`: a field moved to another person, subject, field or scope does not
/// open.
public final class DataKey {
  /// The longest text that can be sealed, in UTF-8.
  public static final int TEXT_BYTES_MAX = 4_096;

  static final int KEY_BYTES = 32;
  private static final int BLOCK_BYTES = 32;
  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + KeyId.SIZE_BYTES;

  private final PersonToken person;
  private final Scope scope;
  private final KeyId id;
  private final byte[] key;

  private DataKey(PersonToken person, Scope scope, KeyId id, byte[] key) {
    this.person = person;
    this.scope = scope;
    this.id = id;
    this.key = key;
  }

  static DataKey of(PersonToken person, Scope scope, byte[] key) {
    Form.require(key.length == KEY_BYTES, "a data key has 32 bytes");
    KeyId id = KeyId.first(Derive.bytes(key, "tsudoi.seal.datakey.id.v1", new byte[0], 8));
    return new DataKey(person, scope, id, key.clone());
  }

  static DataKey fresh(PersonToken person, Scope scope, RandomGenerator random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return of(person, scope, key);
  }

  public PersonToken person() {
    return person;
  }

  public Scope scope() {
    return scope;
  }

  public KeyId id() {
    return id;
  }

  /// The text of one field; empty if it was sealed with another key or for another place, or is
  /// not a sealed field at all.
  ///
  /// @param subject the id the field was sealed for, such as the sign-up's
  public Optional<String> read(UUID subject, Field field, Sealed sealed) {
    byte[] form = sealed.bytes();
    if (form.length < HEAD_BYTES || form[0] != VERSION) {
      return Optional.empty();
    }
    if (!KeyId.of(Arrays.copyOfRange(form, 1, HEAD_BYTES)).equals(id)) {
      return Optional.empty();
    }
    byte[] ciphertext = Arrays.copyOfRange(form, HEAD_BYTES, form.length);
    return Unsealing.decrypt(key, ciphertext, context(subject, field)).flatMap(DataKey::unpad);
  }

  /// The first field of a map, for the many places that show one.
  public Optional<String> read(UUID subject, Field field, Map<Field, Sealed> fields) {
    return Optional.ofNullable(fields.get(field)).flatMap(sealed -> read(subject, field, sealed));
  }

  Sealed seal(Ciphers ciphers, UUID subject, Field field, String text) {
    byte[] ciphertext = ciphers.encrypt(key, pad(text), context(subject, field));
    return Sealed.of(
        Form.write(out -> {
          out.write(VERSION);
          out.writeBytes(id.bytes());
          out.writeBytes(ciphertext);
        }));
  }

  byte[] bytes() {
    return key.clone();
  }

  /// Overwrites the key; nothing can be read or sealed with it afterwards.
  public void forget() {
    Arrays.fill(key, (byte) 0);
  }

  /// What a wrap of this key is bound to.
  byte[] wrapContext(RecipientKind recipient) {
    return wrapContext(person, scope, id, recipient);
  }

  static byte[] wrapContext(PersonToken person, Scope scope, KeyId id, RecipientKind recipient) {
    return Derive.labelled(
        "tsudoi.seal.wrap.v1",
        Form.write(out -> {
          Form.putOwner(out, scope, person);
          out.writeBytes(id.bytes());
          out.write(recipient.code());
        }));
  }

  private byte[] context(UUID subject, Field field) {
    return Derive.labelled(
        "tsudoi.seal.field.v1",
        Form.write(out -> {
          Form.putOwner(out, scope, person);
          out.writeBytes(Ids.bytes(subject));
          Form.putWord(out, field.code());
        }));
  }

  private static byte[] pad(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Form.require(
        utf8.length <= TEXT_BYTES_MAX, "a sealed text has at most " + TEXT_BYTES_MAX + " bytes");
    int blocks = (2 + utf8.length + BLOCK_BYTES - 1) / BLOCK_BYTES;
    return ByteBuffer.allocate(blocks * BLOCK_BYTES)
        .putShort((short) utf8.length)
        .put(utf8)
        .array();
  }

  private static Optional<String> unpad(byte[] padded) {
    ByteBuffer in = ByteBuffer.wrap(padded);
    if (in.remaining() < 2) {
      return Optional.empty();
    }
    int length = Short.toUnsignedInt(in.getShort());
    if (length > in.remaining()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(in.slice(2, length)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "DataKey[" + id + "]";
  }
}
