package tsudoi.kiosk.desk;

import java.util.List;
import tsudoi.attendance.AttendanceBook;
import tsudoi.attendance.Attendee;
import tsudoi.attendance.HeadCount;
import tsudoi.desk.Board;
import tsudoi.listing.OccurrenceId;
import tsudoi.signup.SignUp;

/// How many of one date: who came, who is signed up, who waits.
///
/// @param participants came, helpers not among them; with tokens and counted by heads
/// @param signedUp persons of confirmed parties
/// @param waiting persons in line or not answered yet
/// @param capacity places that exist; 0 when none are counted
public record Turnout(int participants, int helpers, int signedUp, int waiting, int capacity) {
  /// Reads the board; call it inside [tsudoi.oplog.Replica#read].
  public static Turnout of(Board board, OccurrenceId id) {
    AttendanceBook book = board.attendance();
    int helpers = 0;
    int participants = 0;
    for (Attendee attendee : book.attendees(id)) {
      helpers += attendee.role().helping() ? 1 : 0;
      participants += attendee.role().helping() ? 0 : 1;
    }
    for (HeadCount count : book.headCounts(id)) {
      helpers += count.count(true);
      participants += count.count(false);
    }
    List<SignUp> parties = board.signUps().of(id);
    return new Turnout(
        participants,
        helpers,
        persons(parties, SignUp.State.CONFIRMED),
        persons(parties, SignUp.State.QUEUED) + persons(parties, SignUp.State.ASKED),
        board.signUps().capacity(id));
  }

  public int came() {
    return participants + helpers;
  }

  private static int persons(List<SignUp> parties, SignUp.State state) {
    return parties.stream()
        .filter(party -> party.state() == state)
        .mapToInt(party -> party.coming().size())
        .sum();
  }
}
