package tsudoi.system.sim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tsudoi.op.Scope;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Sealed;
import tsudoi.seal.DataKey;
import tsudoi.seal.KeyId;
import tsudoi.seal.KeyRecord;
import tsudoi.seal.RecipientKind;
import tsudoi.seal.Recipients;
import tsudoi.seal.SealedFields;
import tsudoi.seal.Sealing;
import tsudoi.seal.Wrap;

/// Signatures and sealing that cost microseconds and come out the same for the same seed. A
/// signature is a digest under the device's key and is really checked; sealed fields have the sizes
/// of real ones and hide their text, for nothing in the simulation reads one.
final class CheapCrypto {
  private CheapCrypto() {}

  static byte[] sign(byte[] key, String domain, byte[] message) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      digest.update(domain.getBytes(StandardCharsets.UTF_8));
      return digest.digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static boolean verifies(byte[] key, String domain, byte[] message, byte[] signature) {
    return Arrays.equals(sign(key, domain, message), signature);
  }

  static Sealing sealing(RandomGenerator random) {
    return new Sealing() {
      @Override
      public SealedFields seal(
          PersonToken person,
          Scope scope,
          UUID subject,
          Map<Field, String> fields,
          Recipients recipients) {
        KeyId id = new KeyId(random.nextLong());
        List<Wrap> wraps =
            List.of(
                new Wrap(RecipientKind.CENTER, recipients.center().keyId(), chance(80)),
                new Wrap(RecipientKind.CITY, recipients.city().keyId(), chance(80)),
                new Wrap(RecipientKind.PASS, new KeyId(random.nextLong()), chance(60)));
        return new SealedFields(hidden(fields), new KeyRecord(person, scope, id, wraps));
      }

      @Override
      public Map<Field, Sealed> seal(DataKey key, UUID subject, Map<Field, String> fields) {
        return hidden(fields);
      }

      @Override
      public KeyRecord rewrap(DataKey key, Recipients recipients) {
        throw new UnsupportedOperationException("nobody reads in the simulation");
      }

      private Map<Field, Sealed> hidden(Map<Field, String> fields) {
        Map<Field, Sealed> hidden = new EnumMap<>(Field.class);
        fields.keySet().forEach(field -> hidden.put(field, Sealed.of(chance(69))));
        return hidden;
      }

      private byte[] chance(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
      }
    };
  }
}
