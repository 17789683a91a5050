package tsudoi.desk;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.AttendanceEvent.Attended;
import tsudoi.attendance.AttendanceEvent.Direction;
import tsudoi.attendance.Attendee;
import tsudoi.attendance.CheckInRules;
import tsudoi.attendance.Source;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.Event;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpId;
import tsudoi.signup.SignedPerson;

/// Takes check-ins and head counts.
public final class CheckInDesk {
  private final Replica replica;
  private final Board board;

  public CheckInDesk(Replica replica, Board board) {
    this.replica = replica;
    this.board = board;
  }

  /// How a check-in of some persons of one sign-up ended.
  public sealed interface Outcome {
    /// @param entered who came in now
    /// @param alreadyIn who was in before
    /// @param provisional whether the party has no confirmed places: people go in all the same
    record Entered(int entered, int alreadyIn, boolean provisional) implements Outcome {}

    /// Everybody was in before.
    record AlreadyIn(LocalDateTime since) implements Outcome {}

    record Declined(CheckInRules.Refusal reason) implements Outcome {}

    /// No such sign-up here, or nobody of it comes.
    record Unknown() implements Outcome {}
  }

  /// Persons of a sign-up come in. Those who cancelled are passed over.
  ///
  /// @throws tsudoi.oplog.NotSaved when the store refuses
  public Outcome enter(Actor actor, SignUpId id, Set<PersonToken> persons, Source source) {
    return replica.write(
        actor,
        now -> {
          Optional<SignUp> signUp = board.signUps().find(id);
          Optional<Occurrence> occurrence =
              signUp.flatMap(found -> board.occurrence(found.occurrence()));
          return occurrence.isEmpty()
              ? Draft.nothing(new Outcome.Unknown())
              : decide(signUp.orElseThrow(), occurrence.get(), persons, source, JapanTime.at(now));
        });
  }

  private Draft<Outcome> decide(
      SignUp signUp,
      Occurrence occurrence,
      Set<PersonToken> persons,
      Source source,
      LocalDateTime now) {
    List<AttendanceEvent> events = new ArrayList<>();
    List<LocalDateTime> since = new ArrayList<>();
    for (SignedPerson person : signUp.coming()) {
      if (persons.contains(person.token())) {
        Attended passage = passage(signUp.occurrence(), person, Direction.IN, source, now);
        switch (CheckInRules.enter(board.attendance(), occurrence, passage, now)) {
          case CheckInRules.Answer.Entered(var entered) -> events.addAll(entered);
          case CheckInRules.Answer.AlreadyIn(var before) -> since.add(before);
          case CheckInRules.Answer.Declined(var reason) -> {
            return Draft.nothing(new Outcome.Declined(reason));
          }
        }
      }
    }
    if (events.isEmpty()) {
      return Draft.nothing(
          since.isEmpty() ? new Outcome.Unknown() : new Outcome.AlreadyIn(since.getFirst()));
    }
    boolean provisional = signUp.state() != SignUp.State.CONFIRMED;
    return Draft.of(
        new Outcome.Entered(events.size(), since.size(), provisional),
        signUp.request().chain().scope(),
        events);
  }

  /// A manager ticks somebody off the list, at any time of the day or afterwards.
  public void mark(Actor actor, SignUpId id, PersonToken person) {
    replica.write(
        actor,
        now -> {
          Optional<SignUp> signUp = board.signUps().find(id);
          Optional<SignedPerson> found =
              signUp.flatMap(known ->
                  known.persons().stream().filter(one -> one.token().equals(person)).findFirst());
          boolean in =
              signUp.isPresent()
                  && board.attendance().attendee(signUp.get().occurrence(), person).isPresent();
          return found.isEmpty() || in
              ? Draft.nothing(false)
              : Draft.of(
                  true,
                  signUp.orElseThrow().request().chain().scope(),
                  List.of(
                      passage(
                          signUp.get().occurrence(),
                          found.get(),
                          Direction.IN,
                          Source.LIST,
                          JapanTime.at(now))));
        });
  }

  /// Somebody came who had not signed up: counts as one person with a token of its own.
  public void walkIn(
      Actor actor,
      CenterId center,
      OccurrenceId occurrence,
      UUID person,
      AgeBand ageBand,
      Role role,
      Source source) {
    replica.write(
        actor,
        now ->
            Draft.of(
                true,
                Scope.of(center),
                List.of(
                    new Attended(
                        occurrence,
                        new PersonToken(person),
                        Direction.IN,
                        ageBand,
                        role,
                        source,
                        seconds(JapanTime.at(now))))));
  }

  /// Takes back a mistaken check-in.
  public void undo(Actor actor, OccurrenceId occurrence, PersonToken person) {
    replica.write(
        actor,
        _ -> {
          Optional<Attendee> attendee = board.attendance().attendee(occurrence, person);
          return attendee.isEmpty()
              ? Draft.nothing(false)
              : Draft.of(
                  true,
                  attendee.get().entry().chain().scope(),
                  List.of(
                      new AttendanceEvent.AttendanceUndone(occurrence, attendee.get().entry())));
        });
  }

  /// Sets what one counter counted; a later value of the same counter replaces it.
  public void countHeads(
      Actor actor,
      CenterId center,
      OccurrenceId occurrence,
      UUID counter,
      Collection<AttendanceEvent.Heads> heads,
      Source source) {
    Event counted =
        new AttendanceEvent.HeadsCounted(occurrence, counter, List.copyOf(heads), source);
    replica.write(actor, _ -> Draft.of(true, Scope.of(center), List.of(counted)));
  }

  private static Attended passage(
      OccurrenceId occurrence,
      SignedPerson person,
      Direction direction,
      Source source,
      LocalDateTime now) {
    return new Attended(
        occurrence,
        person.token(),
        direction,
        person.ageBand(),
        person.role(),
        source,
        seconds(now));
  }

  private static LocalDateTime seconds(LocalDateTime time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
