package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Optional;
import tsudoi.account.Rights;
import tsudoi.city.JapanTime;
import tsudoi.desk.ReviewDesk;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.AsideBoard;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.op.ReviewEvent.Decision;
import tsudoi.review.SetAside;

/// 保留: what the city's server did not accept from this center, why, and what is to become of it.
@Route(value = "desk/aside", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class AsideView extends DeskView {
  private final Div list = DeskParts.box("shelf");
  private Optional<AsideBoard> shown = Optional.empty();

  public AsideView(DeskDoor door) {
    super(door, "side.aside");
    add(
        DeskParts.box("desk-head", new H1(words.say("aside.title"))),
        new Paragraph(words.say("aside.text")),
        message(),
        list);
  }

  @Override
  void refresh() {
    AsideBoard now = AsideBoard.of(kiosk());
    if (shown.filter(now::equals).isPresent()) {
      return;
    }
    shown = Optional.of(now);
    list.removeAll();
    if (now.records().isEmpty()) {
      list.add(DeskParts.box("panel-card", new Span(words.say("aside.empty"))));
      return;
    }
    HtmlContainer body = DeskParts.tag("tbody");
    now.records().forEach(one -> body.add(row(one)));
    HtmlContainer table =
        DeskParts.tag(
            "table",
            DeskParts.head(
                words.say("aside.column.written"),
                words.say("aside.column.what"),
                words.say("aside.column.why"),
                words.say("aside.column.state"),
                ""),
            body);
    table.addClassName("plain-table");
    list.add(DeskParts.box("panel-card", table));
  }

  private HtmlContainer row(SetAside one) {
    HtmlContainer row =
        DeskParts.row(
            new Span(words.when(JapanTime.at(one.written().time()))),
            new Span(what(one)),
            new Span(why(one)),
            state(one),
            doing(one));
    row.getElement().setAttribute("data-test", "aside");
    row.getElement().setAttribute("data-standing", one.standing().name());
    return row;
  }

  private String what(SetAside one) {
    return words.say("aside.kind." + one.kind());
  }

  /// A reason that only a newer server knows is told as such.
  private String why(SetAside one) {
    return words.say(
        "aside.why." + Rights.Objection.named(one.reason()).map(Enum::name).orElse("OTHER"));
  }

  private Component state(SetAside one) {
    return switch (one.standing()) {
      case SET_ASIDE ->
          one.wish()
              .map(wish ->
                  new StateTag(StateTag.State.CAUTION, words.say("aside.asked." + wish.decision())))
              .orElseGet(() -> new StateTag(StateTag.State.CAUTION, words.say("aside.waiting")));
      case DISMISSED, COUNTS -> new Span(words.say("aside.dismissed", one.note()));
    };
  }

  private Component doing(SetAside one) {
    Div doing = DeskParts.box("row-doing");
    if (one.wish().isEmpty()) {
      for (Decision decision : Decision.values()) {
        if (ReviewDesk.allows(one, decision, true)) {
          doing.add(button(one, decision));
        }
      }
    }
    return doing;
  }

  private BigButton button(SetAside one, Decision decision) {
    BigButton button =
        BigButton.plain(
            switch (decision) {
              case READMIT -> Icon.CHECK;
              case DISMISS -> Icon.CROSS;
            },
            words.say("aside." + decision));
    button.addClickListener(_ ->
        new NoteDialog(
                words,
                decision.name(),
                what(one) + "　" + words.when(JapanTime.at(one.written().time())),
                note ->
                    act(desk -> {
                      kiosk().desks().reviews().ask(desk.actor(), one.op(), decision, note);
                      done(words.say("aside.sent"));
                    }))
            .open());
    return DeskParts.named(button, "aside-" + decision.name().toLowerCase(Locale.ROOT));
  }
}
