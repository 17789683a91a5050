package tsudoi.token;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.DevicePublicKey;
import tsudoi.seal.KeyId;
import tsudoi.seal.KnownKeys;
import tsudoi.token.Reading.Fault;

/// What all tokens share, written in [Base32].
///
/// ```
/// version      u8 = 1
/// kind         u8   'J' join code, 'R' receipt, 'P' pass
/// key id        8   of the signing key
/// content       n   as the kind says
/// signature    64   Ed25519 over "tsudoi.token.v1" ‖ 0x00 ‖ everything before
/// checksum      4   CRC-32C of everything before
/// ```
/// Every later version keeps the first byte and the checksum, so that today's software can tell a
/// newer token from a misread one.
sealed interface Frame {
  /// No token of any kind is longer, in letters.
  int TEXT_MAX = 500;

  int HEAD_BYTES = 2 + KeyId.SIZE_BYTES;
  int CHECKSUM_BYTES = 4;

  /// The least a token of any kind has, in letters.
  int TEXT_MIN = (HEAD_BYTES + DeviceKey.SIGNATURE_BYTES + CHECKSUM_BYTES) * 8 / 5;

  byte VERSION = 1;
  String DOMAIN = "tsudoi.token.v1";

  /// A whole token whose signature nobody has looked at yet.
  record Unverified(Kind kind, byte[] signed, byte[] signature) implements Frame {
    KeyId key() {
      return KeyId.of(Arrays.copyOfRange(signed, 2, HEAD_BYTES));
    }

    /// Empty unless the reader takes exactly the content.
    <T> Optional<T> content(Function<ByteBuffer, T> reader) {
      ByteBuffer in = ByteBuffer.wrap(signed, HEAD_BYTES, signed.length - HEAD_BYTES);
      try {
        T value = reader.apply(in);
        return in.hasRemaining() ? Optional.empty() : Optional.of(value);
      } catch (BufferUnderflowException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  record Broken(Fault fault) implements Frame {}

  static String write(Kind kind, byte[] content, DeviceKey signer) {
    byte[] signed =
        ByteBuffer.allocate(HEAD_BYTES + content.length)
            .put(VERSION)
            .put((byte) kind.code())
            .put(signer.keyId().bytes())
            .put(content)
            .array();
    byte[] signature = signer.sign(DOMAIN, signed);
    byte[] token =
        ByteBuffer.allocate(signed.length + signature.length + CHECKSUM_BYTES)
            .put(signed)
            .put(signature)
            .array();
    ByteBuffer.wrap(token).putInt(token.length - CHECKSUM_BYTES, checksum(token));
    return Base32.encode(token);
  }

  /// @param text in capital letters, as [Scan#clean] leaves it
  static Frame parse(String text) {
    if (text.length() > TEXT_MAX || text.length() < 16 || !Base32.isBase32(text)) {
      return new Broken(Fault.FOREIGN);
    }
    return Base32.decode(text)
        .filter(token -> token.length > 2 + CHECKSUM_BYTES)
        .filter(token -> ByteBuffer.wrap(token).getInt(token.length - 4) == checksum(token))
        .map(Frame::split)
        .orElseGet(() -> new Broken(Fault.DAMAGED));
  }

  private static Frame split(byte[] token) {
    Optional<Kind> kind = Kind.of(token[1]);
    if (token[0] != VERSION || kind.isEmpty()) {
      return new Broken(Fault.NEWER);
    }
    int end = token.length - CHECKSUM_BYTES;
    int signatureAt = end - DeviceKey.SIGNATURE_BYTES;
    if (signatureAt < HEAD_BYTES) {
      return new Broken(Fault.DAMAGED);
    }
    return new Unverified(
        kind.get(), Arrays.copyOf(token, signatureAt), Arrays.copyOfRange(token, signatureAt, end));
  }

  static <T> Reading<T> read(
      Kind kind, String text, KnownKeys keys, Function<ByteBuffer, T> reader) {
    return switch (parse(text)) {
      case Broken(Fault fault) -> new Reading.Malformed<>(fault);
      case Unverified token when token.kind() != kind -> new Reading.Malformed<>(Fault.OTHER_KIND);
      case Unverified token ->
          token
              .content(reader)
              .map(value -> judge(token, value, keys))
              .orElseGet(() -> new Reading.Malformed<>(Fault.DAMAGED));
    };
  }

  private static <T> Reading<T> judge(Unverified token, T value, KnownKeys keys) {
    Optional<DevicePublicKey> key = keys.find(token.key());
    if (key.isEmpty()) {
      return new Reading.UnknownKey<>(value, token.key());
    }
    return key.get().verifies(DOMAIN, token.signed(), token.signature())
        ? new Reading.Valid<>(value, token.key())
        : new Reading.Forged<>(token.key());
  }

  private static int checksum(byte[] token) {
    CRC32C crc = new CRC32C();
    crc.update(token, 0, token.length - CHECKSUM_BYTES);
    return (int) crc.getValue();
  }

  static byte[] take(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
