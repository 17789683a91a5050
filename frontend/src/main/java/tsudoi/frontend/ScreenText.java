package tsudoi.frontend;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/// Headings and sentences in [RubyNotation].
public final class ScreenText {
  private ScreenText() {}

  public static H1 title(String words) {
    return new H1(new RubyText(words));
  }

  public static H2 heading(String words) {
    return new H2(new RubyText(words));
  }

  public static Paragraph sentence(String words) {
    return new Paragraph(new RubyText(words));
  }
}
