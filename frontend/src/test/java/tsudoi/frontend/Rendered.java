package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import java.util.Set;

/// A component tree as static markup, as the browser would build it, to look at and to search.
final class Rendered {
  private static final Set<String> VOID = Set.of("br", "wbr", "img", "input");

  private Rendered() {}

  static String html(Component component) {
    StringBuilder out = new StringBuilder();
    write(component.getElement(), out);
    return out.toString();
  }

  private static void write(Element element, StringBuilder out) {
    if (element.isTextNode()) {
      out.append(escaped(element.getText()));
      return;
    }
    out.append('<').append(element.getTag());
    element
        .getAttributeNames()
        .sorted()
        .forEach(name ->
            out.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(element.getAttribute(name)))
                .append('"'));
    out.append('>');
    if (VOID.contains(element.getTag())) {
      return;
    }
    String inner = element.getProperty("innerHTML");
    if (inner != null) {
      out.append(inner);
    }
    element.getChildren().forEach(child -> write(child, out));
    out.append("</").append(element.getTag()).append('>');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
