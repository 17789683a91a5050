package tsudoi.hub.fleet;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.ReplicaId;
import tsudoi.op.Stamp;
import tsudoi.oplog.Projection;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;

/// The newest things that people did: sign-ups, cancellations, check-ins. Bounded; the newest stand.
public final class Taps implements Projection {
  static final int KEPT_MAX = 200;

  /// What somebody did.
  public sealed interface Deed {
    /// A party asked to take part; what became of it is read from the book.
    record SignedUp(SignUpId signUp) implements Deed {}

    record Cancelled(SignUpId signUp, int persons) implements Deed {}

    record CameIn() implements Deed {}

    record WentOut() implements Deed {}

    record Counted(int heads) implements Deed {}
  }

  /// @param moment dates the tap, whatever the writer's clock claimed
  public record Tap(
      Stamp stamp,
      Moment moment,
      ReplicaId writer,
      OccurrenceId occurrence,
      Deed deed,
      boolean sample) {}

  private final NavigableMap<Stamp, Tap> newest = new TreeMap<>();

  @Override
  public void clear() {
    newest.clear();
  }

  @Override
  public void apply(Op op) {
    Optional<Tap> tap =
        switch (op.event()) {
          case SignUpEvent.SignedUp(var id, var occurrence, _, _, _, _, _) ->
              tap(op, occurrence, new Deed.SignedUp(id));
          case SignUpEvent.SignUpCancelled(var id, var occurrence, var persons) ->
              tap(op, occurrence, new Deed.Cancelled(id, persons.size()));
          case AttendanceEvent.Attended attended ->
              tap(
                  op,
                  attended.occurrence(),
                  switch (attended.direction()) {
                    case IN -> new Deed.CameIn();
                    case OUT -> new Deed.WentOut();
                  });
          case AttendanceEvent.HeadsCounted(var occurrence, _, var heads, _) ->
              tap(
                  op,
                  occurrence,
                  new Deed.Counted(heads.stream().mapToInt(AttendanceEvent.Heads::count).sum()));
          default -> Optional.empty();
        };
    tap.ifPresent(this::keep);
  }

  private void keep(Tap tap) {
    newest.put(tap.stamp(), tap);
    if (newest.size() > KEPT_MAX) {
      newest.pollFirstEntry();
    }
  }

  private static Optional<Tap> tap(Op op, OccurrenceId occurrence, Deed deed) {
    boolean sample = op.actor() instanceof Actor.Sample;
    return Optional.of(
        new Tap(op.stamp(), op.moment(), op.writer().replica(), occurrence, deed, sample));
  }

  /// The newest first, at most so many. Read it inside [tsudoi.oplog.Replica#read].
  public List<Tap> newest(int max) {
    return newest.descendingMap().values().stream().limit(max).toList();
  }
}
