package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.Pictogram;
import tsudoi.frontend.Picture;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.Agenda;
import tsudoi.kiosk.desk.DateKey;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.Turnout;
import tsudoi.listing.Occurrence;

/// 申しこみ: the dates that people sign up for, nearest first; each leads to its roster.
@Route(value = "desk/signups", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class SignUpsView extends DeskView {
  private static final int DAYS_AHEAD = 60;
  private static final int DAYS_BACK = 7;

  private final Div list = DeskParts.box("shelf");
  private Optional<Shown> shown = Optional.empty();

  private record Shown(Agenda ahead, Agenda before) {}

  public SignUpsView(DeskDoor door) {
    super(door, "side.signups");
    add(
        DeskParts.box(
            "desk-head",
            new H1(words.say("signups.title")),
            DeskParts.text("least", words.say("signups.hint"))),
        message(),
        list);
  }

  @Override
  void refresh() {
    LocalDate today = kiosk().now().toLocalDate();
    Shown now =
        new Shown(
            Agenda.between(kiosk(), today, today.plusDays(DAYS_AHEAD)).withSignUps(),
            Agenda.between(kiosk(), today.minusDays(DAYS_BACK), today.minusDays(1)).withSignUps());
    if (shown.filter(now::equals).isPresent()) {
      return;
    }
    shown = Optional.of(now);
    list.removeAll();
    if (now.ahead().rows().isEmpty()) {
      list.add(DeskParts.box("panel-card", new Span(words.say("signups.empty"))));
    }
    group("signups.ahead", now.ahead().rows());
    group("signups.before", now.before().rows());
  }

  private void group(String key, List<Agenda.Row> rows) {
    if (!rows.isEmpty()) {
      Div lines = DeskParts.box("listing-rows");
      rows.forEach(row -> lines.add(row(row)));
      list.add(DeskParts.box("panel-card", new H2(words.say(key)), lines));
    }
  }

  private Component row(Agenda.Row row) {
    Occurrence date = row.date();
    Turnout turnout = row.turnout();
    Div title = DeskParts.box("title", new RubyText(date.content().title().best(words.locale())));
    if (date.cancelled().isPresent()) {
      title.add(new StateTag(StateTag.State.CANCELLED, words.say("listing.cancelled")));
    } else if (turnout.capacity() > 0 && turnout.signedUp() >= turnout.capacity()) {
      title.add(new StateTag(StateTag.State.FULL, words.say("signups.full")));
    }
    String numbers =
        words.say("roster.signed-up", turnout.signedUp(), turnout.capacity())
            + "　"
            + words.say("roster.waiting", turnout.waiting());
    Anchor line =
        new Anchor(
            "desk/roster/" + DateKey.of(date.id()),
            new Pictogram(Picture.of(date.content().category().name())).tile(),
            DeskParts.box(
                "about",
                title,
                new Span(words.when(date) + "　" + date.content().venue().plainPlace()),
                DeskParts.text("muted", numbers)),
            new IconView(Icon.NEXT));
    line.addClassName("listing-row");
    line.getElement().setAttribute("data-date", DateKey.of(date.id()));
    return line;
  }
}
