package tsudoi.signup;

import java.util.Map;
import tsudoi.person.AgeBand;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.person.Sealed;

/// One person of a sign-up as it stands in an op: no field that says who it is is readable.
public record SignedPerson(
    PersonToken token, AgeBand ageBand, Role role, Map<Field, Sealed> fields) {
  public SignedPerson {
    fields = Map.copyOf(fields);
  }
}
