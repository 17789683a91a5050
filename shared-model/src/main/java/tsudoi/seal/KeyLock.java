package tsudoi.seal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Locks and unlocks private keys. One hash at a time, so that many attempts at once cost no more
/// memory than one; an application has one of these.
public final class KeyLock {
  private final RandomGenerator random;
  private final Ciphers ciphers;
  private final ReentrantLock oneHash = new ReentrantLock(true);

  private KeyLock(RandomGenerator random, Ciphers ciphers) {
    this.random = random;
    this.ciphers = ciphers;
  }

  public static KeyLock secure(SecureRandom random) {
    return new KeyLock(random, new Ciphers(random));
  }

  /// The same bytes for the same seed: for simulations and golden tests, never for real keys.
  public static KeyLock seeded(RandomGenerator random) {
    return new KeyLock(random, new Ciphers(random));
  }

  /// Locks under whatever factors are given, at least one of them.
  ///
  /// @throws IllegalArgumentException without a factor, or if the password is empty or too long
  public LockedKey lock(SealKeyPair pair, Factors factors, LockCost cost) {
    int kinds =
        (factors.password().isPresent() ? LockedKey.PASSWORD : 0)
            | (factors.card().isPresent() ? LockedKey.CARD : 0);
    Form.require(kinds != 0, "a key is locked under something");
    Form.require(factors.password().map(KeyLock::usable).orElse(true), "not a usable password");
    Optional<LockCost> hashCost = factors.password().map(ignored -> cost);
    byte[] salt = new byte[LockedKey.SALT_BYTES];
    random.nextBytes(salt);
    byte[] head = LockedKey.head(kinds, hashCost, salt, pair.keyId());
    byte[] key = wrappingKey(kinds, hashCost, salt, factors);
    byte[] box = ciphers.encrypt(key, pair.privateBytes(), head);
    return new LockedKey(kinds, hashCost, salt, pair.keyId(), box);
  }

  /// Factors that are not asked for are ignored.
  public Unlocking unlock(LockedKey locked, Factors factors) {
    if (locked.needsPassword() && factors.password().isEmpty()) {
      return new Unlocking.PasswordMissing();
    }
    if (locked.needsCard() && factors.card().isEmpty()) {
      return new Unlocking.CardMissing();
    }
    if (locked.needsPassword() && !factors.password().map(KeyLock::usable).orElse(false)) {
      return new Unlocking.WrongFactor();
    }
    byte[] key = wrappingKey(locked.factors(), locked.cost(), locked.salt(), factors);
    byte[] head = LockedKey.head(locked.factors(), locked.cost(), locked.salt(), locked.keyId());
    return Unsealing.decrypt(key, locked.box(), head)
        .map(SealKeyPair::ofPrivate)
        .filter(pair -> pair.keyId().equals(locked.keyId()))
        .<Unlocking>map(Unlocking.Unlocked::new)
        .orElseGet(Unlocking.WrongFactor::new);
  }

  private static boolean usable(String password) {
    return !password.isEmpty() && password.length() <= Factors.PASSWORD_CHARACTERS_MAX;
  }

  private byte[] wrappingKey(int kinds, Optional<LockCost> cost, byte[] salt, Factors factors) {
    byte[] hash =
        cost.map(c -> hash(factors.password().orElseThrow(), salt, c)).orElse(new byte[0]);
    byte[] card =
        (kinds & LockedKey.CARD) != 0 ? factors.card().orElseThrow().bytes() : new byte[0];
    byte[] secret =
        Form.write(out -> {
          out.writeBytes(hash);
          out.writeBytes(card);
        });
    byte[] key = Derive.bytes(secret, "tsudoi.seal.lock.v1", new byte[] {(byte) kinds}, 32);
    Arrays.fill(secret, (byte) 0);
    return key;
  }

  private byte[] hash(String password, byte[] salt, LockCost cost) {
    byte[] utf8 =
        Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[32];
    oneHash.lock();
    try {
      Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
      argon2.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(cost.memoryKiB())
              .withIterations(cost.iterations())
              .withParallelism(cost.parallelism())
              .withSalt(salt)
              .build());
      argon2.generateBytes(utf8, hash);
    } finally {
      oneHash.unlock();
    }
    Arrays.fill(utf8, (byte) 0);
    return hash;
  }
}
