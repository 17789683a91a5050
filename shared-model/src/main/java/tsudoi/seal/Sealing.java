package tsudoi.seal;

import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tsudoi.op.Scope;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Sealed;

/// Seals fields about a person so that whoever writes them cannot read them afterwards.
public interface Sealing {
  /// Seals under a fresh data key, wraps that key for the recipients, and forgets it.
  ///
  /// @param subject what the fields belong to, such as the sign-up's id; reading names it again
  /// @throws IllegalArgumentException if a text is longer than [DataKey#TEXT_BYTES_MAX]
  SealedFields seal(
      PersonToken person,
      Scope scope,
      UUID subject,
      Map<Field, String> fields,
      Recipients recipients);

  /// Seals under a key that is already there, for somebody who may read and corrects a name; the
  /// key record stays as it is.
  Map<Field, Sealed> seal(DataKey key, UUID subject, Map<Field, String> fields);

  /// Wraps an opened key anew, after a key of the center or the city was changed or a pass was
  /// issued or revoked. The answer replaces the old record.
  KeyRecord rewrap(DataKey key, Recipients recipients);

  /// The form for real people.
  static Sealing secure(SecureRandom random) {
    return new KeyedSealing(new Ciphers(random), random);
  }

  /// The same bytes for the same seed: for simulations and golden tests, never for real people.
  static Sealing seeded(RandomGenerator random) {
    return new KeyedSealing(new Ciphers(random), random);
  }
}
