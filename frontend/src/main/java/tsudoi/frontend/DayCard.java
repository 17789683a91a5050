package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One day on the first screen: a heading, an optional notice, a few lines to tap. Words are in
/// [RubyNotation].
public final class DayCard extends Section {
  /// What a day shows.
  ///
  /// @param notice sentences about the place on that day; none, no notice
  /// @param remark a sentence under the lines
  public record Facts(
      String day, String date, List<String> notice, List<Line> lines, Optional<String> remark) {
    public Facts {
      notice = List.copyOf(notice);
      lines = List.copyOf(lines);
    }
  }

  /// A line that opens an activity.
  ///
  /// @param about what is opened, different for each line of a day
  /// @param cancelled the word for it when it will not take place
  /// @param note a last, smaller line
  public record Line(
      String about,
      String category,
      String when,
      Optional<String> cancelled,
      String title,
      Optional<String> note) {}

  private final RubyText name = named("day");
  private final RubyText date = named("date");
  private final Div lines = new Div();
  private final RubyText remark = named("remark");
  private final Consumer<String> open;
  private final KeptChildren<Line, Row> rows;
  private final KeptPart<List<String>> notice;

  /// @param open called with what a tapped line is about
  public DayCard(Facts facts, Consumer<String> open) {
    this.open = open;
    addClassName("day-card");
    Div head = new Div(name, date);
    head.addClassName("head");
    Div said = new Div();
    lines.addClassName("lines");
    rows = new KeptChildren<>(lines, Line::about, Row::new, Row::show);
    notice = new KeptPart<>(said, DayCard::notice);
    add(head, said, lines, remark);
    show(facts);
  }

  /// Shows other facts; lines about the same activity stay the same buttons.
  public void show(Facts facts) {
    name.setWords(facts.day());
    date.setWords(facts.date());
    notice.show(facts.notice());
    rows.show(facts.lines());
    remark.setWords(facts.remark().orElse(""));
    remark.setVisible(facts.remark().isPresent());
  }

  /// Numbers the lines for the mode in which a block of numbers below opens them.
  ///
  /// @return the number after the last one given
  public int numberedFrom(int first) {
    int[] number = {first};
    lines.getChildren().forEach(row -> ((Row) row).add(new NumberMark(number[0]++)));
    return number[0];
  }

  private static Component notice(List<String> sentences) {
    return sentences.isEmpty()
        ? new Span()
        : new Notice(Notice.Tone.NEAR, Icon.HOME, sentences.toArray(String[]::new));
  }

  private static RubyText named(String className) {
    RubyText text = new RubyText("");
    text.addClassName(className);
    return text;
  }

  /// The whole line is the button.
  private final class Row extends NativeButton {
    private Line line;

    Row(Line line) {
      this.line = line;
      addClassName("row");
      getElement().setAttribute("type", "button");
      addClickListener(_ -> open.accept(this.line.about()));
      draw();
    }

    void show(Line other) {
      if (!line.equals(other)) {
        line = other;
        removeAll();
        draw();
      }
    }

    private void draw() {
      setClassName("is-cancelled", line.cancelled().isPresent());
      RubyText title = named("title");
      title.setWords(line.title());
      Div text = new Div(when(), title);
      text.addClassName("text");
      line.note().ifPresent(words -> text.add(note(words)));
      add(new Pictogram(Picture.of(line.category())).tile(), text, new IconView(Icon.CHEVRON));
    }

    private Component note(String words) {
      RubyText note = named("note");
      note.setWords(words);
      return note;
    }

    private Component when() {
      RubyText when = new RubyText(line.when());
      if (line.cancelled().isEmpty()) {
        return when;
      }
      Span tagged = new Span(when, new StateTag(StateTag.State.CANCELLED, line.cancelled().get()));
      tagged.addClassName("tagged");
      return tagged;
    }
  }
}
