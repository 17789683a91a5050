package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsudoi.attendance.Attendee;
import tsudoi.attendance.Source;
import tsudoi.city.Center;
import tsudoi.desk.CheckInDesk;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.FlowBar;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.frontend.NumberPad;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.ScreenText;
import tsudoi.frontend.StateResult;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.kiosk.visitor.ReceiptSearch;
import tsudoi.kiosk.visitor.ReceiptSearch.Found;
import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.listing.Occurrence;
import tsudoi.op.Actor;
import tsudoi.person.PersonToken;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpRules;
import tsudoi.signup.SignedPerson;
import tsudoi.token.ReceiptCode;

/// 受付・わたしの申しこみ: a receipt, scanned or typed, shows its sign-up, checks in and cancels.
@Route("reception")
@AnonymousAllowed
final class ReceptionView extends VisitorView {
  private Optional<Found.Mine> mine = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private final Set<PersonToken> chosen = new LinkedHashSet<>();
  private boolean cancelling;
  private boolean answered;
  private Source source = Source.LIST;

  ReceptionView(Lobby lobby) {
    super(lobby);
  }

  @Override
  void enter(BeforeEnterEvent event, Kiosk kiosk) {
    Manner.of(UI.getCurrent())
        .takeScanned()
        .ifPresent(code -> {
          source = Source.SCAN;
          Found found = new ReceiptSearch(kiosk, lobby().slowdown()).find(code);
          if (found instanceof Found.Activity(var occurrence)) {
            event.forwardTo(ActivityAddress.of(occurrence));
          } else {
            take(kiosk, found);
          }
        });
  }

  @Override
  void scanned(String code) {
    source = Source.SCAN;
    look(kiosk(), code);
  }

  @Override
  boolean personal() {
    return mine.isPresent();
  }

  @Override
  void refresh(Kiosk kiosk) {
    tick(kiosk);
    if (!answered && mine.isPresent() && changed(kiosk, mine.get())) {
      rebuild();
    }
  }

  private boolean changed(Kiosk kiosk, Found.Mine shown) {
    Optional<SignUp> now = kiosk.desks().signUps().find(shown.signUp().id());
    now.ifPresent(signUp -> mine = Optional.of(new Found.Mine(signUp, shown.initials())));
    return now.filter(signUp -> signUp.equals(shown.signUp())).isEmpty();
  }

  @Override
  void show(Kiosk kiosk) {
    frame(kiosk);
    if (mine.isEmpty()) {
      showPad(kiosk);
    } else if (cancelling) {
      showCancelling(kiosk, mine.get());
    } else {
      showFound(kiosk, mine.get());
    }
  }

  // ---- looking for it

  private void showPad(Kiosk kiosk) {
    VisitorWords words = words();
    NumberPad pad = NumberPad.receiptCode(plain(words.say("reception.label")));
    List<Component> parts = new ArrayList<>();
    parts.add(ScreenText.title(words.say("reception.title")));
    parts.add(
        problem
            .<Component>map(text -> new Notice(Notice.Tone.CAUTION, Icon.WARNING, text))
            .orElseGet(
                () -> new Notice(Notice.Tone.INFO, Icon.QR, words.say("reception.sentence"))));
    parts.add(pad);
    screen().content(classed("reception", parts.toArray(Component[]::new)));
    // A scanner types into the pad, too: only a tap says that a code is complete.
    flow(() -> UI.getCurrent().navigate(HomeView.class))
        .next(
            words.say("reception.search"),
            () -> {
              source = Source.LIST;
              if (pad.getValue().length() == ReceiptCode.LENGTH) {
                look(kiosk, pad.getValue());
              } else {
                problem = Optional.of(words.say("code.short"));
                rebuild();
              }
            });
  }

  private void look(Kiosk kiosk, String code) {
    Found found = new ReceiptSearch(kiosk, lobby().slowdown()).find(code);
    if (found instanceof Found.Activity(var occurrence)) {
      UI.getCurrent().navigate(ActivityAddress.of(occurrence));
      return;
    }
    take(kiosk, found);
    rebuild();
  }

  private void take(Kiosk kiosk, Found found) {
    VisitorWords words = words();
    mine = Optional.empty();
    cancelling = false;
    answered = false;
    chosen.clear();
    problem =
        switch (found) {
          case Found.Mine own -> {
            mine = Optional.of(own);
            chosen.addAll(outside(kiosk, own.signUp()));
            yield Optional.empty();
          }
          case Found.Activity _ -> Optional.empty();
          case Found.Unknown _ -> Optional.of(words.say("code.unknown"));
          case Found.OtherCenter _ -> Optional.of(words.say("code.other-center"));
          case Found.Pass _ -> Optional.of(words.say("code.pass"));
          case Found.Damaged _ -> Optional.of(words.say("code.damaged"));
          case Found.Newer _ -> Optional.of(words.say("code.newer"));
          case Found.Foreign _ -> Optional.of(words.say("code.foreign"));
          case Found.Wait(var left) ->
              Optional.of(words.say("code.wait", Math.max(1, left.toSeconds())));
        };
  }

