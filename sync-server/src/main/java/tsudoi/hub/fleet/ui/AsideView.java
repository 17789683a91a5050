package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tsudoi.account.Rights;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.ReviewDesk;
import tsudoi.desk.SeatDesk;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.StateTag;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.hub.staff.LiveUpdates;
import tsudoi.hub.staff.StaffMember;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.op.Actor;
import tsudoi.op.ReviewEvent.Decision;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;
import tsudoi.oplog.Standing;
import tsudoi.person.TypedText;
import tsudoi.review.SetAside;

/// 保留: records that the hub stored and did not accept, why, and what is to become of them.
@Route(value = "aside", layout = StaffDesk.class)
@PermitAll
class AsideView extends Main implements AfterNavigationObserver, HasDynamicTitle {
  private final Replica hub;
  private final Board board;
  private final ReviewDesk desk;
  private final City city;
  private final LiveUpdates updates;
  private final StaffWords words;
  private final AuthenticationContext authentication;
  private final HoldersPart holders;
  private final Cells table;
  private final Paragraph none = new Paragraph(getTranslation("aside.empty"));
  private final List<Runnable> subscriptions = new ArrayList<>();

  AsideView(
      Replica hub,
      Board board,
      ReviewDesk desk,
      City city,
      LiveUpdates updates,
      StaffWords words,
      SeatDesk seats,
      CenterWriters writers,
      InstantSource clock,
      AuthenticationContext authentication) {
    this.hub = hub;
    this.board = board;
    this.desk = desk;
    this.city = city;
    this.updates = updates;
    this.words = words;
    this.authentication = authentication;
    this.holders = new HoldersPart(hub, board, seats, writers, city, words, clock, this::actor);
    this.table =
        new Cells(
            getTranslation("aside.column.center"),
            getTranslation("aside.column.written"),
            getTranslation("aside.column.what"),
            getTranslation("aside.column.why"),
            getTranslation("aside.column.state"),
            getTranslation("aside.column.doing"));
    addClassName("desk-main");
    Paragraph note = new Paragraph(getTranslation("aside.note"));
    note.addClassName("muted");
    Div head = new Div(new H1(getTranslation("aside.heading")), note);
    head.addClassName("desk-head");
    Div card = new Div(none, table);
    card.addClassNames("panel-card", "fills");
    add(head, card, holders);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    subscriptions.add(
        updates.on(changed -> hub.onChange(_ -> changed.run()), event.getUI(), this::show));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    subscriptions.forEach(Runnable::run);
    subscriptions.clear();
  }

  /// What waits for a person stands first.
  void show() {
    List<SetAside> records =
        hub.read(() ->
            hub.log().scopes().stream()
                .flatMap(scope -> board.reviews().of(scope).stream())
                .sorted(
                    Comparator.comparing((SetAside one) -> one.standing())
                        .thenComparing(SetAside::since))
                .toList());
    table.clear();
    none.setVisible(records.isEmpty());
    table.setVisible(!records.isEmpty());
    records.forEach(this::row);
    holders.show();
  }

  private void row(SetAside one) {
    LocalDateTime written = JapanTime.at(one.written().time());
    table
        .row(
            Cells.text(place(one.op().chain().scope())),
            Cells.text(
                words.day(written.toLocalDate(), getLocale()) + words.time(written, getLocale())),
            Cells.text(getTranslation("aside.kind." + one.kind())),
            Cells.text(
                Rights.Objection.named(one.reason())
                    .map(objection -> getTranslation("fleet.refused." + objection))
                    .orElse(one.reason())),
            Cells.of(state(one)),
            Cells.of(doing(one)))
        .getElement()
        .setAttribute("data-test", "aside");
  }

  private String place(Scope scope) {
    return scope
        .center()
        .flatMap(city::center)
        .map(Center::name)
        .orElseGet(() -> getTranslation("aside.city"));
  }

  private Component state(SetAside one) {
    return switch (one.standing()) {
      case SET_ASIDE ->
          new StateTag(
              StateTag.State.CAUTION,
              one.wish()
                  .map(wish -> getTranslation("aside.wish." + wish.decision(), wish.note()))
                  .orElseGet(() -> getTranslation("aside.waiting")));
      case DISMISSED, COUNTS -> new Span(getTranslation("aside.dismissed", one.note()));
    };
  }

  private Component doing(SetAside one) {
    Div doing = new Div();
    doing.addClassName("row-doing");
    if (one.standing() == Standing.SET_ASIDE) {
      for (Decision decision : Decision.values()) {
        if (ReviewDesk.allows(one, decision, false)) {
          doing.add(button(one, decision));
        }
      }
    }
    return doing;
  }

  private BigButton button(SetAside one, Decision decision) {
    BigButton button = new BigButton(BigButton.Look.PLAIN, getTranslation("aside." + decision));
    button.addClickListener(_ -> ask(one, decision));
    button
        .getElement()
        .setAttribute("data-test", "aside-" + decision.name().toLowerCase(Locale.ROOT));
    return button;
  }

  private void ask(SetAside one, Decision decision) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(getTranslation("aside." + decision));
    TextField reason = new TextField(getTranslation("aside.reason"));
    reason.setManualValidation(true);
    reason.setWidthFull();
    reason.getElement().setAttribute("data-test", "aside-reason");
    dialog.add(reason);
    BigButton keep = new BigButton(BigButton.Look.PLAIN, getTranslation("aside.keep"));
    keep.addClickListener(_ -> dialog.close());
    BigButton yes = new BigButton(BigButton.Look.PRIMARY, getTranslation("aside." + decision));
    yes.getElement().setAttribute("data-test", "aside-yes");
    yes.addClickListener(_ -> {
      switch (TypedText.read(reason.getValue(), ReviewDesk.NOTE_LENGTH_MAX)) {
        case TypedText.Clean(var text) -> {
          dialog.close();
          desk.decide(actor(), one.op(), decision, text);
          show();
        }
        case TypedText.Rejected _ -> {
          reason.setErrorMessage(getTranslation("aside.reason.bad"));
          reason.setInvalid(true);
        }
      }
    });
    dialog.getFooter().add(keep, yes);
    dialog.open();
  }

  private Actor actor() {
    return authentication
        .getAuthenticatedUser(StaffMember.class)
        .map(StaffMember::actor)
        .orElseThrow(() -> new IllegalStateException("nobody is logged in"));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("aside.heading");
  }
}
