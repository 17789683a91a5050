package tsudoi.hub.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsudoi.account.AuditEvent;
import tsudoi.attendance.Attendee;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.Replica;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.seal.KeyRecord;
import tsudoi.seal.Opener;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpBook;
import tsudoi.signup.SignedPerson;

/// Opens names with the city's key, one list at a time and only when somebody asks: that it was asked
/// is on record before the first name is open. Nothing opened is kept.
public final class NameReading {
  private final Replica hub;
  private final SignUpBook signUps;
  private final Opener city;

  public NameReading(Replica hub, SignUpBook signUps, Opener city) {
    this.hub = hub;
    this.signUps = signUps;
    this.city = city;
  }

  /// The names of those who left one.
  ///
  /// @param actor who asks
  /// @throws tsudoi.oplog.NotSaved when it cannot be put on record; then nothing is opened
  public Map<PersonToken, String> of(
      Actor actor, OccurrenceId occurrence, List<Attendee> attendees) {
    hub.write(
        actor,
        _ ->
            Draft.of(
                true, Scope.HUB, List.of(new AuditEvent.NamesShown(occurrence, attendees.size()))));
    Map<PersonToken, String> names = new HashMap<>();
    for (Attendee attendee : attendees) {
      PersonToken person = attendee.person();
      hub.read(() -> signUps.ofPerson(person))
          .flatMap(signUp -> name(signUp, person))
          .ifPresent(name -> names.put(person, name));
    }
    return names;
  }

  private Optional<String> name(SignUp signUp, PersonToken person) {
    Optional<SignedPerson> signed =
        signUp.persons().stream().filter(other -> other.token().equals(person)).findFirst();
    return signed.flatMap(found ->
        hub.log()
            .key(signUp.request().chain().scope(), KeyEntry.Kind.PERSON, person.value())
            .flatMap(entry -> KeyRecord.decode(entry.bytes()))
            .flatMap(city::open)
            .flatMap(key -> {
              Optional<String> name = key.read(signUp.id().value(), Field.NAME, found.fields());
              key.forget();
              return name;
            }));
  }
}
