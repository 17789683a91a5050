package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;

/// The next activity on the first screen: large picture, time left, one button. Words are in
/// [RubyNotation].
public final class NextActivity extends Section {
  /// What it shows: a heading (つぎの活動), the activity, and the share of seats that `room` counts.
  ///
  /// @param remaining the time left, such as あと 18 分
  /// @param room seats left, or helpers wanted
  public record Facts(
      String label,
      String category,
      String categoryWord,
      String title,
      String when,
      String place,
      String share,
      Amount remaining,
      Amount room) {}

  private record Picturing(String category, String word) {}

  private record Seats(String share, Amount room) {}

  private final RubyText label = text("label", "");
  private final RubyText title = text("title", "");
  private final Div left = named("remaining", new IconView(Icon.CLOCK));
  private final Div about = named("about", named("top", label, left), title);
  private final Div foot = named("foot");
  private final KeptPart<Picturing> picture = new KeptPart<>(this, NextActivity::picture);
  private final KeptPart<Amount> remaining = new KeptPart<>(left, Amount::drawn);
  private final KeptPart<String> when = new KeptPart<>(about, words -> new Fact(Icon.CLOCK, words));
  private final KeptPart<String> place =
      new KeptPart<>(about, words -> new Fact(Icon.PLACE, words));
  private final KeptPart<Seats> seats = new KeptPart<>(foot, NextActivity::seats);

  /// @param action stays the same button while facts about the same activity change
  public NextActivity(Facts facts, BigButton action) {
    addClassName("next-activity");
    show(facts);
    foot.add(action);
    about.add(foot);
    add(about);
  }

  /// Shows other facts about the same activity.
  public void show(Facts facts) {
    label.setWords(facts.label());
    title.setWords(facts.title());
    remaining.show(facts.remaining());
    when.show(facts.when());
    place.show(facts.place());
    seats.show(new Seats(facts.share(), facts.room()));
    picture.show(new Picturing(facts.category(), facts.categoryWord()));
  }

  /// The number under which the lower half of the screen opens it.
  public NextActivity numbered(int number) {
    add(new NumberMark(number));
    return this;
  }

  private static Component seats(Seats seats) {
    return named("room", text("share", seats.share()), seats.room().drawn());
  }

  private static Component picture(Picturing picturing) {
    return new CategoryPicture(Picture.of(picturing.category()), picturing.word());
  }

  private static RubyText text(String name, String words) {
    RubyText text = new RubyText(words);
    text.addClassName(name);
    return text;
  }

  private static Div named(String name, Component... parts) {
    Div div = new Div(parts);
    div.addClassName(name);
    return div;
  }
}
