package tsudoi.seal;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// An X25519 public key that person data is sealed to, of a center or of the city.
///
/// Encoded: `version 1 = 0x01 ‖ key 32` (33 bytes).
public final class SealPublicKey {
  public static final int RAW_BYTES = 32;
  private static final byte VERSION = 1;

  private final byte[] raw;

  private SealPublicKey(byte[] raw) {
    this.raw = raw;
  }

  /// @throws IllegalArgumentException unless there are exactly 32 bytes
  public static SealPublicKey ofRaw(byte[] raw) {
    Form.require(raw.length == RAW_BYTES, "an X25519 key has 32 bytes");
    return new SealPublicKey(raw.clone());
  }

  /// Empty for anything but the encoded form.
  public static Optional<SealPublicKey> decode(byte[] encoded) {
    return Form.read(
        encoded,
        in -> {
          Form.require(in.get() == VERSION, "an unknown version");
          return new SealPublicKey(Form.take(in, RAW_BYTES));
        });
  }

  public byte[] encoded() {
    return Form.write(out -> {
      out.write(VERSION);
      out.writeBytes(raw);
    });
  }

  /// The 32 bytes of RFC 7748.
  public byte[] raw() {
    return raw.clone();
  }

  public KeyId keyId() {
    return KeyId.ofPublicKey(raw);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealPublicKey that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return "SealPublicKey[" + HexFormat.of().formatHex(raw) + "]";
  }
}
