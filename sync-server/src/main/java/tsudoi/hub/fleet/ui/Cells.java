package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/// A plain table whose body is drawn anew as a whole.
final class Cells extends NativeTable {
  private final NativeTableBody body = new NativeTableBody();

  Cells(String... heads) {
    addClassName("plain-table");
    NativeTableRow row = new NativeTableRow();
    for (String head : heads) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(head);
      cell.getElement().setAttribute("scope", "col");
      row.add(cell);
    }
    getHead().add(row);
    add(body);
  }

  /// Heads of numbers stand where their numbers stand.
  Cells numbersIn(int... columns) {
    List<Component> heads =
        getHead().getChildren().findFirst().orElseThrow().getChildren().toList();
    for (int column : columns) {
      heads.get(column).getElement().getClassList().add("number");
    }
    return this;
  }

  void clear() {
    body.removeAll();
  }

  int rows() {
    return (int) body.getChildren().count();
  }

  NativeTableRow row(Component... cells) {
    NativeTableRow row = new NativeTableRow();
    for (Component cell : cells) {
      row.add(cell);
    }
    body.add(row);
    return row;
  }

  static NativeTableCell text(String text) {
    return new NativeTableCell(text);
  }

  static NativeTableCell number(String text) {
    NativeTableCell cell = new NativeTableCell(text);
    cell.addClassName("number");
    return cell;
  }

  static NativeTableCell of(Component... content) {
    return new NativeTableCell(content);
  }
}
