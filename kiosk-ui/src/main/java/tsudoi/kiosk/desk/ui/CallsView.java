package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.CallBoard;
import tsudoi.kiosk.desk.DateKey;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.Names;
import tsudoi.kiosk.desk.TellBoard;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpEvent.Call;
import tsudoi.signup.SignedPerson;

/// 電話する: whom to tell that they have a place now, whom to call because a date does not take place,
/// and who was told.
@Route(value = "desk/calls", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class CallsView extends DeskView {
  private final Div list = DeskParts.box("shelf");
  private Optional<Shown> shown = Optional.empty();

  private record Shown(CallBoard board, TellBoard tell, boolean namesOut) {
    boolean empty() {
      return board.groups().isEmpty() && tell.entries().isEmpty();
    }
  }

  public CallsView(DeskDoor door) {
    super(door, "side.calls");
    add(DeskParts.box("desk-head", new H1(words.say("calls.title"))), message(), list);
  }

  @Override
  void refresh() {
    Shown now = new Shown(CallBoard.of(kiosk()), TellBoard.of(kiosk()), namesOut());
    if (shown.filter(now::equals).isPresent()) {
      return;
    }
    shown = Optional.of(now);
    list.removeAll();
    if (now.empty()) {
      list.add(DeskParts.box("panel-card", new Span(words.say("calls.empty"))));
    } else if (!now.namesOut()) {
      list.add(new Notice(Notice.Tone.INFO, Icon.EYE_OFF, words.say("calls.names-hidden")));
    }
    if (!now.tell().entries().isEmpty()) {
      list.add(promotions(now.tell()));
    }
    now.board().groups().forEach(group -> list.add(card(group)));
  }

  /// 伝える人: they have a place now and do not know it.
  private Component promotions(TellBoard tell) {
    HtmlContainer body = DeskParts.tag("tbody");
    tell.entries().forEach(entry -> body.add(row(entry)));
    HtmlContainer table =
        DeskParts.tag(
            "table",
            DeskParts.head(
                words.say("tell.column.activity"),
                words.say("roster.column.name"),
                words.say("roster.column.phone"),
                words.say("calls.column.state"),
                ""),
            body);
    table.addClassName("plain-table");
    return DeskParts.named(
        DeskParts.box(
            "panel-card",
            DeskParts.box("panel-head", new H2(words.say("tell.title"))),
            DeskParts.text("muted", words.say("tell.text")),
            table),
        "tell");
  }

  private HtmlContainer row(TellBoard.Entry entry) {
    SignUp party = entry.promotion().signUp();
    Div doing = DeskParts.box("row-doing", told(entry, Call.TOLD, Icon.CHECK, "calls.told"));
    if (entry.promotion().lastCall() == Call.UNDONE) {
      doing.add(told(entry, Call.NO_ANSWER, Icon.PHONE, "calls.no-answer"));
    }
    HtmlContainer row =
        DeskParts.row(
            new Span(entry.date().content().title().plain() + "　" + words.when(entry.date())),
            who(party),
            party.reachable()
                ? number(party)
                : DeskParts.text("muted", words.say("tell.no-phone", party.receipt())),
            state(entry.promotion().lastCall()),
            doing);
    row.getElement().setAttribute("data-test", "tell-row");
    return row;
  }

  private BigButton told(TellBoard.Entry entry, Call call, Icon icon, String key) {
    BigButton button = BigButton.plain(icon, words.say(key));
    button.addClickListener(_ ->
        act(desk ->
            kiosk()
                .desks()
                .signUps()
                .toldPromotion(
                    desk.actor(),
                    entry.promotion().signUp().id(),
                    entry.promotion().confirmation(),
                    call)));
    return DeskParts.named(button, "tell-" + call.name().toLowerCase(java.util.Locale.ROOT));
  }

  private Component card(CallBoard.Group group) {
    HtmlContainer body = DeskParts.tag("tbody");
    group.reachable().forEach(party -> body.add(row(party)));
    HtmlContainer table =
        DeskParts.tag(
            "table",
            DeskParts.head(
                words.say("roster.column.name"),
                words.say("roster.column.phone"),
                words.say("calls.column.state"),
                ""),
            body);
    table.addClassName("plain-table");
    Div card =
        DeskParts.box(
            "panel-card",
            DeskParts.box(
                "panel-head",
                new H2(group.date().content().title().plain() + "　" + words.when(group.date())),
                new StateTag(
                    StateTag.State.CANCELLED,
                    words.say("listing.cancelled") + "　" + group.reason().plain())),
            DeskParts.box(
                "panel-head",
                DeskParts.named(
                    new Span(
                        words.say(
                            "calls.counts", group.reachablePersons(), group.unreachablePersons())),
                    "call-counts"),
                DeskParts.named(
                    DeskParts.text(
                        "strong",
                        words.say("calls.done", group.toldPersons(), group.reachablePersons())),
                    "calls-done")));
    if (!group.reachable().isEmpty()) {
      card.add(table);
    }
    if (!group.unreachable().isEmpty()) {
      card.add(DeskParts.text("muted", words.say("calls.unreachable", names(group.unreachable()))));
    }
    card.getElement().setAttribute("data-date", DateKey.of(group.date().id()));
    return card;
  }

  private HtmlContainer row(SignUp party) {
    HtmlContainer line =
        DeskParts.row(who(party), number(party), state(party.told()), doing(party));
    line.getElement().setAttribute("data-test", "call");
    line.getElement().setAttribute("data-call", party.told().name());
    return line;
  }

  private Component who(SignUp party) {
    String name = party.coming().isEmpty() ? "" : name(party, party.coming().getFirst());
    int others = party.coming().size() - 1;
    return new Span(others > 0 ? words.say("calls.party", name, others) : name);
  }

  private String names(List<SignUp> parties) {
    return String.join(
        words.say("calls.separator"),
        parties.stream()
            .flatMap(party -> party.coming().stream().limit(1).map(one -> name(party, one)))
            .toList());
  }

  private String name(SignUp party, SignedPerson person) {
    return names()
        .flatMap(open -> open.name(party, person))
        .map(text -> namesOut() ? text : Names.masked(text) + words.say("roster.honorific"))
        .orElse(words.say("roster.unreadable"));
  }

  private Component number(SignUp party) {
    if (!namesOut()) {
      return DeskParts.text("muted", words.say("roster.has-phone"));
    }
    String digits =
        names()
            .flatMap(open ->
                party.persons().stream()
                    .flatMap(person -> open.phone(party, person).stream())
                    .findFirst())
            .orElse("");
    return DeskParts.named(DeskParts.text("phone", digits), "phone");
  }

  private Component state(Call call) {
    return switch (call) {
      case TOLD -> new StateTag(StateTag.State.DONE, words.say("call.TOLD"));
      case NO_ANSWER -> new StateTag(StateTag.State.CAUTION, words.say("call.NO_ANSWER"));
      case NOT_REACHABLE -> new StateTag(StateTag.State.CAUTION, words.say("call.NOT_REACHABLE"));
      case UNDONE -> new Span(words.say("call.UNDONE"));
    };
  }

  private Component doing(SignUp party) {
    Div doing = DeskParts.box("row-doing");
    if (party.told() != Call.TOLD) {
      doing.add(button(party, Call.TOLD, Icon.CHECK, "calls.told"));
    }
    if (party.told() == Call.UNDONE) {
      doing.add(button(party, Call.NO_ANSWER, Icon.PHONE, "calls.no-answer"));
    }
    if (party.told() != Call.UNDONE) {
      doing.add(button(party, Call.UNDONE, Icon.RESTART, "calls.undo"));
    }
    return doing;
  }

  private BigButton button(SignUp party, Call call, Icon icon, String key) {
    BigButton button = BigButton.plain(icon, words.say(key));
    button.addClickListener(
        _ -> act(desk -> kiosk().desks().signUps().told(desk.actor(), party.id(), call)));
    return DeskParts.named(button, "call-" + call.name().toLowerCase(java.util.Locale.ROOT));
  }
}
