package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tsudoi.city.Center;
import tsudoi.desk.NewPerson;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Countdown;
import tsudoi.frontend.FlowBar;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.frontend.QrCode;
import tsudoi.frontend.ReceiptCode;
import tsudoi.frontend.StateResult;
import tsudoi.frontend.StateResult.Step;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.ReceiptSearch;
import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.listing.Occurrence;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUp;
import tsudoi.sync.SyncStatus;
import tsudoi.token.QrCodes;
import tsudoi.token.ReceiptToken;

/// The screens people walk away with.
final class Answers {
  /// Long enough to copy six characters; もっと見る begins it again.
  private static final Duration RECEIPT_TIME = Duration.ofSeconds(40);

  private static final Duration ANSWER_TIME = Duration.ofSeconds(10);

  private final VisitorView view;

  Answers(VisitorView view) {
    this.view = view;
  }

  void declined(String title, String sentence) {
    view.screen()
        .content(
            new StateResult(StateResult.Kind.REFUSED, title)
                .explain(sentence, view.words().say("declined.help")));
    view.screen().flow(new FlowBar().finish(view.words().say("result.end"), view::startOver));
  }

  void receipt(
      Kiosk kiosk, Occurrence occurrence, SignUp signUp, PassSecret secret, List<NewPerson> typed) {
    VisitorWords words = view.words();
    LocalDate today = kiosk.now().toLocalDate();
    StateResult result =
        heading(signUp)
            .about(
                words.best(occurrence.content().title()),
                words.whenLong(occurrence, today)
                    + "　"
                    + words.place(occurrence.content(), kiosk.city(), kiosk.center()))
            .receipt(
                new ReceiptCode(words.say("result.code"), signUp.receipt(), owner(typed)),
                receiptQr(kiosk, occurrence, signUp, secret));
    if (signUp.state() == SignUp.State.QUEUED) {
      result.explain(words.say("result.line"));
    } else if (signUp.state() == SignUp.State.ASKED) {
      Center there = answering(kiosk, occurrence);
      result.explain(
          words.say("result.asked.elsewhere", words.center(there), there.printedTelephone()));
    }
    result.next(words.say("result.next"), steps(kiosk, occurrence, signUp));
    if (kiosk.line().status().line() == SyncStatus.Line.DOWN) {
      result.with(new Notice(Notice.Tone.CAUTION, Icon.WIFI_OFF, words.say("result.offline")));
    }
    show(result, RECEIPT_TIME);
  }

  private StateResult heading(SignUp signUp) {
    VisitorWords words = view.words();
    return switch (signUp.state()) {
      case CONFIRMED -> new StateResult(StateResult.Kind.JOINED, words.say("result.joined"));
      case QUEUED ->
          new StateResult(StateResult.Kind.WAITING, words.say("result.waiting", signUp.number()))
              .queue(Math.max(1, signUp.number()), words.say("result.you"));
      case ASKED -> new StateResult(StateResult.Kind.PROVISIONAL, words.say("result.asked"));
      case CANCELLED ->
          new StateResult(StateResult.Kind.REFUSED, words.say("found.title.CANCELLED"));
    };
  }

  private String owner(List<NewPerson> typed) {
    VisitorWords words = view.words();
    String letter = ReceiptSearch.firstLetter(typed.getFirst().name().strip());
    return typed.size() == 1
        ? words.say("result.name", letter)
        : words.say("result.party", letter, typed.size() - 1);
  }

  /// The center whose activity it is.
  private static Center answering(Kiosk kiosk, Occurrence occurrence) {
    return occurrence.content().owner().flatMap(kiosk.city()::center).orElse(kiosk.center());
  }

  private QrCode receiptQr(Kiosk kiosk, Occurrence occurrence, SignUp signUp, PassSecret secret) {
    String token =
        new ReceiptToken(
                answering(kiosk, occurrence).id(),
                signUp.id(),
                signUp.persons().getFirst().token(),
                secret)
            .token(kiosk.key());
    QrCode qr = new QrCode(QrCodes.svg(token), VisitorView.plain(view.words().say("result.qr")));
    qr.addClassName("receipt-qr");
    return qr;
  }

  private List<Step> steps(Kiosk kiosk, Occurrence occurrence, SignUp signUp) {
    VisitorWords words = view.words();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(words.say("result.step.write"), words.say("result.step.write.why")));
    if (signUp.state() == SignUp.State.CONFIRMED) {
      String place = words.place(occurrence.content(), kiosk.city(), kiosk.center());
      String time =
          occurrence.timed()
              ? words.time(occurrence.start().toLocalTime())
              : words.date(occurrence.day());
      steps.add(
          new Step(words.say("result.step.come", time, place), words.say("result.step.come.why")));
    } else if (signUp.state() == SignUp.State.ASKED) {
      steps.add(
          new Step(
              words.say("result.step.asked"),
              words.say("result.step.asked.why", answering(kiosk, occurrence).printedTelephone())));
    } else {
      steps.add(new Step(words.say("result.step.line"), words.say("result.step.line.why")));
    }
    steps.add(
        new Step(
            words.say("result.step.cancel"),
            words.say("result.step.cancel.why", kiosk.center().printedTelephone())));
    return steps;
  }

  /// An answer that goes away by itself.
  void passing(StateResult result) {
    show(result, ANSWER_TIME);
  }

  private void show(StateResult result, Duration time) {
    VisitorWords words = view.words();
    Countdown countdown = new Countdown(time);
    countdown.addEndListener(_ -> view.startOver());
    view.screen().actions();
    view.screen().content(result.with(new Component[] {countdown}));
    view.screen()
        .flow(
            new FlowBar()
                .with(BigButton.plain(Icon.CLOCK, words.say("result.more")), countdown::restart)
                .finish(words.say("result.end"), view::startOver));
  }
}
