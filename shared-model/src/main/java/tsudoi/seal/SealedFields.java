package tsudoi.seal;

import java.util.Map;
import tsudoi.person.Field;
import tsudoi.person.Sealed;

/// Fields as they go into the op, with the key record that goes into the keyring in the same
/// commit.
public record SealedFields(Map<Field, Sealed> fields, KeyRecord key) {
  public SealedFields {
    fields = Map.copyOf(fields);
  }
}
