package tsudoi.hub.review;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tsudoi.attendance.AttendanceBook;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Attendee;
import tsudoi.attendance.Figures;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Op;
import tsudoi.oplog.Projection;
import tsudoi.person.PersonToken;

/// The figures of each occurrence, kept until something about it changes: a year of a city is read
/// in milliseconds because only the sums are made anew.
public final class Tallies implements Projection {
  private record Tally(Figures figures, List<PersonToken> persons) {}

  private final AttendanceBook book;
  private final Map<OccurrenceId, Tally> kept = new ConcurrentHashMap<>();

  /// @param book is folded before this projection
  public Tallies(AttendanceBook book) {
    this.book = book;
  }

  @Override
  public void clear() {
    kept.clear();
  }

  @Override
  public void apply(Op op) {
    switch (op.event()) {
      case AttendanceEvent.Attended attended -> kept.remove(attended.occurrence());
      case AttendanceEvent.AttendanceUndone undone -> kept.remove(undone.occurrence());
      case AttendanceEvent.HeadsCounted counted -> kept.remove(counted.occurrence());
      default -> {}
    }
  }

  /// The same as [Figures#of]. Read it inside [tsudoi.oplog.Replica#read].
  public Figures of(Collection<OccurrenceId> occurrences) {
    int times = 0;
    int participants = 0;
    int helpers = 0;
    int withToken = 0;
    boolean sample = false;
    Set<PersonToken> persons = new HashSet<>();
    for (OccurrenceId occurrence : occurrences) {
      Tally tally = kept.computeIfAbsent(occurrence, this::tally);
      times += tally.figures.times();
      participants += tally.figures.participants();
      helpers += tally.figures.helpers();
      withToken += tally.figures.withToken();
      sample |= tally.figures.sample();
      persons.addAll(tally.persons);
    }
    return new Figures(times, participants, helpers, withToken, persons.size(), sample);
  }

  private Tally tally(OccurrenceId occurrence) {
    return new Tally(
        Figures.of(book, List.of(occurrence)),
        book.attendees(occurrence).stream().map(Attendee::person).toList());
  }
}
