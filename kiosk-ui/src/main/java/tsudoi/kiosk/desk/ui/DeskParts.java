package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// Small pieces that every screen of the desk is put together from.
final class DeskParts {
  private DeskParts() {}

  /// Names a control for tests that drive a browser.
  static <C extends Component> C named(C component, String name) {
    component.getElement().setAttribute("data-test", name);
    return component;
  }

  static Div box(String className, Component... parts) {
    Div box = new Div(parts);
    box.addClassName(className);
    return box;
  }

  static Span text(String className, String words) {
    Span span = new Span(words);
    span.addClassName(className);
    return span;
  }

  static HtmlContainer tag(String tag, Component... parts) {
    HtmlContainer element = new HtmlContainer(tag);
    element.add(parts);
    return element;
  }

  static HtmlContainer row(Component... cells) {
    HtmlContainer row = new HtmlContainer("tr");
    for (Component cell : cells) {
      row.add(tag("td", cell));
    }
    return row;
  }

  static HtmlContainer head(String... words) {
    HtmlContainer row = new HtmlContainer("tr");
    for (String word : words) {
      HtmlContainer cell = new HtmlContainer("th");
      cell.getElement().setAttribute("scope", "col");
      cell.setText(word);
      row.add(cell);
    }
    return tag("thead", row);
  }
}
