package tsudoi.hub.eventsheet;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tsudoi.hub.eventsheet.RowReading.Reason;
import tsudoi.hub.eventsheet.RowReading.Remark;
import tsudoi.hub.eventsheet.SheetReading.Problem;

/// Reads the city's event sheet (open data 0081, Excel) as published. Columns are found by their
/// headings; what a row says comes out as facts, never as an exception.
public final class EventSheetReader {
  private static final int CHARACTERS_MAX = 10_000_000;

  /// Reads a sheet. The stream is read to its end or to 10 MB and is not closed.
  ///
  /// @param fileName the month in it (2026-01, 令和8年1月) tells from when the sheet speaks
  /// @param reference a day near the sheet, for files that tell nothing about their time
  public SheetReading read(InputStream xlsx, String fileName, LocalDate reference) {
    try {
      var workbook = Workbook.open(XlsxFile.open(xlsx));
      var sheetDay = SheetDay.find(fileName, workbook.savedOn(), reference);
      for (int sheet = 0; sheet < workbook.sheetCount(); sheet++) {
        var rows = workbook.rows(sheet);
        var headings = Headings.in(rows);
        if (headings.isPresent()) {
          return new SheetReading.Rows(
              sheetDay, readings(rows, headings.get(), workbook.from1904(), sheetDay));
        }
      }
      return new SheetReading.Unreadable(Problem.NO_HEADINGS);
    } catch (UnreadableSheetException e) {
      return new SheetReading.Unreadable(e.problem());
    }
  }

  private static List<RowReading> readings(
      List<Workbook.Row> rows, Headings headings, boolean from1904, LocalDate sheetDay)
      throws UnreadableSheetException {
    var seen = new Seen();
    var readings = new ArrayList<RowReading>();
    long characters = 0;
    for (var row : rows) {
      if (row.number() <= headings.rowNumber() || Headings.of(row).areEnough()) {
        continue;
      }
      var cells = new RowCells(row, headings, from1904);
      for (var column : headings.places().keySet()) {
        characters += cells.length(column);
      }
      if (characters > CHARACTERS_MAX) {
        throw new UnreadableSheetException(Problem.TOO_MUCH_TEXT);
      }
      if (!cells.isEmpty()) {
        readings.add(reading(cells, headings, sheetDay, seen));
      }
    }
    return readings;
  }

  private static RowReading reading(
      RowCells cells, Headings headings, LocalDate sheetDay, Seen seen) {
    int number = cells.rowNumber();
    var tooLong = tooLong(cells, headings);
    if (tooLong.isPresent()) {
      return new RowReading.Rejected(number, tooLong.get());
    }
    if (cells.text(Column.TITLE).isEmpty()) {
      return new RowReading.Rejected(number, new Reason.NoTitle());
    }
    var when =
        new SheetEvent.When(
            cells.text(Column.DATE), cells.text(Column.START), cells.text(Column.END));
    Set<Remark> remarks = EnumSet.noneOf(Remark.class);
    return switch (WhenReader.read(when, sheetDay)) {
      case WhenReader.Found.Wrong(var reason) -> new RowReading.Rejected(number, reason);
      case WhenReader.Found.NoDay() ->
          seen.once(
              cells,
              "",
              when.text(),
              identity ->
                  new RowReading.Undated(
                      number,
                      EventReader.read(cells, identity, when, remarks),
                      when.date().isEmpty() ? when.text() : when.date(),
                      remarks));
      case WhenReader.Found.Sessions(var sessions, var found) -> {
        remarks.addAll(found);
        yield seen.once(
            cells,
            sessions.getLast().date().toString(),
            sessions.getFirst().start().map(Object::toString).orElse(""),
            identity ->
                new RowReading.Dated(
                    number, EventReader.read(cells, identity, when, remarks), sessions, remarks));
      }
    };
  }

  private static Optional<Reason> tooLong(RowCells cells, Headings headings) {
    return headings.places().keySet().stream()
        .filter(column -> cells.length(column) > column.charactersMax())
        .filter(column -> cells.text(column).length() > column.charactersMax())
        .findFirst()
        .map(column -> new Reason.TooLong(column.heading(), column.charactersMax()));
  }

  private interface Listing {
    RowReading of(UUID identity);
  }

  /// The rows read so far: the same row twice is one event, two different rows are never one.
  private static final class Seen {
    private final Map<String, Integer> contents = new HashMap<>();
    private final Set<UUID> identities = new HashSet<>();

    RowReading once(RowCells cells, String lastDay, String time, Listing listing) {
      int number = cells.rowNumber();
      var before = contents.putIfAbsent(content(cells), number);
      if (before != null) {
        return new RowReading.Rejected(number, new Reason.SameAsRow(before));
      }
      var title = cells.text(Column.TITLE);
      var division = cells.text(Column.CONTACT);
      var identity = EventReader.identity(title, division, lastDay, "");
      var distinction = time + "\n" + cells.text(Column.PLACE);
      for (int again = 1; !identities.add(identity); again++) {
        identity =
            EventReader.identity(
                title, division, lastDay, again == 1 ? distinction : distinction + again);
      }
      return listing.of(identity);
    }

    private static String content(RowCells cells) {
      var content = new StringBuilder();
      for (var column : Column.values()) {
        content.append(cells.text(column)).append('\u0000');
      }
      return content.toString();
    }
  }
}
