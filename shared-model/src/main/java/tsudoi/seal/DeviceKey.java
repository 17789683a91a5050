package tsudoi.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The Ed25519 key a device or the hub signs with.
///
/// What is signed is `domain in ASCII ‖ 0x00 ‖ message`: a signature made for one purpose never
/// counts for another.
public final class DeviceKey {
  public static final int SIGNATURE_BYTES = 64;
  private static final int SEED_BYTES = 32;

  private final byte[] seed;
  private final PrivateKey privateKey;
  private final DevicePublicKey publicKey;

  private DeviceKey(byte[] seed, PrivateKey privateKey, DevicePublicKey publicKey) {
    this.seed = seed;
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// @param random a secure source, except in simulations
  public static DeviceKey generate(RandomGenerator random) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return ofSeed(seed);
  }

  /// From the 32 secret bytes of RFC 8032.
  public static DeviceKey ofSeed(byte[] seed) {
    Form.require(seed.length == SEED_BYTES, "an Ed25519 key has 32 bytes");
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      byte[] raw = new byte[DevicePublicKey.RAW_BYTES];
      Ed25519.generatePublicKey(seed, 0, raw, 0);
      return new DeviceKey(seed.clone(), key, DevicePublicKey.ofRaw(raw));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 is part of Java", e);
    }
  }

  /// From the PKCS#8 form (DER) a file holds; empty for anything else.
  public static Optional<DeviceKey> ofPkcs8(byte[] pkcs8) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return key instanceof EdECPrivateKey edwards
          ? edwards.getBytes().filter(seed -> seed.length == SEED_BYTES).map(DeviceKey::ofSeed)
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /// Secret; where and how it is kept is the caller's business.
  public byte[] pkcs8() {
    return privateKey.getEncoded();
  }

  /// @param domain what the signature is for, such as `tsudoi.sync.batch.v1`
  public byte[] sign(String domain, byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(privateKey);
      signer.update(Derive.labelled(domain, message));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 is part of Java", e);
    }
  }

  /// The key that what is meant for this device alone is sealed to: follows from the device's key, so
  /// that there is no second secret to keep. The two are never used for each other's purpose.
  public SealKeyPair sealKeys() {
    return SealKeyPair.ofPrivate(
        Derive.bytes(seed, "tsudoi.seal.device.v1", new byte[0], SealKeyPair.PRIVATE_BYTES));
  }

  public DevicePublicKey publicKey() {
    return publicKey;
  }

  public KeyId keyId() {
    return publicKey.keyId();
  }

  @Override
  public String toString() {
    return "DeviceKey[" + keyId() + "]";
  }
}
