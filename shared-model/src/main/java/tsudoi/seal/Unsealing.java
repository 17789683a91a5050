package tsudoi.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// What [Ciphers] made, opened by Tink, without its prefix: what is stored is plain RFC 9180 and GCM,
/// which any library can open.
@AccessesPartialKey // builds keys from bytes that this package stores itself
final class Unsealing {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private Unsealing() {}

  static Optional<byte[]> decrypt(byte[] key, byte[] ciphertext, byte[] additional) {
    if (ciphertext.length < NONCE_BYTES + TAG_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(aead(key).decrypt(ciphertext, additional));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  static Optional<byte[]> unwrap(SealKeyPair recipient, byte[] wrapped, byte[] info) {
    try {
      HpkePrivateKey key =
          HpkePrivateKey.create(
              hpke(recipient.publicKey()),
              SecretBytes.copyFrom(recipient.privateBytes(), InsecureSecretKeyAccess.get()));
      return Optional.of(
          handle(key)
              .getPrimitive(HybridConfig2026.get(), HybridDecrypt.class)
              .decrypt(wrapped, info));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Aead aead(byte[] key) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(DataKey.KEY_BYTES)
            .setIvSizeBytes(NONCE_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    AesGcmKey aesGcm =
        AesGcmKey.builder()
            .setParameters(parameters)
            .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
            .build();
    return handle(aesGcm).getPrimitive(AeadConfig2026.get(), Aead.class);
  }

  private static HpkePublicKey hpke(SealPublicKey key) throws GeneralSecurityException {
    HpkeParameters parameters =
        HpkeParameters.builder()
            .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
            .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
            .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
            .setVariant(HpkeParameters.Variant.NO_PREFIX)
            .build();
    return HpkePublicKey.create(parameters, Bytes.copyFrom(key.raw()), null);
  }

  private static KeysetHandle handle(Key key) throws GeneralSecurityException {
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
        .build();
  }
}
