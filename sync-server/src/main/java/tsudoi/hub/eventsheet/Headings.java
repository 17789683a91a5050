package tsudoi.hub.eventsheet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where each column stands in one sheet, found in the row that holds the headings.
record Headings(int rowNumber, Map<Column, Integer> places) {
  private static final int ROWS_SEARCHED = 30;

  /// The first row among the first thirty that names at least 行事名 and 開催日.
  static Optional<Headings> in(List<Workbook.Row> rows) {
    return rows.stream()
        .limit(ROWS_SEARCHED)
        .map(Headings::of)
        .filter(Headings::areEnough)
        .findFirst();
  }

  static Headings of(Workbook.Row row) {
    var places = new EnumMap<Column, Integer>(Column.class);
    row.cells()
        .forEach((place, cell) -> {
          if (cell instanceof Workbook.Cell.Text text) {
            var name =
                CellText.comparable(CellText.clean(text.value())).replaceAll("\\([^)]*\\)", "");
            for (var column : Column.values()) {
              if (column.isNamed(name)) {
                places.putIfAbsent(column, place);
              }
            }
          }
        });
    return new Headings(row.number(), places);
  }

  boolean areEnough() {
    return places.containsKey(Column.TITLE) && places.containsKey(Column.DATE);
  }
}
