package tsudoi.seal;

/// How an attempt to unlock a private key ended.
public sealed interface Unlocking {
  record Unlocked(SealKeyPair pair) implements Unlocking {}

  /// The password or the card is not the right one; which of them cannot be told.
  record WrongFactor() implements Unlocking {}

  record PasswordMissing() implements Unlocking {}

  record CardMissing() implements Unlocking {}
}
