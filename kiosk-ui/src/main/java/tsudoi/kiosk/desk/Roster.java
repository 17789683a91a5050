package tsudoi.kiosk.desk;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsudoi.attendance.Attendee;
import tsudoi.desk.Board;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.person.PersonToken;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignedPerson;
import tsudoi.token.ReceiptCode;

/// Everybody of one date: who signed up, who came, who came without.
///
/// @param walkIns those who came without a sign-up
public record Roster(Occurrence date, Turnout turnout, List<Row> rows, List<Attendee> walkIns) {
  /// One person of a sign-up.
  ///
  /// @param party how many are coming in the same sign-up
  /// @param place 1 for the first in line; 0 when not in line
  /// @param since when they came in
  public record Row(
      SignUp signUp,
      SignedPerson person,
      int party,
      boolean cancelled,
      int place,
      Optional<LocalDateTime> since) {
    public boolean came() {
      return since.isPresent();
    }

    /// The first of a party is who left a telephone number.
    public boolean first() {
      return signUp.persons().getFirst().token().equals(person.token());
    }

    /// As people read it aloud.
    public String receipt() {
      return signUp.receipt().length() == ReceiptCode.LENGTH
          ? signUp.receipt().substring(0, 3) + " " + signUp.receipt().substring(3)
          : signUp.receipt();
    }
  }

  public Roster {
    rows = List.copyOf(rows);
    walkIns = List.copyOf(walkIns);
  }

  /// Empty when no such date is known.
  public static Optional<Roster> of(Kiosk kiosk, OccurrenceId id) {
    return kiosk.read(() ->
        kiosk
            .board()
            .occurrence(id)
            .filter(date -> date.content().owner().filter(kiosk.center().id()::equals).isPresent())
            .map(date -> of(kiosk.board(), date)));
  }

  private static Roster of(Board board, Occurrence date) {
    List<Row> coming = new ArrayList<>();
    List<Row> waiting = new ArrayList<>();
    List<Row> gone = new ArrayList<>();
    Set<PersonToken> known = new HashSet<>();
    for (SignUp signUp : board.signUps().of(date.id())) {
      int place = place(board, signUp);
      for (SignedPerson person : signUp.persons()) {
        known.add(person.token());
        boolean cancelled = signUp.cancelled().contains(person.token());
        Row row =
            new Row(
                signUp,
                person,
                signUp.coming().size(),
                cancelled,
                place,
                board.attendance().attendee(date.id(), person.token()).map(Attendee::since));
        (cancelled ? gone : signUp.state() == SignUp.State.CONFIRMED ? coming : waiting).add(row);
      }
    }
    coming.addAll(waiting);
    coming.addAll(gone);
    List<Attendee> walkIns =
        board.attendance().attendees(date.id()).stream()
            .filter(attendee -> !known.contains(attendee.person()))
            .toList();
    return new Roster(date, Turnout.of(board, date.id()), coming, walkIns);
  }

  private static int place(Board board, SignUp signUp) {
    if (signUp.state() != SignUp.State.QUEUED || signUp.holder().isEmpty()) {
      return 0;
    }
    List<SignUp> line = board.signUps().line(signUp.occurrence(), signUp.holder().get());
    for (int at = 0; at < line.size(); at++) {
      if (line.get(at).id().equals(signUp.id())) {
        return at + 1;
      }
    }
    return 0;
  }
}
