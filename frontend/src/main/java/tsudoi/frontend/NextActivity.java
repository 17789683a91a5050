package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;

/// The next activity on the first screen: large picture, time left, one button. Words are in
/// [RubyNotation].
public final class NextActivity extends Section {
  /// What it shows: a heading (つぎの活動), the activity, and the share of seats that `room` counts.
  public record Facts(
      String label,
      String category,
      String categoryWord,
      String title,
      String when,
      String place,
      String share) {}

  /// @param remaining the time left, such as あと 18 分
  /// @param room seats left, or helpers wanted
  public NextActivity(Facts facts, Component remaining, Component room, BigButton action) {
    addClassName("next-activity");
    RubyText label = new RubyText(facts.label());
    label.addClassName("label");
    Div left = new Div(new IconView(Icon.CLOCK), remaining);
    left.addClassName("remaining");
    Div top = new Div(label, left);
    top.addClassName("top");
    RubyText title = new RubyText(facts.title());
    title.addClassName("title");
    RubyText share = new RubyText(facts.share());
    share.addClassName("share");
    Div seats = new Div(share, room);
    seats.addClassName("room");
    Div foot = new Div(seats, action);
    foot.addClassName("foot");
    Div about =
        new Div(
            top,
            title,
            new Fact(Icon.CLOCK, facts.when()),
            new Fact(Icon.PLACE, facts.place()),
            foot);
    about.addClassName("about");
    add(new CategoryPicture(Picture.of(facts.category()), facts.categoryWord()), about);
  }

  /// The number under which the lower half of the screen opens it.
  public NextActivity numbered(int number) {
    add(new NumberMark(number));
    return this;
  }
}
