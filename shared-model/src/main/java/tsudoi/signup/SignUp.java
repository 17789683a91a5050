package tsudoi.signup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Hlc;
import tsudoi.op.OpId;
import tsudoi.op.Writer;
import tsudoi.person.PersonToken;

/// A sign-up as all known ops make it.
///
/// @param request the op that asked: it carries the persons' keys
/// @param persons as corrected; cancelled ones included
/// @param holder who confirmed the party or keeps it in line, or who goes on with that; empty while
///     nobody has answered
public record SignUp(
    SignUpId id,
    OccurrenceId occurrence,
    OpId request,
    Hlc asked,
    List<SignedPerson> persons,
    Set<PersonToken> cancelled,
    Via via,
    String receipt,
    boolean reachable,
    State state,
    Optional<Writer> holder,
    int places,
    int number,
    SignUpEvent.Call told) {
  public SignUp {
    persons = List.copyOf(persons);
    cancelled = Set.copyOf(cancelled);
  }

  /// Where a sign-up stands.
  public enum State {
    /// 受付済み・確定待ち: no holder of places has answered yet.
    ASKED,
    /// 確定.
    CONFIRMED,
    /// キャンセル待ち.
    QUEUED,
    /// Everybody of the party cancelled.
    CANCELLED
  }

  /// Those who still want to come.
  public List<SignedPerson> coming() {
    return persons.stream().filter(person -> !cancelled.contains(person.token())).toList();
  }
}
