package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;

/// What holds for the place itself: a name and a few facts side by side.
public final class HereCard extends Section {
  /// A fact and its name.
  public record Pair(String name, String value) {}

  public HereCard(String title) {
    addClassName("here-card");
    RubyText name = new RubyText(title);
    name.addClassName("title");
    add(name);
  }

  public HereCard fact(String name, String value) {
    RubyText label = new RubyText(name);
    label.addClassName("name");
    RubyText said = new RubyText(value);
    said.addClassName("value");
    Div fact = new Div(label, said);
    fact.addClassName("pair");
    add(fact);
    return this;
  }
}
