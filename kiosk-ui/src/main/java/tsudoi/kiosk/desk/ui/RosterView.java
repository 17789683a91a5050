package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tsudoi.account.Registry.Purpose;
import tsudoi.attendance.Attendee;
import tsudoi.attendance.Source;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.SignUpOutcome;
import tsudoi.frontend.AttendanceMeter;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.DateKey;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.Names;
import tsudoi.kiosk.desk.Roster;
import tsudoi.kiosk.desk.Turnout;
import tsudoi.listing.OccurrenceId;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.seal.DataKey;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignedPerson;

/// 名簿: everybody of one date, with the ticks, and the form that takes somebody down.
@Route(value = "desk/roster", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class RosterView extends DeskView implements HasUrlParameter<String> {
  private final H1 title = new H1();
  private final Span when = new Span();
  private final Div figures = new Div();
  private final Div table = new Div();
  private final Div walkIns = new Div();
  private final Div taking = new Div();
  private Optional<OccurrenceId> date = Optional.empty();
  private Optional<Shown> shown = Optional.empty();

  private record Shown(Roster roster, boolean namesOut) {}

  public RosterView(DeskDoor door) {
    super(door, "roster.title");
    when.addClassName("least");
    Span gap = new Span();
    gap.addClassName("gap");
    BigButton heads = BigButton.plain(Icon.PLUS, words.say("today.heads"));
    heads.addClickListener(_ -> date.ifPresent(id -> go("desk/heads/" + DateKey.of(id))));
    BigButton print = BigButton.plain(Icon.PRINTER, words.say("roster.print"));
    print.addClickListener(_ -> getElement().executeJs("window.print()"));
    figures.addClassName("roster-figures");
    table.addClassName("roster-table");
    taking.addClassNames("panel-card", "taking");
    walkIns.addClassName("walk-ins");
    add(
        DeskParts.box(
            "desk-head",
            title,
            when,
            gap,
            DeskParts.named(heads, "heads"),
            DeskParts.named(print, "print")),
        message(),
        DeskParts.box(
            "desk-columns", DeskParts.box("panel-card", figures, table, walkIns), taking));
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    open(parameter);
  }

  /// Shows the roster of the date that an address names.
  void open(String parameter) {
    date = DateKey.read(parameter).filter(id -> Roster.of(kiosk(), id).isPresent());
    shown = Optional.empty();
    taking.removeAll();
    if (date.isEmpty()) {
      title.setText(words.say("roster.title"));
      error("roster.unknown");
    }
    date.flatMap(id -> Roster.of(kiosk(), id)).ifPresent(this::prepare);
    if (isAttached()) {
      refresh();
    }
  }

  private void prepare(Roster roster) {
    title.removeAll();
    title.add(new RubyText(roster.date().content().title().best(words.locale())));
    when.setText(words.when(roster.date()) + "　" + roster.date().content().venue().plainPlace());
    taking.add(new H2(words.say("party.title")));
    if (roster.date().cancelled().isPresent()) {
      taking.add(new Paragraph(words.say("party.called-off")));
      return;
    }
    if (roster.date().content().takesSignUps()) {
      Optional<Purpose> purpose = kiosk().read(() -> kiosk().board().registry().purpose());
      PartyForm form =
          new PartyForm(
              words,
              door.fresh(),
              roster.date().id(),
              new PartyForm.Commands(
                  this::signUp, purpose.map(Purpose::version).orElse(0), this::place));
      taking.add(form);
      purpose.ifPresent(text ->
          taking.add(
              DeskParts.box(
                  "purpose",
                  new H2(words.say("party.purpose")),
                  new Paragraph(text.text().best(words.locale())))));
    } else {
      taking.add(new Paragraph(words.say("party.no-sign-up")));
    }
    taking.add(walkInForm(roster.date().id()));
  }

  private Optional<SignUpOutcome> signUp(NewSignUp wish) {
    List<SignUpOutcome> outcomes = new ArrayList<>();
    act(desk -> outcomes.add(kiosk().desks().signUps().signUp(desk.actor(), wish)));
    return outcomes.stream().findFirst();
  }

  private int place(SignUp signUp) {
    return Roster.of(kiosk(), signUp.occurrence()).stream()
        .flatMap(roster -> roster.rows().stream())
        .filter(row -> row.signUp().id().equals(signUp.id()))
        .mapToInt(Roster.Row::place)
        .findFirst()
        .orElse(0);
  }

  private Div walkInForm(OccurrenceId id) {
    Select<AgeBand> band = DeskParts.named(PartyForm.bands(words), "walk-in-band");
    Select<Role> role = DeskParts.named(PartyForm.roles(words), "walk-in-role");
    BigButton add = BigButton.line(Icon.PLUS, words.say("walk-in.add"));
    add.addClickListener(_ ->
        act(desk -> {
          kiosk()
              .desks()
              .checkIns()
              .walkIn(
                  desk.actor(),
                  kiosk().center().id(),
                  id,
                  door.fresh().person(),
                  band.getValue(),
                  role.getValue(),
                  Source.LIST);
          done(words.say("walk-in.added", words.say("band", band.getValue())));
        }));
    return DeskParts.box(
        "walk-in-form",
        new H2(words.say("walk-in.title")),
        DeskParts.box("person-row", band, role),
        DeskParts.named(add, "walk-in"));
  }

  @Override
  void refresh() {
    Optional<Roster> roster = date.flatMap(id -> Roster.of(kiosk(), id));
    Optional<Shown> now = roster.map(known -> new Shown(known, namesOut()));
    if (now.isEmpty() || now.equals(shown)) {
      return;
    }
    shown = now;
    figures(roster.get());
    rows(roster.get());
    walkIns(roster.get());
  }

  private void figures(Roster roster) {
    Turnout turnout = roster.turnout();
    figures.removeAll();
    figures.add(
        new AttendanceMeter(turnout.came(), turnout.signedUp(), turnout.capacity()),
        figure("came", words.say("roster.came", turnout.participants(), turnout.helpers())),
        figure("signed-up", words.say("roster.signed-up", turnout.signedUp(), turnout.capacity())),
        figure("waiting", words.say("roster.waiting", turnout.waiting())));
    roster
        .date()
        .cancelled()
        .ifPresent(reason ->
            figures.add(
                new StateTag(
                    StateTag.State.CANCELLED,
                    words.say("listing.cancelled") + "　" + reason.plain())));
  }

  private static Span figure(String name, String sentence) {
    return DeskParts.named(new Span(sentence), name);
  }

  private void rows(Roster roster) {
    table.removeAll();
    if (roster.rows().isEmpty()) {
      table.add(DeskParts.text("muted", words.say("roster.empty")));
      return;
    }
    HtmlContainer body = DeskParts.tag("tbody");
    roster.rows().forEach(row -> body.add(row(row)));
    HtmlContainer whole =
        DeskParts.tag(
            "table",
            DeskParts.head(
                words.say("roster.column.here"),
                words.say("roster.column.name"),
                words.say("roster.column.state"),
                words.say("roster.column.receipt"),
                ""),
            body);
    whole.addClassName("plain-table");
    table.add(DeskParts.named(whole, "roster-table"));
  }

  private HtmlContainer row(Roster.Row row) {
    HtmlContainer line =
        DeskParts.row(
            tick(row),
            new Div(name(row), band(row)),
            state(row),
            new Div(receipt(row), phone(row)),
            doing(row));
    line.getElement().setAttribute("data-test", "person");
    line.getElement()
        .setAttribute("data-state", row.cancelled() ? "CANCELLED" : row.signUp().state().name());
    line.getElement().setAttribute("data-receipt", row.signUp().receipt());
    line.setClassName("is-gone", row.cancelled());
    line.setClassName("is-follower", !row.first());
    return line;
  }

  private Component tick(Roster.Row row) {
    if (row.cancelled()) {
      return new Span();
    }
    BigButton tick =
        row.came()
            ? BigButton.plain(Icon.CHECK, words.time(row.since().orElseThrow().toLocalTime()))
            : new BigButton(BigButton.Look.PLAIN, words.say("roster.mark"));
    tick.pressed(row.came());
    tick.addClassName("tick");
    tick.getElement()
        .setAttribute("aria-label", words.say(row.came() ? "roster.undo" : "roster.mark"));
    tick.addClickListener(_ ->
        act(desk -> {
          PersonToken person = row.person().token();
          if (row.came()) {
            kiosk().desks().checkIns().undo(desk.actor(), row.signUp().occurrence(), person);
          } else {
            kiosk().desks().checkIns().mark(desk.actor(), row.signUp().id(), person);
          }
        }));
    return DeskParts.named(tick, "tick");
  }

  private Component name(Roster.Row row) {
    Optional<String> name = names().flatMap(open -> open.name(row.signUp(), row.person()));
    String said =
        name.map(text -> namesOut() ? text : Names.masked(text) + words.say("roster.honorific"))
            .orElse(words.say("roster.unreadable"));
    return DeskParts.named(DeskParts.text("person-name", said), "person-name");
  }

  private Component band(Roster.Row row) {
    return bandAndRole(row.person().ageBand(), row.person().role());
  }

  private Component bandAndRole(AgeBand band, Role role) {
    String said = words.say("band", band);
    return new Span(role == Role.PARTICIPANT ? said : said + "・" + words.say("role", role));
  }

  private Component state(Roster.Row row) {
    if (row.cancelled()) {
      return new StateTag(StateTag.State.CANCELLED, words.say("state.CANCELLED"));
    }
    return switch (row.signUp().state()) {
      case CONFIRMED -> new StateTag(StateTag.State.JOINED, words.say("state.CONFIRMED"));
      case QUEUED ->
          new StateTag(
              StateTag.State.WAITING,
              row.place() > 0
                  ? words.say("state.QUEUED.place", row.place())
                  : words.say("state.QUEUED"));
      case ASKED -> new StateTag(StateTag.State.PROVISIONAL, words.say("state.ASKED"));
      case CANCELLED -> new StateTag(StateTag.State.CANCELLED, words.say("state.CANCELLED"));
    };
  }

  private Component receipt(Roster.Row row) {
    return new Div(
        DeskParts.text("receipt", row.receipt()),
        DeskParts.text("muted", words.say("via", row.signUp().via())));
  }

  private Component phone(Roster.Row row) {
    if (!row.first() || !row.signUp().reachable()) {
      return DeskParts.text(
          "muted",
          row.first() ? words.say("roster.column.phone") + " " + words.say("roster.no-phone") : "");
    }
    return namesOut()
        ? DeskParts.text(
            "phone", names().flatMap(open -> open.phone(row.signUp(), row.person())).orElse(""))
        : DeskParts.text(
            "muted", words.say("roster.column.phone") + " " + words.say("roster.has-phone"));
  }

  private Component doing(Roster.Row row) {
    if (row.cancelled()) {
      return new Span();
    }
    BigButton edit = BigButton.plain(Icon.PENCIL, words.say("roster.correct"));
    edit.addClickListener(_ -> correct(row));
    BigButton off = BigButton.plain(Icon.CROSS, words.say("roster.cancel"));
    off.addClickListener(_ -> cancel(row));
    return DeskParts.box(
        "row-doing", DeskParts.named(edit, "correct"), DeskParts.named(off, "cancel-person"));
  }

  private void correct(Roster.Row row) {
    Optional<DataKey> key = names().flatMap(open -> open.key(row.signUp(), row.person()));
    if (key.isEmpty()) {
      error("roster.unreadable-why");
      return;
    }
    SignedPerson person = row.person();
    String name = names().flatMap(open -> open.name(row.signUp(), person)).orElse("");
    String phone = names().flatMap(open -> open.phone(row.signUp(), person)).orElse("");
    new CorrectDialog(
            words,
            new NewPerson(name, person.ageBand(), person.role()),
            phone,
            (corrected, telephone) -> {
              List<SignUpOutcome> outcomes = new ArrayList<>();
              act(desk -> {
                SignUpOutcome outcome =
                    kiosk()
                        .desks()
                        .signUps()
                        .correct(
                            desk.actor(),
                            row.signUp().id(),
                            person.token(),
                            corrected,
                            telephone,
                            key.get());
                outcomes.add(outcome);
                if (outcome instanceof SignUpOutcome.Taken) {
                  done(words.say("correct.done"));
                }
              });
              return outcomes.stream().findFirst();
            })
        .open();
  }

  private void cancel(Roster.Row row) {
    new CancelDialog(
            words,
            row.party(),
            whole -> {
              Set<PersonToken> persons =
                  whole
                      ? row.signUp().coming().stream()
                          .map(SignedPerson::token)
                          .collect(Collectors.toSet())
                      : Set.of(row.person().token());
              act(desk ->
                  kiosk()
                      .desks()
                      .signUps()
                      .cancel(desk.actor(), row.signUp().id(), persons)
                      .ifPresentOrElse(
                          refusal -> error("refusal." + refusal),
                          () -> done(words.say("roster.cancelled", persons.size()))));
            })
        .open();
  }

  private void walkIns(Roster roster) {
    walkIns.removeAll();
    if (roster.walkIns().isEmpty()) {
      return;
    }
    HtmlContainer body = DeskParts.tag("tbody");
    for (Attendee attendee : roster.walkIns()) {
      BigButton undo = BigButton.plain(Icon.RESTART, words.say("walk-in.undo"));
      undo.addClickListener(_ ->
          act(desk ->
              kiosk()
                  .desks()
                  .checkIns()
                  .undo(desk.actor(), roster.date().id(), attendee.person())));
      HtmlContainer line =
          DeskParts.row(
              new Span(words.time(attendee.since().toLocalTime())),
              bandAndRole(attendee.ageBand(), attendee.role()),
              DeskParts.box("row-doing", DeskParts.named(undo, "walk-in-undo")));
      body.add(DeskParts.named(line, "walk-in-person"));
    }
    HtmlContainer whole =
        DeskParts.tag(
            "table",
            DeskParts.head(words.say("roster.column.here"), words.say("roster.column.band"), ""),
            body);
    whole.addClassName("plain-table");
    walkIns.add(new H2(words.say("walk-in.list", roster.walkIns().size())), whole);
  }
}