  // ---- one sign-up

  private void showFound(Kiosk kiosk, Found.Mine found) {
    VisitorWords words = words();
    SignUp signUp = found.signUp();
    List<Component> parts = new ArrayList<>();
    parts.add(
        classed(
            "title-row",
            ScreenText.title(words.say("found.title." + signUp.state(), signUp.number())),
            tag(signUp)));
    parts.add(activity(kiosk, signUp));
    boolean some = signUp.coming().size() > 1;
    if (some && !outside(kiosk, signUp).isEmpty()) {
      parts.add(ScreenText.heading(words.say("found.who")));
    }
    parts.add(party(kiosk, found, some));
    FlowBar bar = flow(this::forget);
    if (!signUp.coming().isEmpty()) {
      BigButton cancel = BigButton.plain(Icon.TRASH, words.say("found.cancel"));
      cancel.addClickListener(_ -> {
        cancelling = true;
        chosen.clear();
        signUp.coming().forEach(person -> chosen.add(person.token()));
        rebuild();
      });
      parts.add(classed("found-more", cancel));
    }
    Optional<Center> elsewhere = elsewhere(kiosk, signUp);
    elsewhere.ifPresent(center ->
        parts.add(
            new Notice(
                Notice.Tone.NEAR,
                Icon.HOME,
                words.say("found.elsewhere", words.center(center)),
                words.say("detail.at-center.phone", center.printedTelephone()))));
    if (!signUp.coming().isEmpty() && elsewhere.isEmpty()) {
      BigButton enter =
          BigButton.primary(
              Icon.CHECK,
              some ? words.say("found.enter.some", chosen.size()) : words.say("found.enter"));
      enter.addClassName("forward");
      enter.setEnabled(!chosen.isEmpty() || outside(kiosk, signUp).isEmpty());
      bar.with(enter, () -> enter(kiosk, signUp));
    }
    screen().content(classed("found", parts.toArray(Component[]::new)));
  }

  /// Whose activity it is, when it is another center's: people are checked in there.
  private static Optional<Center> elsewhere(Kiosk kiosk, SignUp signUp) {
    return kiosk
        .read(() -> kiosk.board().occurrence(signUp.occurrence()))
        .flatMap(occurrence -> occurrence.content().owner())
        .filter(owner -> !owner.equals(kiosk.center().id()))
        .flatMap(kiosk.city()::center);
  }

  private StateTag tag(SignUp signUp) {
    StateTag.State state =
        switch (signUp.state()) {
          case CONFIRMED -> StateTag.State.JOINED;
          case QUEUED -> StateTag.State.WAITING;
          case ASKED -> StateTag.State.PROVISIONAL;
          case CANCELLED -> StateTag.State.CANCELLED;
        };
    return new StateTag(state, words().say("found.tag." + signUp.state()));
  }

  private Component activity(Kiosk kiosk, SignUp signUp) {
    VisitorWords words = words();
    Optional<Occurrence> occurrence =
        kiosk.read(() -> kiosk.board().occurrence(signUp.occurrence()));
    Div card = classed("found-card");
    occurrence.ifPresent(known -> {
      card.add(ScreenText.heading(words.best(known.content().title())));
      card.add(
          classed(
              "when",
              new RubyText(
                  words.date(known.day())
                      + " "
                      + words.span(known)
                      + "　"
                      + words.place(known.content(), kiosk.city(), kiosk.center()))));
      known
          .cancelled()
          .ifPresent(reason ->
              card.add(
                  new Notice(
                      Notice.Tone.ERROR,
                      Icon.CROSS,
                      words.say("detail.cancelled"),
                      words.best(reason))));
    });
    card.add(
        classed(
            "code-line",
            new RubyText(words.say("found.code", new ReceiptCode(signUp.receipt()).shown()))));
    return card;
  }

  /// The persons; with several of them each is a choice.
  private Component party(Kiosk kiosk, Found.Mine found, boolean choosing) {
    VisitorWords words = words();
    SignUp signUp = found.signUp();
    Set<PersonToken> coming = new HashSet<>();
    signUp.coming().forEach(person -> coming.add(person.token()));
    Set<PersonToken> outside = new HashSet<>(outside(kiosk, signUp));
    Div party = classed("party");
    int number = 0;
    for (SignedPerson person : signUp.persons()) {
      number++;
      String line = line(found, person, number);
      if (!coming.contains(person.token())) {
        party.add(classed("party-line", new RubyText(words.say("found.person.cancelled", line))));
      } else if (!cancelling && !outside.contains(person.token())) {
        party.add(classed("party-line", new RubyText(words.say("found.person.in", line))));
      } else if (choosing) {
        party.add(choice(line, chosen.contains(person.token()), () -> toggle(person.token())));
      } else {
        party.add(classed("party-line", new RubyText(line)));
      }
    }
    return party;
  }

  private String line(Found.Mine found, SignedPerson person, int number) {
    return Optional.ofNullable(found.initials().get(person.token()))
        .map(letter -> Party.line(words(), "found.person", letter, person.ageBand(), person.role()))
        .orElseGet(() ->
            Party.line(words(), "found.person.anonymous", number, person.ageBand(), person.role()));
  }

