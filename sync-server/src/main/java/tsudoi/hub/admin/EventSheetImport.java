package tsudoi.hub.admin;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.hub.eventsheet.EventSheetListings;
import tsudoi.hub.eventsheet.EventSheetListings.SheetListing;
import tsudoi.hub.eventsheet.EventSheetReader;
import tsudoi.hub.eventsheet.RowReading;
import tsudoi.hub.eventsheet.SheetMessages;
import tsudoi.hub.eventsheet.SheetReading;
import tsudoi.listing.Change;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Schedule;
import tsudoi.op.Actor;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;
import tsudoi.signup.Grant;
import tsudoi.signup.SeatEvent;

/// Publishes the rows of an event sheet. A row is known by its identity, so importing the same
/// sheet again writes nothing, and what a sheet changes is merged with what its center changed.
final class EventSheetImport {
  private final Replica hub;
  private final Board board;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final CenterWriters writers;

  EventSheetImport(
      Replica hub, Board board, CenterWriters writers, InstantSource clock, Supplier<UUID> ids) {
    this.hub = hub;
    this.board = board;
    this.writers = writers;
    this.clock = clock;
    this.ids = ids;
  }

  /// What came of a file.
  sealed interface Outcome {
    /// @param notes sentences about single rows, in the order of the sheet
    record Read(int added, int changed, int same, int undated, List<String> notes)
        implements Outcome {
      public Read {
        notes = List.copyOf(notes);
      }

      int published() {
        return added + changed + same;
      }
    }

    record Unreadable(String why) implements Outcome {}
  }

  private enum Step {
    ADDED,
    CHANGED,
    SAME
  }

  /// @param owner whose own activities they become; without one they inform
  /// @throws tsudoi.oplog.NotSaved when the store refuses
  Outcome run(InputStream sheet, String fileName, Optional<CenterId> owner, Locale language) {
    SheetMessages messages = new SheetMessages(language);
    return switch (new EventSheetReader().read(sheet, fileName, JapanTime.dayOf(clock.instant()))) {
      case SheetReading.Unreadable(var problem) -> new Outcome.Unreadable(messages.of(problem));
      case SheetReading.Rows(_, var rows) -> publish(rows, owner, messages);
    };
  }

  private Outcome publish(List<RowReading> rows, Optional<CenterId> owner, SheetMessages messages) {
    EventSheetListings listings =
        owner.map(EventSheetListings::ownedBy).orElseGet(EventSheetListings::information);
    int[] steps = new int[Step.values().length];
    int undated = 0;
    List<String> notes = new ArrayList<>();
    for (RowReading row : rows) {
      Optional<SheetListing> listing = listings.of(row);
      if (listing.isPresent()) {
        steps[publish(listing.get()).ordinal()]++;
        undated += listing.get().content().schedule() instanceof Schedule.Undated ? 1 : 0;
      }
      notes.addAll(notes(row, messages));
    }
    return new Outcome.Read(
        steps[Step.ADDED.ordinal()],
        steps[Step.CHANGED.ordinal()],
        steps[Step.SAME.ordinal()],
        undated,
        notes);
  }

  private static List<String> notes(RowReading row, SheetMessages messages) {
    return switch (row) {
      case RowReading.Rejected rejected -> List.of(messages.of(rejected));
      case RowReading.Dated dated -> remarks(dated.rowNumber(), dated.remarks(), messages);
      case RowReading.Undated undated -> remarks(undated.rowNumber(), undated.remarks(), messages);
    };
  }

  private static List<String> remarks(
      int row, java.util.Set<RowReading.Remark> remarks, SheetMessages messages) {
    return remarks.stream().sorted().map(remark -> row + "行目：" + messages.of(remark)).toList();
  }

  private Step publish(SheetListing row) {
    return hub.write(
        Actor.DEVICE,
        _ -> {
          Optional<Change> before = lastImported(row.id());
          if (before.filter(change -> change.after().equals(row.content())).isPresent()) {
            return Draft.nothing(Step.SAME);
          }
          List<OpId> replaces = before.map(change -> change.stamp().op()).stream().toList();
          List<Draft.Line> lines = new ArrayList<>();
          lines.add(
              new Draft.Line(
                  Scope.CITY,
                  new ListingEvent.ListingPublished(row.id(), row.content(), replaces)));
          places(row).ifPresent(lines::add);
          return new Draft<>(before.isPresent() ? Step.CHANGED : Step.ADDED, lines, List.of());
        });
  }

  /// What a sheet said last about a listing. The next sheet replaces that alone, so that it never
  /// takes back what a center has changed since.
  private Optional<Change> lastImported(ListingId id) {
    return board.listings().history(id).stream()
        .filter(change -> change.kind() == Change.Kind.PUBLISHED)
        .filter(change -> change.stamp().writer().replica().equals(hub.writer().replica()))
        .reduce((_, later) -> later);
  }

  /// Places of a center's own activity: 窓口枠 goes to its kiosk at once, or as soon as there is one.
  /// They are opened once; who changes a capacity later does so at the center's desk.
  private Optional<Draft.Line> places(SheetListing row) {
    ListingContent content = row.content();
    if (!content.takesSignUps()
        || content.capacity().isEmpty()
        || board.signUps().counted(row.id())) {
      return Optional.empty();
    }
    CenterId center = content.owner().orElseThrow();
    int capacity = content.capacity().get();
    int desk = capacity - content.netPlaces();
    List<Grant> grants =
        desk == 0
            ? List.of()
            : writers.of(center).map(kiosk -> new Grant(ids.get(), kiosk, desk)).stream().toList();
    return Optional.of(
        new Draft.Line(Scope.of(center), new SeatEvent.SeatsOpened(row.id(), capacity, grants)));
  }
}
