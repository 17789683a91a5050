package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import tsudoi.account.Registry;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.ReviewDesk;
import tsudoi.desk.SeatDesk;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.StateTag;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.hub.staff.StaffWords;
import tsudoi.listing.Listing;
import tsudoi.op.Actor;
import tsudoi.oplog.Replica;
import tsudoi.person.TypedText;
import tsudoi.signup.SignUp;

/// 席の 持ち主: what staff decide about kiosks that end, and the confirmed parties that no places cover.
final class HoldersPart extends Div {
  private final Replica hub;
  private final Board board;
  private final SeatDesk seats;
  private final CenterWriters writers;
  private final City city;
  private final StaffWords words;
  private final InstantSource clock;
  private final Supplier<Actor> actor;
  private final Cells kiosks;
  private final Cells disputed;
  private final Paragraph noneDisputed = new Paragraph(getTranslation("holders.disputed.none"));

  /// A confirmed party beyond the places of its holder.
  private record Party(Listing listing, SignUp signUp) {}

  /// @param actor whoever is logged in
  HoldersPart(
      Replica hub,
      Board board,
      SeatDesk seats,
      CenterWriters writers,
      City city,
      StaffWords words,
      InstantSource clock,
      Supplier<Actor> actor) {
    this.hub = hub;
    this.board = board;
    this.seats = seats;
    this.writers = writers;
    this.city = city;
    this.words = words;
    this.clock = clock;
    this.actor = actor;
    this.disputed =
        new Cells(
                getTranslation("holders.column.center"),
                getTranslation("holders.column.activity"),
                getTranslation("holders.column.date"),
                getTranslation("holders.column.receipt"),
                getTranslation("holders.column.persons"))
            .numbersIn(4);
    this.kiosks =
        new Cells(
            getTranslation("holders.column.center"),
            getTranslation("holders.column.kiosk"),
            getTranslation("holders.column.state"),
            getTranslation("holders.column.doing"));
    add(
        card("holders.disputed", noneDisputed, disputed),
        card("holders.kiosks", new Div(), kiosks));
  }

  private Div card(String name, Component... content) {
    Paragraph note = new Paragraph(getTranslation(name + ".note"));
    note.addClassName("muted");
    Div card = new Div(new H2(getTranslation(name)), note);
    card.add(content);
    card.addClassName("panel-card");
    return card;
  }

  void show() {
    LocalDateTime now = JapanTime.at(clock.instant());
    List<Party> parties = hub.read(() -> parties(now));
    disputed.clear();
    disputed.setVisible(!parties.isEmpty());
    noneDisputed.setVisible(parties.isEmpty());
    parties.forEach(this::row);
    kiosks.clear();
    hub.read(() -> board.registry().kiosks()).stream()
        .sorted(
            Comparator.comparing((Registry.Kiosk kiosk) -> kiosk.center().number())
                .thenComparing(Registry.Kiosk::name))
        .forEach(this::row);
  }

  private List<Party> parties(LocalDateTime now) {
    return board.listings().published().stream()
        .flatMap(listing ->
            board.signUps().occurrences(listing.id()).stream()
                .filter(id -> board.ahead(id, now))
                .flatMap(id -> board.signUps().disputed(id).stream())
                .map(signUp -> new Party(listing, signUp)))
        .sorted(Comparator.comparing(party -> party.signUp().occurrence().originalStart()))
        .toList();
  }

  private void row(Party party) {
    LocalDateTime start = party.signUp().occurrence().originalStart();
    disputed
        .row(
            Cells.text(party.listing().content().owner().map(this::name).orElse("")),
            Cells.text(words.title(party.listing().content().title(), getLocale())),
            Cells.text(
                words.shortDay(start.toLocalDate(), getLocale()) + words.time(start, getLocale())),
            Cells.text(party.signUp().receipt()),
            Cells.number(getTranslation("live.persons", party.signUp().places())))
        .getElement()
        .setAttribute("data-test", "disputed");
  }

  private void row(Registry.Kiosk kiosk) {
    Registry.Service service = hub.read(() -> board.registry().service(kiosk.replica()));
    Div doing = new Div();
    doing.addClassName("row-doing");
    if (service == Registry.Service.ACTIVE) {
      doing.add(button(Question.DISMISS, kiosk));
    }
    if (service == Registry.Service.ACTIVE || service == Registry.Service.LEAVING) {
      doing.add(button(Question.DESTROYED, kiosk));
      if (writers.writer(kiosk.replica()).filter(seats::waitsForEarlierLives).isPresent()) {
        doing.add(button(Question.LOST, kiosk));
      }
      if (seats.waiting(kiosk.center())) {
        doing.add(button(Question.CLAIM, kiosk));
      }
    }
    String state = getTranslation("holders.state." + service);
    kiosks
        .row(
            Cells.text(name(kiosk.center())),
            Cells.text(kiosk.name()),
            Cells.of(
                service == Registry.Service.ACTIVE
                    ? new Span(state)
                    : new StateTag(StateTag.State.CAUTION, state)),
            Cells.of(doing))
        .getElement()
        .setAttribute("data-test", "holder");
  }

  private String name(CenterId center) {
    return city.center(center).map(Center::name).orElse("");
  }

  /// What a person can say about a kiosk; each has a warning, and only one of them asks why.
  private enum Question {
    DISMISS,
    DESTROYED,
    LOST,
    CLAIM
  }

  private BigButton button(Question question, Registry.Kiosk kiosk) {
    BigButton button = new BigButton(BigButton.Look.PLAIN, getTranslation("holders." + question));
    button.addClickListener(_ -> ask(question, kiosk));
    button.getElement().setAttribute("data-test", "holder-" + question);
    return button;
  }

  private void ask(Question question, Registry.Kiosk kiosk) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(
        getTranslation("holders.title." + question, name(kiosk.center()), kiosk.name()));
    dialog.add(new Paragraph(getTranslation("holders.text." + question)));
    TextField reason = new TextField(getTranslation("aside.reason"));
    reason.setManualValidation(true);
    reason.setWidthFull();
    reason.getElement().setAttribute("data-test", "holder-reason");
    if (question == Question.DESTROYED) {
      dialog.add(reason);
    }
    BigButton keep = BigButton.plain(Icon.BACK, getTranslation("aside.keep"));
    keep.addClickListener(_ -> dialog.close());
    BigButton yes = new BigButton(BigButton.Look.PRIMARY, getTranslation("holders." + question));
    yes.getElement().setAttribute("data-test", "holder-yes");
    yes.addClickListener(_ -> {
      if (question != Question.DESTROYED) {
        done(dialog, question, kiosk, "");
        return;
      }
      switch (TypedText.read(reason.getValue(), ReviewDesk.NOTE_LENGTH_MAX)) {
        case TypedText.Clean(var text) -> done(dialog, question, kiosk, text);
        case TypedText.Rejected _ -> {
          reason.setErrorMessage(getTranslation("aside.reason.bad"));
          reason.setInvalid(true);
        }
      }
    });
    dialog.getFooter().add(keep, yes);
    dialog.open();
  }

  private void done(Dialog dialog, Question question, Registry.Kiosk kiosk, String note) {
    dialog.close();
    switch (question) {
      case DISMISS -> seats.dismiss(actor.get(), kiosk.replica());
      case DESTROYED -> seats.destroyed(actor.get(), kiosk.replica(), note);
      case LOST -> writers.writer(kiosk.replica()).ifPresent(now -> seats.lost(actor.get(), now));
      case CLAIM -> seats.claim(actor.get(), kiosk.center());
    }
    show();
  }
}
