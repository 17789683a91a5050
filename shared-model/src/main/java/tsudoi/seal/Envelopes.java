package tsudoi.seal;

import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.CryptoServicesRegistrar;

/// Seals bytes for one reader, whoever carries them: HPKE (RFC 9180, base mode,
/// X25519-HKDF-SHA256, HKDF-SHA256, AES-256-GCM), `encapsulated key 32 ‖ ciphertext ‖ tag 16`.
/// [SealKeyPair#open] opens them. Who sealed them is not proved by this.
public final class Envelopes {
  private final Ciphers ciphers;

  private Envelopes(Ciphers ciphers) {
    this.ciphers = ciphers;
  }

  /// The form for real content, with the library's own secure randomness.
  public static Envelopes secure() {
    return new Envelopes(new Ciphers(CryptoServicesRegistrar.getSecureRandom()));
  }

  /// The same bytes for the same seed: for simulations and golden tests only.
  public static Envelopes seeded(RandomGenerator random) {
    return new Envelopes(new Ciphers(random));
  }

  /// @param info what the content is for and stands beside it in the clear; opening names it again
  public byte[] seal(SealPublicKey reader, byte[] content, byte[] info) {
    return ciphers.wrapping(reader, content, info).get();
  }
}
