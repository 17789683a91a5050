package tsudoi.seal;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A private key locked under a manager's password, and under the secret on their card where one
/// is asked for. Safe to store on a kiosk; [KeyLock] makes and opens it.
///
/// ```
/// version       u8 = 1
/// locked        u8   1 an X25519 private key
/// factors       u8   bit 0 password, bit 1 card; at least one
/// memory        u32  KiB   ┐
/// iterations    u8         │ Argon2id v1.3 (RFC 9106); all zero without a password
/// parallelism   u8         │
/// salt         16          ┘
/// key id        8    of the locked key's public key
/// nonce        12
/// ciphertext   32    AES-256-GCM, additional data: everything before the nonce
/// tag          16
/// ```
/// 93 bytes. The wrapping key is `HKDF-SHA256(a ‖ c, info "tsudoi.seal.lock.v1" ‖ 0x00 ‖ factors u8)`
/// where `a` is the 32-byte Argon2id hash of the password (NFKC, UTF-8), present with bit 0, and
/// `c` the card's 16 bytes, present with bit 1.
public final class LockedKey {
  static final int PASSWORD = 1;
  static final int CARD = 2;
  static final int SALT_BYTES = 16;

  private static final byte VERSION = 1;
  private static final byte SEAL_KEY = 1;
  private static final int BOX_BYTES = 12 + 32 + 16;

  private final int factors;
  private final Optional<LockCost> cost;
  private final byte[] salt;
  private final KeyId keyId;
  private final byte[] box;

  LockedKey(int factors, Optional<LockCost> cost, byte[] salt, KeyId keyId, byte[] box) {
    Form.require(factors >= 1 && factors <= (PASSWORD | CARD), "no such factors");
    Form.require(cost.isPresent() == ((factors & PASSWORD) != 0), "a password has a cost");
    Form.require(salt.length == SALT_BYTES, "a salt has 16 bytes");
    Form.require(box.length == BOX_BYTES, "a locked key has 60 bytes");
    this.factors = factors;
    this.cost = cost;
    this.salt = salt.clone();
    this.keyId = keyId;
    this.box = box.clone();
  }

  /// Empty for anything but a whole form of a known version.
  public static Optional<LockedKey> decode(byte[] encoded) {
    return Form.read(
        encoded,
        in -> {
          Form.require(in.get() == VERSION, "an unknown version");
          Form.require(in.get() == SEAL_KEY, "another kind of key");
          int factors = in.get();
          int memoryKiB = in.getInt();
          int iterations = in.get();
          int parallelism = in.get();
          Optional<LockCost> cost =
              (factors & PASSWORD) == 0
                  ? Optional.empty()
                  : Optional.of(new LockCost(memoryKiB, iterations, parallelism));
          Form.require(
              cost.isPresent() || (memoryKiB | iterations | parallelism) == 0, "a cost of nothing");
          return new LockedKey(
              factors,
              cost,
              Form.take(in, SALT_BYTES),
              KeyId.of(Form.take(in, KeyId.SIZE_BYTES)),
              Form.take(in, BOX_BYTES));
        });
  }

  public byte[] encoded() {
    return Form.write(out -> {
      out.writeBytes(head(factors, cost, salt, keyId));
      out.writeBytes(box);
    });
  }

  /// Everything before the nonce.
  static byte[] head(int factors, Optional<LockCost> cost, byte[] salt, KeyId keyId) {
    return Form.write(out -> {
      out.write(VERSION);
      out.write(SEAL_KEY);
      out.write(factors);
      int memoryKiB = cost.map(LockCost::memoryKiB).orElse(0);
      out.write(memoryKiB >>> 24);
      out.write(memoryKiB >>> 16);
      out.write(memoryKiB >>> 8);
      out.write(memoryKiB);
      out.write(cost.map(LockCost::iterations).orElse(0));
      out.write(cost.map(LockCost::parallelism).orElse(0));
      out.writeBytes(salt);
      out.writeBytes(keyId.bytes());
    });
  }

  public boolean needsPassword() {
    return (factors & PASSWORD) != 0;
  }

  public boolean needsCard() {
    return (factors & CARD) != 0;
  }

  /// Which key is locked in here.
  public KeyId keyId() {
    return keyId;
  }

  int factors() {
    return factors;
  }

  Optional<LockCost> cost() {
    return cost;
  }

  byte[] salt() {
    return salt.clone();
  }

  byte[] box() {
    return box.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LockedKey that && Arrays.equals(encoded(), that.encoded());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded());
  }

  @Override
  public String toString() {
    return "LockedKey[" + keyId + ", factors " + HexFormat.of().toHexDigits((byte) factors) + "]";
  }
}
