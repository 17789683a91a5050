package tsudoi.hub.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableFooter;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import tsudoi.attendance.Figures;

/// A table of figures with the year before in brackets.
final class FigureTable extends NativeTable {
  private final NativeTableBody body = new NativeTableBody();
  private final NativeTableFooter foot = new NativeTableFooter();
  private final boolean lastColumn;

  /// @param last head of a column after the figures; empty for none
  FigureTable(String first, String last) {
    addClassNames("plain-table", "figure-table");
    lastColumn = !last.isEmpty();
    NativeTableRow row = new NativeTableRow();
    row.add(head(first, false));
    for (ReviewText.Column column : ReviewText.Column.values()) {
      row.add(head(getTranslation(column.key()), true));
      if (column == ReviewText.Column.DISTINCT) {
        row.add(head(getTranslation("review.column.share.short"), true));
      }
    }
    if (lastColumn) {
      row.add(head(last, false));
    }
    getHead().add(row);
    add(body, foot);
  }

  private static NativeTableHeaderCell head(String words, boolean number) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(words);
    cell.getElement().setAttribute("scope", "col");
    cell.setClassName("number", number);
    return cell;
  }

  void clear() {
    body.removeAll();
    foot.removeAll();
  }

  int rows() {
    return (int) body.getChildren().count();
  }

  NativeTableRow row(Component first, Figures now, Figures before, Component last) {
    NativeTableRow row = filled(first, now, before, last);
    body.add(row);
    return row;
  }

  void total(String words, Figures now, Figures before) {
    foot.add(filled(new Span(words), now, before, new Span()));
  }

  private NativeTableRow filled(Component first, Figures now, Figures before, Component last) {
    NativeTableRow row = new NativeTableRow();
    row.add(new NativeTableCell(first));
    for (ReviewText.Column column : ReviewText.Column.values()) {
      row.add(figure(column, now, before));
      if (column == ReviewText.Column.DISTINCT) {
        row.add(share(now));
      }
    }
    if (lastColumn) {
      row.add(new NativeTableCell(last));
    }
    return row;
  }

  private NativeTableCell figure(ReviewText.Column column, Figures now, Figures before) {
    Span value = new Span(column.print(now));
    Span earlier = new Span("（" + (before.times() == 0 ? "—" : column.print(before)) + "）");
    earlier.addClassNames("muted", "before");
    NativeTableCell cell = new NativeTableCell(value, earlier);
    cell.addClassName("number");
    return cell;
  }

  private static NativeTableCell share(Figures now) {
    NativeTableCell cell =
        new NativeTableCell(now.heads() == 0 ? "—" : ReviewText.share(now) + "%");
    cell.addClassNames("number", "muted");
    return cell;
  }
}
