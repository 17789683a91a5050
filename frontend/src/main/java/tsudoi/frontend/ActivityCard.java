package tsudoi.frontend;

import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;

/// One activity in a list. The whole card is the button. It shows what it is given and decides
/// nothing; words are in [RubyNotation].
@Tag("button")
public final class ActivityCard extends Component implements HasStyle, ClickNotifier<ActivityCard> {
  /// What a card shows.
  ///
  /// @param category the category's name, such as `DRILL`
  /// @param categoryWord the category in words
  /// @param day a tag before the time: 今日, or a date
  /// @param today whether the day is near and the tag in persimmon
  /// @param when the time of day
  /// @param host who holds it and who runs it
  public record Facts(
      String category,
      String categoryWord,
      String day,
      boolean today,
      String when,
      String title,
      String place,
      String host,
      Seats seats) {}

  private Facts facts;

  public ActivityCard(Facts facts) {
    this.facts = facts;
    getElement().setAttribute("type", "button");
    draw();
  }

  /// Shows other facts about the same activity; the button stays.
  public void show(Facts other) {
    if (!facts.equals(other)) {
      facts = other;
      getElement().removeAllChildren();
      draw();
    }
  }

  private void draw() {
    Words words = Words.in(getLocale());
    setClassName("activity-card " + Picture.of(facts.category()).className());
    setClassName("is-cancelled", facts.seats() instanceof Seats.Cancelled);
    append(new CategoryPicture(Picture.of(facts.category()), facts.categoryWord()));
    append(about(facts));
    append(room(facts.seats(), words));
  }

  /// The title without readings.
  public String title() {
    return RubyNotation.parse(facts.title()).plain();
  }

  /// The number under which the lower half of the screen offers this card.
  public ActivityCard numbered(int number) {
    append(new NumberMark(number));
    return this;
  }

  private void append(Component part) {
    getElement().appendChild(part.getElement());
  }

  private static Div about(Facts facts) {
    RubyText day = new RubyText(facts.day());
    day.addClassNames("day-tag", facts.today() ? "is-today" : "is-later");
    Div when = new Div(day, new RubyText(facts.when()));
    when.addClassName("when");
    RubyText title = new RubyText(facts.title());
    title.addClassName("title");
    Div about =
        new Div(when, title, fact(Icon.PLACE, facts.place()), fact(Icon.PEOPLE, facts.host()));
    about.addClassName("about");
    return about;
  }

  private static Component fact(Icon icon, String words) {
    return new Fact(icon, words);
  }

  private static Div room(Seats seats, Words words) {
    Div room = new Div();
    room.addClassName("room");
    switch (seats) {
      case Seats.Counted counted -> {
        room.add(said("share", counted.share()), left(counted.free(), words));
        room.add(new SeatMeter(counted.taken(), counted.capacity()));
      }
      case Seats.Full(List<String> lines) -> {
        room.add(new StateTag(StateTag.State.FULL, words.say("tag.full")));
        lines.forEach(line -> room.add(said("line", line)));
      }
      case Seats.Said(String word, List<String> lines) -> {
        room.add(said("word", word));
        lines.forEach(line -> room.add(said("line", line)));
      }
      case Seats.Cancelled(Optional<String> reason) -> {
        room.add(new StateTag(StateTag.State.CANCELLED, words.say("tag.cancelled")));
        reason.ifPresent(line -> room.add(said("line", line)));
      }
    }
    return room;
  }

  private static Component left(int free, Words words) {
    return new BigNumber(words.say("seats.left.before"), free, words.say("seats.left.after"));
  }

  private static Component said(String className, String words) {
    RubyText line = new RubyText(words);
    line.addClassName(className);
    return line;
  }
}