  private void toggle(PersonToken person) {
    if (!chosen.remove(person)) {
      chosen.add(person);
    }
    rebuild();
  }

  /// Those who want to come and are not in.
  private static List<PersonToken> outside(Kiosk kiosk, SignUp signUp) {
    return kiosk.read(() ->
        signUp.coming().stream()
            .map(SignedPerson::token)
            .filter(person ->
                kiosk
                    .board()
                    .attendance()
                    .attendee(signUp.occurrence(), person)
                    .filter(Attendee::inside)
                    .isEmpty())
            .toList());
  }

  private void forget() {
    mine = Optional.empty();
    problem = Optional.empty();
    cancelling = false;
    chosen.clear();
    rebuild();
  }

  // ---- checking in

  private void enter(Kiosk kiosk, SignUp signUp) {
    Set<PersonToken> persons = new HashSet<>(chosen);
    if (persons.isEmpty()) {
      signUp.coming().forEach(person -> persons.add(person.token()));
    }
    saving(() ->
        showEntered(
            kiosk,
            signUp,
            kiosk.desks().checkIns().enter(Actor.VISITOR, signUp.id(), persons, source)));
  }

  private void showEntered(Kiosk kiosk, SignUp signUp, CheckInDesk.Outcome outcome) {
    VisitorWords words = words();
    answered = true;
    Answers answers = new Answers(this);
    Optional<Occurrence> occurrence =
        kiosk.read(() -> kiosk.board().occurrence(signUp.occurrence()));
    String title = occurrence.map(known -> words.best(known.content().title())).orElse("");
    String place =
        occurrence
            .map(known -> words.place(known.content(), kiosk.city(), kiosk.center()))
            .orElse("");
    switch (outcome) {
      case CheckInDesk.Outcome.Entered(int entered, _, boolean provisional) -> {
        String about = words.say("enter.about", words.time(kiosk.now().toLocalTime()), entered);
        answers.passing(
            provisional
                ? new StateResult(StateResult.Kind.PROVISIONAL, words.say("enter.provisional"))
                    .about(title, about)
                    .explain(words.say("enter.provisional.why"))
                : new StateResult(StateResult.Kind.CHECKED_IN, words.say("enter.done"))
                    .about(title, about)
                    .explain(words.say("enter.go", place)));
      }
      case CheckInDesk.Outcome.AlreadyIn(var since) ->
          answers.passing(
              new StateResult(
                      StateResult.Kind.PROVISIONAL,
                      words.say("enter.already", words.time(since.toLocalTime())))
                  .about(title)
                  .explain(words.say("enter.already.why")));
      case CheckInDesk.Outcome.Declined(var reason) ->
          answers.declined(words.say("enter.refused"), words.say("enter." + reason));
      case CheckInDesk.Outcome.Unknown _ ->
          answers.declined(words.say("enter.refused"), words.say("enter.unknown"));
    }
  }

  // ---- cancelling

  private void showCancelling(Kiosk kiosk, Found.Mine found) {
    VisitorWords words = words();
    SignUp signUp = found.signUp();
    boolean some = signUp.coming().size() > 1;
    List<Component> parts = new ArrayList<>();
    parts.add(ScreenText.title(words.say("cancel.title")));
    parts.add(new Notice(Notice.Tone.CAUTION, Icon.WARNING, words.say("cancel.sentence")));
    parts.add(activity(kiosk, signUp));
    if (some) {
      parts.add(ScreenText.heading(words.say("cancel.who")));
    }
    parts.add(party(kiosk, found, some));
    screen().content(classed("found", parts.toArray(Component[]::new)));
    BigButton yes =
        BigButton.line(
            Icon.TRASH,
            some ? words.say("cancel.yes.some", chosen.size()) : words.say("cancel.yes"));
    yes.addClassName("forward");
    yes.setEnabled(!chosen.isEmpty());
    screen()
        .flow(
            new FlowBar()
                .with(
                    BigButton.plain(Icon.BACK, words.say("cancel.no")),
                    () -> {
                      cancelling = false;
                      chosen.clear();
                      chosen.addAll(outside(kiosk, signUp));
                      rebuild();
                    })
                .startOver(this::startOver)
                .with(yes, () -> cancel(kiosk, signUp)));
  }

  private void cancel(Kiosk kiosk, SignUp signUp) {
    VisitorWords words = words();
    saving(() -> {
      Optional<SignUpRules.Refusal> refusal =
          kiosk.desks().signUps().cancel(Actor.VISITOR, signUp.id(), Set.copyOf(chosen));
      answered = true;
      if (refusal.isPresent()) {
        new Answers(this)
            .declined(words.say("cancel.title"), words.say("declined." + refusal.get()));
      } else {
        new Answers(this)
            .passing(
                new StateResult(StateResult.Kind.CHECKED_IN, words.say("cancelled.done"))
                    .explain(words.say("cancelled.done.why")));
      }
    });
  }
}
