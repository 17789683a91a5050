package tsudoi.desk;

import tsudoi.person.TypedText;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpRules;

/// How a sign-up ended. Only [Taken] was written, and it is durable.
public sealed interface SignUpOutcome {
  /// Confirmed, in line, or asked; `signUp.state()` says which.
  record Taken(SignUp signUp) implements SignUpOutcome {}

  record Declined(SignUpRules.Refusal reason) implements SignUpOutcome {}

  /// @param person index of the person whose name cannot be taken as typed
  record BadName(int person, TypedText.Problem problem) implements SignUpOutcome {}

  record BadTelephone() implements SignUpOutcome {}

  /// Nobody, or more than twenty.
  record BadPartySize() implements SignUpOutcome {}

  /// This replica does not have the public keys to seal to yet.
  record NotHere() implements SignUpOutcome {}
}
