package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/// A quiet box with an icon and one or two sentences.
public final class Notice extends Div {
  /// What the box is about; it colours the ground, never alone.
  public enum Tone {
    INFO,
    NEAR,
    CAUTION,
    ERROR
  }

  public Notice(Tone tone, Icon icon, String... sentences) {
    addClassNames("notice", "is-" + tone.name().toLowerCase(Locale.ROOT));
    Span lines = new Span();
    lines.addClassName("lines");
    for (String sentence : sentences) {
      lines.add(new RubyText(sentence));
    }
    add(new IconView(icon), lines);
  }
}
