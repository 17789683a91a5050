package tsudoi.signup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Event;
import tsudoi.op.OpId;
import tsudoi.person.AgeBand;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.person.Sealed;

/// What happens to sign-ups, in the scope of the center that owns the listing. Asking is one op,
/// the answer is another: the answer comes from whoever holds the places.
public sealed interface SignUpEvent extends Event {
  SignUpId signUp();

  /// Somebody asked to take part.
  ///
  /// @param receipt six characters, unique per center among open activities
  /// @param reachable whether a telephone number was left
  /// @param purposeVersion which purpose text was shown before anything was taken
  record SignedUp(
      SignUpId signUp,
      OccurrenceId occurrence,
      List<SignedPerson> persons,
      Via via,
      String receipt,
      boolean reachable,
      int purposeVersion)
      implements SignUpEvent {
    public static final int PERSONS_MAX = 20;

    public SignedUp {
      persons = List.copyOf(persons);
      if (persons.isEmpty() || persons.size() > PERSONS_MAX) {
        throw new IllegalArgumentException("a sign-up has 1 to " + PERSONS_MAX + " persons");
      }
    }
  }

  /// The writer gives the party places that it holds. From two confirmations of one sign-up the
  /// smaller (hlc, replica) stands, and the other's places return to its holder.
  record SignUpConfirmed(SignUpId signUp, OccurrenceId occurrence, int places)
      implements SignUpEvent {}

  /// The writer has no places left and gives the party a number in its own line.
  record SignUpQueued(SignUpId signUp, OccurrenceId occurrence, int places, int number)
      implements SignUpEvent {}

  /// Persons of a sign-up will not come. Written anywhere, counts once, frees places at the
  /// confirmer.
  record SignUpCancelled(SignUpId signUp, OccurrenceId occurrence, Set<PersonToken> persons)
      implements SignUpEvent {
    public SignUpCancelled {
      persons = Set.copyOf(persons);
    }
  }

  /// A manager corrected what is known of one person.
  record PersonCorrected(
      SignUpId signUp, PersonToken person, AgeBand ageBand, Role role, Map<Field, Sealed> fields)
      implements SignUpEvent {
    public PersonCorrected {
      fields = Map.copyOf(fields);
    }
  }

  /// Somebody of the desk told the party (or could not), after a cancellation.
  record PartyTold(SignUpId signUp, Call call) implements SignUpEvent {}

  /// Somebody of the desk told the party (or could not) that it moved up from the line.
  ///
  /// @param confirmation the op that gave it the places
  record PromotionTold(SignUpId signUp, OpId confirmation, Call call) implements SignUpEvent {}

  /// How a telephone call ended. Names are stored and never change.
  enum Call {
    TOLD,
    NO_ANSWER,
    NOT_REACHABLE,
    UNDONE
  }
}
