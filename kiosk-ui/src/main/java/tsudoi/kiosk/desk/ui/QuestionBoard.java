package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.kiosk.desk.EditWords;
import tsudoi.kiosk.desk.Questions;
import tsudoi.listing.Conflict;
import tsudoi.listing.Part;

/// Asks which of the values is right that people entered without knowing of each other: one question
/// after the other, and a line for each of the rest, until all are answered.
final class QuestionBoard extends Div {
  private final DeskWords words;
  private final EditWords edits;
  private final Answer answer;
  private Questions shown = new Questions(List.of());

  /// What is done with an answer.
  interface Answer {
    void given(Questions.Question question, Conflict.Side side);
  }

  QuestionBoard(EditWords edits, Answer answer) {
    this.edits = edits;
    this.words = edits.words();
    this.answer = answer;
    addClassName("question-board");
    DeskParts.named(this, "questions");
  }

  void show(Questions questions) {
    if (!questions.equals(shown)) {
      shown = questions;
      draw();
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    draw();
  }

  private void draw() {
    removeAll();
    Optional<Questions.Question> now = window().flatMap(window -> window.toAsk(shown));
    now.ifPresent(question -> add(card(question)));
    shown.open().stream()
        .filter(question -> now.filter(question::equals).isEmpty())
        .forEach(question -> add(line(question)));
  }

  private Optional<DeskWindow> window() {
    return getUI().map(DeskWindow::of);
  }

  private Component card(Questions.Question question) {
    Conflict conflict = question.conflict();
    H2 ask =
        new H2(
            new Span(sentence(question)),
            DeskParts.text(
                "ask",
                words.say(
                    conflict.sides().size() == 2 ? "question.which-of-two" : "question.which")));
    ask.addClassName("question");
    Div choices = DeskParts.box("choices");
    for (Conflict.Side side : conflict.sides()) {
      choices.add(choice(question, side));
    }
    BigButton later =
        DeskParts.named(
            BigButton.plain(Icon.HOURGLASS, words.say("question.later")), "question-later");
    later.addClickListener(_ -> redraw(window -> window.postpone(question)));
    Div card =
        DeskParts.box(
            "panel-card",
            DeskParts.box("about-what", new IconView(Icon.WARNING), new Span(title(question))),
            ask,
            choices,
            DeskParts.box("question-doing", later, new Span(words.say("question.meanwhile"))));
    card.addClassName("question-card");
    return DeskParts.named(card, "question");
  }

  private Component choice(Questions.Question question, Conflict.Side side) {
    Conflict conflict = question.conflict();
    String value = edits.value(conflict.part(), side.content());
    BigButton choice =
        new BigButton(BigButton.Look.LINE, value)
            .withHint(edits.who(side.stamp(), side.actor()))
            .withHint(edits.when(side.stamp()));
    choice.addClassName("choice");
    if (side.equals(conflict.standing())) {
      choice.add(new StateTag(StateTag.State.DONE, words.say("question.standing")));
    } else if (side.draft() && question.listing().published()) {
      choice.add(new StateTag(StateTag.State.PROVISIONAL, words.say("listing.draft")));
    }
    choice.addClickListener(_ -> answer.given(question, side));
    return DeskParts.named(choice, "question-choice");
  }

  /// A question that waits stays in sight.
  private Component line(Questions.Question question) {
    BigButton now =
        DeskParts.named(BigButton.plain(Icon.FLAG, words.say("question.now")), "question-now");
    now.addClickListener(_ -> redraw(window -> window.takeUp(question)));
    Div line =
        DeskParts.box(
            "notice",
            new IconView(Icon.WARNING),
            new Span(words.say("question.open", title(question), part(question.conflict().part()))),
            now);
    line.addClassNames("is-caution", "question-line");
    return DeskParts.named(line, "question-open");
  }

  private void redraw(Consumer<DeskWindow> decision) {
    window().ifPresent(decision);
    draw();
  }

  private String title(Questions.Question question) {
    String title = question.listing().content().title().plain();
    return title.isBlank() ? words.say("listing.untitled") : title;
  }

  private String part(Part part) {
    return edits.part(part);
  }

  private String sentence(Questions.Question question) {
    Conflict conflict = question.conflict();
    String sides =
        conflict.sides().reversed().stream()
            .map(side ->
                words.say(
                    "question.side",
                    edits.who(side.stamp(), side.actor()),
                    edits.value(conflict.part(), side.content())))
            .collect(Collectors.joining(words.say("question.or")));
    return words.say("question.ways", part(conflict.part()), conflict.sides().size(), sides);
  }
}
