package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// An icon and what it stands for: the time, the place, who holds it. A second line explains.
public final class Fact extends Div {
  private final Span lines = new Span();

  public Fact(Icon icon, String words) {
    addClassName("fact");
    lines.addClassName("lines");
    RubyText first = new RubyText(words);
    first.addClassName("first");
    lines.add(first);
    add(new IconView(icon), lines);
  }

  public Fact(Icon icon, String words, String explanation) {
    this(icon, words);
    RubyText second = new RubyText(explanation);
    second.addClassName("second");
    lines.add(second);
  }
}
