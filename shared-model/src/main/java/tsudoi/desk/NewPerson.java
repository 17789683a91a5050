package tsudoi.desk;

import tsudoi.person.AgeBand;
import tsudoi.person.Role;

/// A person as typed into a sign-up.
public record NewPerson(String name, AgeBand ageBand, Role role) {
  /// Code points; long enough for full names in Latin letters.
  public static final int NAME_LENGTH_MAX = 40;
}
