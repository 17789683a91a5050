package tsudoi.seal;

/// The two operations that use randomness: everything else about sealing is the same for the real
/// and the seeded form.
interface Ciphers {
  /// AES-256-GCM: `nonce 12 ‖ ciphertext ‖ tag 16`.
  byte[] encrypt(byte[] key, byte[] plaintext, byte[] additional);

  /// HPKE in base mode: `encapsulated key 32 ‖ ciphertext ‖ tag 16`, no additional data.
  byte[] wrap(SealPublicKey recipient, byte[] plaintext, byte[] info);
}
