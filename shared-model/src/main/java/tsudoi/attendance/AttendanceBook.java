package tsudoi.attendance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tsudoi.attendance.AttendanceEvent.Attended;
import tsudoi.attendance.AttendanceEvent.Direction;
import tsudoi.city.CenterId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Stamp;
import tsudoi.oplog.Projection;
import tsudoi.person.PersonToken;

/// All attendance, folded: visits per person, head counts per counter, closed days, confirmed
/// months.
public final class AttendanceBook implements Projection {
  private final Map<OccurrenceId, Entry> entries = new HashMap<>();
  private final Map<CenterId, Map<ReplicaId, LocalDate>> closedDays = new HashMap<>();
  private final Map<CenterId, Map<YearMonth, Stamp>> confirmedMonths = new HashMap<>();

  @Override
  public void clear() {
    entries.clear();
    closedDays.clear();
    confirmedMonths.clear();
  }

  @Override
  public void apply(Op op) {
    if (!(op.event() instanceof AttendanceEvent event)) {
      return;
    }
    boolean sample = op.actor() instanceof Actor.Sample;
    switch (event) {
      case Attended attended ->
          entry(attended.occurrence())
              .passages
              .put(op.stamp(), new Passage(op.id(), attended, sample));
      case AttendanceEvent.AttendanceUndone(var occurrence, var undone) ->
          entry(occurrence).undone.add(undone);
      case AttendanceEvent.HeadsCounted counted ->
          entry(counted.occurrence())
              .counts
              .computeIfAbsent(counted.counter(), _ -> new TreeMap<>())
              .put(
                  op.stamp(),
                  new HeadCount(counted.counter(), counted.heads(), counted.source(), sample));
      case AttendanceEvent.DayClosed(var center, var day) ->
          closedDays
              .computeIfAbsent(center, _ -> new HashMap<>())
              .merge(op.writer().replica(), day, (a, b) -> a.isAfter(b) ? a : b);
      case AttendanceEvent.MonthConfirmed(var center, var month) ->
          confirmedMonths
              .computeIfAbsent(center, _ -> new HashMap<>())
              .merge(month, op.stamp(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  public Collection<OccurrenceId> occurrences() {
    return List.copyOf(entries.keySet());
  }

  /// Everybody who came, in the order of the first time in.
  public List<Attendee> attendees(OccurrenceId occurrence) {
    Entry entry = entries.get(occurrence);
    return entry == null ? List.of() : entry.attendees();
  }

  public Optional<Attendee> attendee(OccurrenceId occurrence, PersonToken person) {
    return attendees(occurrence).stream()
        .filter(attendee -> attendee.person().equals(person))
        .findFirst();
  }

  /// The standing head count of every counter.
  public List<HeadCount> headCounts(OccurrenceId occurrence) {
    Entry entry = entries.get(occurrence);
    return entry == null ? List.of() : entry.headCounts();
  }

  /// The last day that the replica has closed for the center.
  public Optional<LocalDate> closedUntil(CenterId center, ReplicaId replica) {
    return Optional.ofNullable(closedDays.getOrDefault(center, Map.of()).get(replica));
  }

  /// 到着済み: every given replica of the center has closed the last day of the month.
  public boolean arrived(CenterId center, YearMonth month, Collection<ReplicaId> replicas) {
    return !replicas.isEmpty()
        && replicas.stream()
            .allMatch(replica ->
                closedUntil(center, replica)
                    .filter(day -> !day.isBefore(month.atEndOfMonth()))
                    .isPresent());
  }

  public boolean confirmed(CenterId center, YearMonth month) {
    return confirmedMonths.getOrDefault(center, Map.of()).containsKey(month);
  }

  private Entry entry(OccurrenceId occurrence) {
    return entries.computeIfAbsent(occurrence, _ -> new Entry());
  }

  private record Passage(OpId op, Attended attended, boolean sample) {}

  private static final class Entry {
    private final NavigableMap<Stamp, Passage> passages = new TreeMap<>();
    private final Set<OpId> undone = new HashSet<>();
    private final Map<UUID, NavigableMap<Stamp, HeadCount>> counts = new HashMap<>();

    /// The same direction again folds to the earlier one: somebody scanned twice.
    List<Attendee> attendees() {
      Map<PersonToken, Attendee> found = new HashMap<>();
      for (Passage passage : passages.values()) {
        if (!undone.contains(passage.op)) {
          found.compute(
              passage.attended.person(),
              (_, before) -> before == null ? arrived(passage) : passed(before, passage));
        }
      }
      List<Attendee> attendees = new ArrayList<>(found.values());
      attendees.sort(
          Comparator.comparing(Attendee::since)
              .thenComparing(attendee -> attendee.person().value()));
      return attendees;
    }

    private static Attendee arrived(Passage passage) {
      Attended attended = passage.attended;
      boolean in = attended.direction() == Direction.IN;
      return new Attendee(
          attended.person(),
          attended.ageBand(),
          attended.role(),
          attended.source(),
          attended.at(),
          in ? Optional.empty() : Optional.of(attended.at()),
          passage.op,
          in ? Optional.empty() : Optional.of(passage.op),
          in,
          passage.sample);
    }

    private static Attendee passed(Attendee before, Passage passage) {
      return switch (passage.attended.direction()) {
        case IN -> with(before, before.until(), before.exit(), true);
        case OUT ->
            before.inside()
                ? with(before, Optional.of(passage.attended.at()), Optional.of(passage.op), false)
                : before;
      };
    }

    private static Attendee with(
        Attendee before, Optional<LocalDateTime> until, Optional<OpId> exit, boolean inside) {
      return new Attendee(
          before.person(),
          before.ageBand(),
          before.role(),
          before.source(),
          before.since(),
          until,
          before.entry(),
          exit,
          inside,
          before.sample());
    }

    List<HeadCount> headCounts() {
      return counts.values().stream()
          .map(values -> values.lastEntry().getValue())
          .sorted(Comparator.comparing(HeadCount::counter))
          .toList();
    }
  }
}
