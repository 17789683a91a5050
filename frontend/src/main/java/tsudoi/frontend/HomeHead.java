package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;

/// The head of the first screen: the sea, the center's name, the line, the date and a large clock.
public final class HomeHead extends Header {
  private final RubyText era = new RubyText("");
  private final RubyText date = new RubyText("");
  private final RubyText half = new RubyText("");
  private final RubyText time = new RubyText("");

  /// @param over a small line over the center's name
  public HomeHead(String over, String centerName, LineStatus line) {
    addClassName("home-head");
    RubyText above = new RubyText(over);
    above.addClassName("over");
    RubyText center = new RubyText(centerName);
    center.addClassName("center-name");
    Div names = new Div(above, center);
    names.addClassName("names");
    Div brand = new Div(new TsudoiMark(), names);
    brand.addClassName("brand");
    Div days = new Div(era, date);
    days.addClassName("days");
    date.addClassName("date");
    Div clock = new Div(half, time);
    clock.addClassNames("clock", "numerals");
    time.addClassName("digits");
    Div now = new Div(days, clock);
    now.addClassName("now");
    add(new Horizon(), brand, line, now);
  }

  /// For example 2026年（令和8年）, 11月22日（日）, 午前, 9時42分.
  public void showTime(String era, String date, String half, String time) {
    this.era.setWords(era);
    this.date.setWords(date);
    this.half.setWords(half);
    this.time.setWords(time);
  }
}
