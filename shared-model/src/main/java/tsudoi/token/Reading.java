package tsudoi.token;

import tsudoi.seal.KeyId;

/// What reading a token came to. Nothing a scanner can deliver throws.
public sealed interface Reading<T> {
  /// Signed by a known key and in time. Whether that key may speak for the creator it names is for
  /// the caller to check.
  record Valid<T>(T value, KeyId key) implements Reading<T> {}

  /// Well-formed, but nobody here knows the signing key: possibly from a kiosk not heard of yet,
  /// possibly forged. Never confirm anything from it.
  record UnknownKey<T>(T value, KeyId key) implements Reading<T> {}

  /// Signed by a known key, but its time is over.
  record Expired<T>(T value, KeyId key) implements Reading<T> {}

  /// Names a known key that did not sign it.
  record Forged<T>(KeyId key) implements Reading<T> {}

  /// Not a whole token of this kind.
  record Malformed<T>(Fault fault) implements Reading<T> {}

  /// Why something is not a token.
  enum Fault {
    /// No Base32, or longer than any token: something else was scanned.
    FOREIGN,
    /// Cut short, or letters lost on the way: scan again.
    DAMAGED,
    /// A whole token of another kind, such as a receipt where a join code is wanted.
    OTHER_KIND,
    /// Made by a newer version of this software.
    NEWER
  }
}
