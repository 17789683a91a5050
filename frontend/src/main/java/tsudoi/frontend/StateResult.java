package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;

/// The answer a person walks away with: colour, shape, icon, word and sound say the same thing,
/// and what to do next is always there. It fills the screen; parts that are not given leave no
/// gap. Words are in [RubyNotation].
public final class StateResult extends Div {
  /// The five answers.
  public enum Kind {
    JOINED(Icon.CHECK, ResultSound.Tone.JOINED),
    WAITING(Icon.HOURGLASS, ResultSound.Tone.WAITING),
    PROVISIONAL(Icon.CLOCK, ResultSound.Tone.WAITING),
    REFUSED(Icon.CROSS, ResultSound.Tone.REFUSED),
    CHECKED_IN(Icon.CHECK, ResultSound.Tone.JOINED);

    private final Icon icon;
    private final ResultSound.Tone tone;

    Kind(Icon icon, ResultSound.Tone tone) {
      this.icon = icon;
      this.tone = tone;
    }
  }

  /// One thing to do next, with an explanation that may be empty.
  public record Step(String what, String explanation) {
    public Step(String what) {
      this(what, "");
    }
  }

  private static final int QUEUE_DRAWN_MAX = 5;

  private final Div head = new Div();
  private final Div sheet = new Div();

  public StateResult(Kind kind, String word) {
    addClassNames(
        "state-result", "state-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    getElement().setAttribute("role", "alert");
    head.addClassName("answer");
    sheet.addClassName("sheet");
    Span badge = new Span(new IconView(kind.icon));
    badge.addClassName("badge");
    H1 title = new H1(new RubyText(word));
    title.addClassName("word");
    head.add(badge, title);
    add(head, sheet, new ResultSound(kind.tone));
  }

  /// Lines on the coloured ground under the word; the first is bold.
  public StateResult about(String... lines) {
    for (String line : lines) {
      RubyText about = new RubyText(line);
      about.addClassName("about");
      head.add(about);
    }
    return this;
  }

  /// The waiting list drawn, with `place` as you.
  public StateResult queue(int place, String you) {
    if (place < 1) {
      throw new IllegalArgumentException("a queue starts at 1");
    }
    head.add(new QueueDrawing(place, you, QUEUE_DRAWN_MAX));
    return this;
  }

  /// The receipt: code, a line under it, and a QR code or anything else at the right. It hangs
  /// over the lower edge of the colour.
  public StateResult receipt(Component... parts) {
    Div receipt = new Div(parts);
    receipt.addClassName("receipt");
    addComponentAtIndex(1, receipt);
    addClassName("has-receipt");
    return this;
  }

  /// Sentences that explain the answer.
  public StateResult explain(String... sentences) {
    Div explanation = new Div();
    explanation.addClassName("explanation");
    for (String sentence : sentences) {
      explanation.add(new RubyText(sentence));
    }
    sheet.add(explanation);
    return this;
  }

  /// What to do next, numbered.
  public StateResult next(String heading, List<Step> steps) {
    H2 title = new H2(new RubyText(heading));
    OrderedList list = new OrderedList();
    list.addClassName("next-steps");
    for (Step step : steps) {
      RubyText what = new RubyText(step.what());
      what.addClassName("what");
      Span lines = new Span(what);
      lines.addClassName("lines");
      if (!step.explanation().isEmpty()) {
        RubyText explanation = new RubyText(step.explanation());
        explanation.addClassName("why");
        lines.add(explanation);
      }
      list.add(new ListItem(lines));
    }
    sheet.add(title, list);
    return this;
  }

  /// Buttons or anything else under the steps.
  public StateResult with(Component... parts) {
    Div row = new Div(parts);
    row.addClassName("button-row");
    sheet.add(row);
    return this;
  }

  /// The whole screen in the answer's colour, for check-in at the door.
  public StateResult fullColour() {
    addClassName("full-colour");
    return this;
  }
}
