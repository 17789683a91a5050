package tsudoi.desk;

import java.util.List;
import java.util.Optional;
import tsudoi.listing.OccurrenceId;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUpId;
import tsudoi.signup.Via;

/// A sign-up as typed. Its id and the receipt's secret are made when the form is opened, and reused
/// on every retry, so that a second tap or a lost answer does no harm.
public record NewSignUp(
    SignUpId id,
    OccurrenceId occurrence,
    List<NewPerson> persons,
    Optional<String> telephone,
    Via via,
    int purposeVersion,
    PassSecret secret) {
  public NewSignUp {
    persons = List.copyOf(persons);
  }
}
