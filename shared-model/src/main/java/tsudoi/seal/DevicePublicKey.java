package tsudoi.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// The Ed25519 public key of a device or of the hub: the 32 raw bytes of RFC 8032.
public final class DevicePublicKey {
  public static final int RAW_BYTES = 32;

  /// The fixed head of an Ed25519 SubjectPublicKeyInfo (RFC 8410).
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] raw;

  private DevicePublicKey(byte[] raw) {
    this.raw = raw;
  }

  /// @throws IllegalArgumentException unless there are exactly 32 bytes
  public static DevicePublicKey ofRaw(byte[] raw) {
    Form.require(raw.length == RAW_BYTES, "an Ed25519 key has 32 bytes");
    return new DevicePublicKey(raw.clone());
  }

  /// Whether the holder of this key signed the message in this domain; garbage is simply not a
  /// signature.
  public boolean verifies(String domain, byte[] message, byte[] signature) {
    if (signature.length != DeviceKey.SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key());
      verifier.update(Derive.labelled(domain, message));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    byte[] spki =
        Form.write(out -> {
          out.writeBytes(X509_HEAD);
          out.writeBytes(raw);
        });
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }

  public byte[] raw() {
    return raw.clone();
  }

  public KeyId keyId() {
    return KeyId.ofPublicKey(raw);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DevicePublicKey that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return "DevicePublicKey[" + HexFormat.of().formatHex(raw) + "]";
  }
}
