package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import tsudoi.frontend.AttendanceMeter;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.Pictogram;
import tsudoi.frontend.Picture;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.Agenda;
import tsudoi.kiosk.desk.DateKey;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.Questions;
import tsudoi.kiosk.desk.Turnout;
import tsudoi.listing.Occurrence;
import tsudoi.listing.Words;

/// 今日: what goes on today, with its numbers and what there is to do.
@Route(value = "desk", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class TodayView extends DeskView {
  private final Span clock = new Span();
  private final QuestionBoard questions;
  private final Div agenda = new Div();
  private Optional<Agenda> shown = Optional.empty();

  public TodayView(DeskDoor door) {
    super(door, "side.today");
    clock.addClassName("least");
    agenda.addClassNames("panel-card", "agenda");
    DeskParts.named(agenda, "agenda");
    questions = questions(this::refresh);
    add(
        DeskParts.box("desk-head", new H1(words.say("today.title")), clock),
        message(),
        questions,
        agenda);
  }

  @Override
  void refresh() {
    clock.setText(
        words.say(
            "today.clock",
            words.wholeDay(kiosk().now().toLocalDate()),
            words.time(kiosk().now().toLocalTime())));
    questions.show(Questions.of(kiosk()));
    Agenda today = Agenda.today(kiosk());
    if (shown.filter(today::equals).isPresent()) {
      return;
    }
    shown = Optional.of(today);
    agenda.removeAll();
    today.rows().forEach(row -> agenda.add(row(row)));
    if (today.rows().isEmpty()) {
      Anchor create =
          new Anchor(
              "desk/listing/new", new IconView(Icon.PLUS), new Span(words.say("listing.new")));
      create.addClassNames("big-button", "is-line");
      agenda.add(
          DeskParts.box(
              "empty",
              new H1(words.say("today.empty")),
              new Span(words.say("today.empty.next")),
              create));
    }
  }

  private Div row(Agenda.Row row) {
    Occurrence date = row.date();
    Div line =
        DeskParts.box(
            "agenda-row",
            time(date),
            new Pictogram(Picture.of(date.content().category().name())).tile(),
            about(row),
            doing(row));
    line.setClassName("is-now", row.running() && date.cancelled().isEmpty());
    line.getElement().setAttribute("data-date", DateKey.of(date.id()));
    return line;
  }

  private Div time(Occurrence date) {
    if (!date.timed()) {
      return DeskParts.box("time", new Span(words.say("today.all-day")));
    }
    return DeskParts.box(
        "time",
        new Span(words.half(date.start().toLocalTime())),
        DeskParts.text("from", words.time(date.start().toLocalTime())),
        new Span("〜" + words.time(date.end().toLocalTime())));
  }

  private Div about(Agenda.Row row) {
    Occurrence date = row.date();
    Div title = DeskParts.box("title", new RubyText(date.content().title().best(words.locale())));
    if (date.cancelled().isPresent()) {
      title.add(new StateTag(StateTag.State.CANCELLED, words.say("listing.cancelled")));
    } else if (row.over()) {
      title.add(new StateTag(StateTag.State.DONE, words.say("today.over")));
    } else if (row.running()) {
      title.add(new StateTag(StateTag.State.OPEN_NOW, words.say("today.running")));
    }
    String operator =
        date.content()
            .operator()
            .map(it -> "　" + words.say("today.operator", it))
            .orElse("　" + words.say("today.host", date.content().host()));
    String reason = date.cancelled().map(Words::plain).map(it -> "　" + it).orElse("");
    Turnout turnout = row.turnout();
    return DeskParts.box(
        "about",
        title,
        new Span(date.content().venue().plainPlace() + operator + reason),
        DeskParts.box(
            "measure",
            new AttendanceMeter(turnout.came(), turnout.signedUp(), turnout.capacity()),
            numbers(row)));
  }

  private Div numbers(Agenda.Row row) {
    Turnout turnout = row.turnout();
    Div numbers = DeskParts.box("numbers");
    numbers.add(
        number("came", "today.came", turnout.came()),
        number("helpers", "today.helpers", turnout.helpers()));
    if (row.takesSignUps()) {
      Span signedUp = number("signed-up", "today.signed-up", turnout.signedUp());
      if (turnout.capacity() > 0) {
        signedUp.add(new Span(" / " + turnout.capacity()));
      }
      numbers.add(signedUp, number("waiting", "today.waiting", turnout.waiting()));
    } else {
      numbers.add(new Span(words.say("mode", row.date().content().mode())));
    }
    return numbers;
  }

  private Span number(String name, String key, int value) {
    Span strong = new Span(Integer.toString(value));
    strong.addClassName("strong");
    Span whole = new Span(new Span(words.say(key) + " "), strong);
    return DeskParts.named(whole, name);
  }

  private Div doing(Agenda.Row row) {
    Occurrence date = row.date();
    String key = DateKey.of(date.id());
    boolean calledOff = date.cancelled().isPresent();
    boolean now = row.running() && !calledOff;
    BigButton roster =
        now
            ? BigButton.primary(Icon.LIST, words.say("today.roster"))
            : BigButton.plain(Icon.LIST, words.say("today.roster"));
    roster.addClickListener(_ -> go("desk/roster/" + key));
    Div doing = DeskParts.box("doing", DeskParts.named(roster, "roster"));
    if (!calledOff) {
      BigButton heads = BigButton.plain(Icon.PLUS, words.say("today.heads"));
      heads.addClickListener(_ -> go("desk/heads/" + key));
      doing.add(DeskParts.named(heads, "heads"));
      if (!row.over()) {
        BigButton off = BigButton.plain(Icon.CROSS, words.say("today.cancel"));
        off.addClickListener(_ -> cancel(date));
        doing.add(DeskParts.named(off, "cancel-date"));
      }
    }
    return doing;
  }

  private void cancel(Occurrence date) {
    new ReasonDialog(
            words,
            date.content().title().plain() + " " + words.when(date),
            words.say("cancel.date-consequence"),
            reason ->
                act(desk -> {
                  kiosk().desks().listings().cancel(desk.actor(), date.id(), Words.ja(reason));
                  done(words.say("cancel.done"));
                }))
        .open();
  }
}
