package tsudoi.frontend;

import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/// The head of every kiosk screen but the first: mark, center, line status, clock.
public final class TopBar extends Header {
  private final RubyText time = new RubyText("");

  public TopBar(String centerName, LineStatus line) {
    addClassName("top-bar");
    RubyText center = new RubyText(centerName);
    center.addClassName("center-name");
    time.addClassNames("clock-time", "numerals");
    Span gap = new Span();
    gap.addClassName("gap");
    add(new TsudoiMark(), center, gap, line, time);
  }

  /// The time in words, such as 午後0時20分.
  public void showTime(String words) {
    time.setWords(words);
  }
}
