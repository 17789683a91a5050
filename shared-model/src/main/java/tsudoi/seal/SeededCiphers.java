package tsudoi.seal;

import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/// The same operations from a given source of randomness, so that a simulation or a golden test
/// yields the same bytes every time. Made with other libraries than the real form, and opened by
/// it: each checks the other.
final class SeededCiphers implements Ciphers {
  private static final int NONCE_BYTES = 12;

  private final RandomGenerator random;

  SeededCiphers(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public byte[] encrypt(byte[] key, byte[] plaintext, byte[] additional) {
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

  @Override
  public byte[] wrap(SealPublicKey recipient, byte[] plaintext, byte[] info) {
    HPKE hpke =
        new HPKE(
            HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    try {
      HPKEContextWithEncapsulation sender =
          hpke.setupBaseS(
              hpke.deserializePublicKey(recipient.raw()), info, hpke.deriveKeyPair(draw(32)));
      return join(sender.getEncapsulation(), sender.seal(new byte[0], plaintext));
    } catch (InvalidCipherTextException e) {
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
