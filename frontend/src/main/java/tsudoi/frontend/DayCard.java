package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/// One day on the first screen: a heading, an optional notice, a few lines to tap. Words are in
/// [RubyNotation].
public final class DayCard extends Section {
  private final Div lines = new Div();

  public DayCard(String day, String date) {
    addClassName("day-card");
    RubyText name = new RubyText(day);
    name.addClassName("day");
    RubyText when = new RubyText(date);
    when.addClassName("date");
    Div head = new Div(name, when);
    head.addClassName("head");
    lines.addClassName("lines");
    add(head, lines);
  }

  public DayCard notice(Notice notice) {
    lines.add(notice);
    return this;
  }

  /// A line that opens an activity.
  public DayCard line(String category, String when, String title, Runnable action) {
    lines.add(row(category, new RubyText(when), title, action));
    return this;
  }

  /// A line for an activity that will not take place.
  public DayCard cancelled(
      String category, String when, String cancelledWord, String title, Runnable action) {
    Span tagged =
        new Span(new RubyText(when), new StateTag(StateTag.State.CANCELLED, cancelledWord));
    tagged.addClassName("tagged");
    NativeButton row = row(category, tagged, title, action);
    row.addClassName("is-cancelled");
    lines.add(row);
    return this;
  }

  /// A sentence under the lines.
  public DayCard remark(String words) {
    RubyText remark = new RubyText(words);
    remark.addClassName("remark");
    add(remark);
    return this;
  }

  /// Numbers the lines for the mode in which a block of numbers below opens them.
  ///
  /// @return the number after the last one given
  public int numberedFrom(int first) {
    int[] number = {first};
    lines
        .getChildren()
        .filter(NativeButton.class::isInstance)
        .forEach(row -> ((NativeButton) row).add(new NumberMark(number[0]++)));
    return number[0];
  }

  private static NativeButton row(String category, Component when, String title, Runnable action) {
    RubyText name = new RubyText(title);
    name.addClassName("title");
    Div text = new Div(when, name);
    text.addClassName("text");
    NativeButton row = new NativeButton();
    row.addClassName("row");
    row.getElement().setAttribute("type", "button");
    row.add(new Pictogram(Picture.of(category)).tile(), text, new IconView(Icon.CHEVRON));
    row.addClickListener(_ -> action.run());
    return row;
  }
}
