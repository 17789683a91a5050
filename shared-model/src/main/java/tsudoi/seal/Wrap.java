package tsudoi.seal;

import java.util.Arrays;

/// A data key wrapped for one recipient.
///
/// @param key names the recipient's public key, or the pass's secret
/// @param bytes for a center or the city HPKE (RFC 9180, base mode, X25519-HKDF-SHA256,
///     HKDF-SHA256, AES-256-GCM): `encapsulated key 32 ‖ ciphertext 32 ‖ tag 16`; for a pass
///     AES-256-GCM under a key derived from its secret: `nonce 12 ‖ ciphertext 32 ‖ tag 16`
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Wrap(RecipientKind recipient, KeyId key, byte[] bytes) {
  static final int BYTES_MAX = 255;

  public Wrap {
    Form.require(
        bytes.length >= 1 && bytes.length <= BYTES_MAX, "a wrap has 1 to " + BYTES_MAX + " bytes");
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wrap(RecipientKind kind, KeyId id, byte[] theirs)
        && kind == recipient
        && id.equals(key)
        && Arrays.equals(bytes, theirs);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Wrap[" + recipient + ", " + key + "]";
  }
}
