package tsudoi.seal;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/// The two operations that use randomness, from a given source of it: secure for real people, seeded
/// where a simulation or a golden test wants the same bytes every time.
///
/// By the JDK and Bouncy Castle, in a third of the time that Tink needs; opened by Tink
/// ([Unsealing]), so that each checks the other (decision 0014).
final class Ciphers {
  private static final int NONCE_BYTES = 12;
  private static final int EPHEMERAL_BYTES = 32;

  private final RandomGenerator random;

  Ciphers(RandomGenerator random) {
    this.random = random;
  }

  /// AES-256-GCM: `nonce 12 ‖ ciphertext ‖ tag 16`.
  byte[] encrypt(byte[] key, byte[] plaintext, byte[] additional) {
    byte[] nonce = draw(NONCE_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(additional);
      byte[] ciphertext = cipher.doFinal(plaintext);
      return join(nonce, ciphertext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
    }
  }

  /// HPKE in base mode: `encapsulated key 32 ‖ ciphertext ‖ tag 16`, no additional data.
  ///
  /// @return does the long work; what is random is drawn before, so that the order of draws stays
  ///     the same whenever and wherever it runs
  Supplier<byte[]> wrapping(SealPublicKey recipient, byte[] plaintext, byte[] info) {
    byte[] ephemeral = draw(EPHEMERAL_BYTES);
    return () -> wrap(recipient, plaintext, info, ephemeral);
  }

  private static byte[] wrap(
      SealPublicKey recipient, byte[] plaintext, byte[] info, byte[] ephemeral) {
    HPKE hpke =
        new HPKE(
            HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    try {
      HPKEContextWithEncapsulation sender =
          hpke.setupBaseS(
              hpke.deserializePublicKey(recipient.raw()), info, hpke.deriveKeyPair(ephemeral));
      return join(sender.getEncapsulation(), sender.seal(new byte[0], plaintext));
    } catch (InvalidCipherTextException | IllegalStateException e) {
      throw new IllegalArgumentException("nothing can be sealed to this public key", e);
    }
  }

  private byte[] draw(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] join(byte[] first, byte[] second) {
    return Form.write(out -> {
      out.writeBytes(first);
      out.writeBytes(second);
    });
  }
}
