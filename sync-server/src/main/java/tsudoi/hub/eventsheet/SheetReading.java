package tsudoi.hub.eventsheet;

import java.time.LocalDate;
import java.util.List;

/// What came of one file: its rows, or the reason why nobody can read it.
public sealed interface SheetReading {

  /// The sheet was found and read. `sheetDate` is the day the sheet speaks from: it decides years
  /// nobody printed, and is the first day of 「～1月12日」.
  record Rows(LocalDate sheetDate, List<RowReading> rows) implements SheetReading {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /// Nothing could be read from the file.
  record Unreadable(Problem problem) implements SheetReading {}

  /// Why a file cannot be read; each has a sentence in the message bundle.
  enum Problem {
    READ_FAILED,
    EMPTY,
    TOO_LARGE,
    NOT_XLSX,
    OLD_OR_LOCKED,
    DAMAGED,
    INFLATES_TOO_FAR,
    TOO_MANY_ROWS,
    TOO_MUCH_TEXT,
    NO_HEADINGS
  }
}
