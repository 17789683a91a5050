package tsudoi.seal;

import com.google.crypto.tink.subtle.X25519;
import java.security.InvalidKeyException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The X25519 key pair of a center or of the city. Whoever holds it reads what was sealed to it.
///
/// Encoded, for the hub's own key file: `version 1 = 0x01 ‖ private key 32` (33 bytes, secret). A
/// center's pair is stored as [LockedKey] only.
public final class SealKeyPair {
  static final int PRIVATE_BYTES = 32;
  private static final byte VERSION = 1;

  private final byte[] privateKey;
  private final SealPublicKey publicKey;

  private SealKeyPair(byte[] privateKey, SealPublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// @param random a secure source, except in simulations
  public static SealKeyPair generate(RandomGenerator random) {
    byte[] privateKey = new byte[PRIVATE_BYTES];
    random.nextBytes(privateKey);
    return ofPrivate(privateKey);
  }

  /// Empty for anything but the encoded form.
  public static Optional<SealKeyPair> decode(byte[] encoded) {
    return Form.read(
        encoded,
        in -> {
          Form.require(in.get() == VERSION, "an unknown version");
          return ofPrivate(Form.take(in, PRIVATE_BYTES));
        });
  }

  static SealKeyPair ofPrivate(byte[] privateKey) {
    Form.require(privateKey.length == PRIVATE_BYTES, "an X25519 key has 32 bytes");
    try {
      return new SealKeyPair(
          privateKey.clone(), SealPublicKey.ofRaw(X25519.publicFromPrivate(privateKey)));
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("not an X25519 private key", e);
    }
  }

  public SealPublicKey publicKey() {
    return publicKey;
  }

  public KeyId keyId() {
    return publicKey.keyId();
  }

  /// What [Envelopes#seal] made for this key and with the same info; empty for anything else.
  public Optional<byte[]> open(byte[] sealed, byte[] info) {
    return Unsealing.unwrap(this, sealed, info);
  }

  /// Secret: never log it, never put it into an op.
  public byte[] encoded() {
    return Form.write(out -> {
      out.write(VERSION);
      out.writeBytes(privateKey);
    });
  }

  byte[] privateBytes() {
    return privateKey.clone();
  }

  @Override
  public String toString() {
    return "SealKeyPair[" + keyId() + "]";
  }
}
