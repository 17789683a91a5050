package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsudoi.account.Registry;
import tsudoi.desk.SignUpOutcome;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.CategoryTag;
import tsudoi.frontend.FlowBar;
import tsudoi.frontend.Icon;
import tsudoi.frontend.KanaKeyboard;
import tsudoi.frontend.Notice;
import tsudoi.frontend.NumberPad;
import tsudoi.frontend.Picture;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.ScreenText;
import tsudoi.frontend.StepBar;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.kiosk.visitor.Room;
import tsudoi.kiosk.visitor.SignUpFlow;
import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.listing.Occurrence;
import tsudoi.op.Actor;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpId;
import tsudoi.sync.SyncStatus;

/// Signing up on the screen: the purpose first, then one question at a time, and the answer at once.
@Route("signup/" + ActivityAddress.TEMPLATE)
@AnonymousAllowed
final class SignUpView extends VisitorView {
  private static final int NAME_CHARACTERS = 20;
  private static final int PHONE_DIGITS = 11;
  private static final List<AgeBand> AGES = List.of(AgeBand.values());
  private static final List<Role> ROLES = List.of(Role.PARTICIPANT, Role.HELPER);

  private Optional<SignUpFlow> flow = Optional.empty();
  private Optional<SignUp> taken = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private OptionalInt tooFew = OptionalInt.empty();

  SignUpView(Lobby lobby) {
    super(lobby);
  }

  @Override
  void enter(BeforeEnterEvent event, Kiosk kiosk) {
    Optional<Occurrence> occurrence =
        ActivityAddress.occurrence(event)
            .flatMap(id -> kiosk.read(() -> kiosk.board().occurrence(id)))
            .filter(known -> takesSignUps(kiosk, known));
    if (occurrence.isEmpty()) {
      event.forwardTo(HomeView.class);
      return;
    }
    int version =
        kiosk
            .read(() -> kiosk.board().registry().purpose())
            .map(Registry.Purpose::version)
            .orElse(0);
    flow =
        Optional.of(
            new SignUpFlow(
                new SignUpId(lobby().drawing().ids().timed()),
                lobby().drawing().secret(),
                occurrence.get(),
                version));
  }

  private static boolean takesSignUps(Kiosk kiosk, Occurrence occurrence) {
    return switch (kiosk.read(() -> Room.of(kiosk, occurrence, kiosk.now()))) {
      case Room.Free _, Room.Line _, Room.Unlimited _, Room.AtItsCenter _ -> true;
      case Room.JustCome _, Room.FirstCome _, Room.Elsewhere _, Room.Cancelled _, Room.Over _ ->
          false;
    };
  }

  @Override
  boolean onlyWrites() {
    return true;
  }

  @Override
  boolean personal() {
    return true;
  }

  /// What is typed stays; only a place won while the receipt is on the screen shows at once.
  @Override
  void refresh(Kiosk kiosk) {
    tick(kiosk);
    taken.ifPresent(before ->
        kiosk
            .desks()
            .signUps()
            .find(before.id())
            .filter(now -> now.state() != before.state())
            .ifPresent(now -> {
              taken = Optional.of(now);
              rebuild();
            }));
  }

  @Override
  void show(Kiosk kiosk) {
    if (flow.isEmpty()) {
      frame(kiosk);
      return;
    }
    if (taken.isPresent()) {
      showReceipt(kiosk, taken.get());
    } else {
      showQuestion(kiosk, flow.get());
    }
  }

  // ---- questions

  private void showQuestion(Kiosk kiosk, SignUpFlow asked) {
    frame(kiosk);
    VisitorWords words = words();
    Occurrence occurrence = asked.occurrence();
    Picture picture = Picture.of(occurrence.content().category().name());
    Div asking = classed("asking");
    asking.add(
        new StepBar(
            Stream.of("purpose", "count", "person", "summary")
                .map(part -> words.say("flow.step." + part))
                .toList(),
            asked.part()));
    asking.add(
        classed(
            "flow-topic",
            new CategoryTag(picture, words.category(occurrence.content().category())),
            new RubyText(
                words.best(occurrence.content().title())
                    + "　"
                    + words.whenLong(occurrence, kiosk.now().toLocalDate()))));
    Div answering = classed("answering");
    for (Component part : question(kiosk, asked)) {
      boolean isSaid = part instanceof H1 || part instanceof Paragraph || part instanceof Notice;
      (isSaid ? asking : answering).add(part);
    }
    screen().content(classed("question", asking, answering));
  }

  private List<Component> question(Kiosk kiosk, SignUpFlow asked) {
    return switch (asked.step().question()) {
      case PURPOSE -> purpose(kiosk, asked);
      case HOW_MANY -> tooFew.isPresent() ? fewer(asked, tooFew.getAsInt()) : howMany(kiosk, asked);
      case NAME -> name(asked);
      case AGE -> age(asked);
      case ROLE -> role(asked);
      case PHONE -> phone(asked);
      case SUMMARY -> summary(kiosk, asked);
    };
  }

  private List<Component> purpose(Kiosk kiosk, SignUpFlow asked) {
    VisitorWords words = words();
    String text =
        kiosk
            .read(() -> kiosk.board().registry().purpose())
            .map(purpose -> words.best(purpose.text()))
            .orElseGet(() -> words.say("purpose.none"));
    bar(asked).next(words.say("purpose.agree"), () -> go(asked));
    return List.of(
        ScreenText.title(words.say("purpose.title")),
        classed("purpose", new Notice(Notice.Tone.INFO, Icon.SHIELD, text.split("\n"))));
  }

  /// Fewer places than the party needs: some of them, all in line, or another day.
  private List<Component> fewer(SignUpFlow asked, int free) {
    VisitorWords words = words();
    Div choices =
        classed(
            "big-choices",
            choice(
                words.say("fewer.part", free),
                false,
                () -> {
                  asked.size(free);
                  tooFew = OptionalInt.empty();
                  go(asked);
                }),
            choice(
                words.say("fewer.line", asked.size()),
                false,
                () -> {
                  asked.waitTogether();
                  tooFew = OptionalInt.empty();
                  go(asked);
                }),
            choice(
                words.say("fewer.other"), false, () -> UI.getCurrent().navigate(FindView.class)));
    flow(() -> {
      tooFew = OptionalInt.empty();
      rebuild();
    });
    return List.of(
        ScreenText.title(words.say("fewer.title", free)),
        ScreenText.sentence(words.say("fewer.sentence", asked.size())),
        choices);
  }

  /// Asks what to do where the party does not fit, and tells whether it has to be asked.
  private boolean doesNotFit(Kiosk kiosk, SignUpFlow asked) {
    tooFew =
        switch (kiosk.read(() -> Room.of(kiosk, asked.occurrence(), kiosk.now()))) {
          case Room.Free(int free, _) -> asked.tooFew(free);
          case Room.Line _,
              Room.Unlimited _,
              Room.AtItsCenter _,
              Room.JustCome _,
              Room.FirstCome _,
              Room.Elsewhere _,
              Room.Cancelled _,
              Room.Over _ ->
              OptionalInt.empty();
        };
    if (tooFew.isPresent()) {
      asked.correctSize();
      rebuild();
    }
    return tooFew.isPresent();
  }

  private List<Component> howMany(Kiosk kiosk, SignUpFlow asked) {
    VisitorWords words = words();
    Div choices =
        classed(
            "big-choices",
            IntStream.rangeClosed(1, SignUpFlow.PERSONS_MAX)
                .mapToObj(count ->
                    choice(
                        words.say("count.one", count),
                        asked.size() == count,
                        () -> {
                          asked.size(count);
                          rebuild();
                        }))
                .toArray(Component[]::new));
    choices.addClassName("counts");
    bar(asked)
        .next(() -> {
          if (!doesNotFit(kiosk, asked)) {
            go(asked);
          }
        });
    return List.of(
        ScreenText.title(words.say("count.title")),
        ScreenText.sentence(words.say("count.sentence")),
        choices,
        ScreenText.sentence(words.say("count.more", SignUpFlow.PERSONS_MAX)));
  }

  private List<Component> name(SignUpFlow asked) {
    VisitorWords words = words();
    KanaKeyboard keyboard = new KanaKeyboard(plain(words.say("name.label")), NAME_CHARACTERS);
    keyboard.setValue(asked.name());
    keyboard.addValueChangeListener(event -> asked.name(event.getValue()));
    bar(asked)
        .next(() -> {
          if (asked.answered()) {
            go(asked);
          } else {
            problem = Optional.of(words.say("bad.name.EMPTY"));
            rebuild();
          }
        });
    List<Component> parts = new ArrayList<>();
    parts.add(ScreenText.title(of(asked, "name.title")));
    parts.add(
        problem
            .<Component>map(text -> new Notice(Notice.Tone.ERROR, Icon.WARNING, text))
            .orElseGet(() -> ScreenText.sentence(words.say("name.sentence"))));
    parts.add(keyboard);
    return parts;
  }

  private List<Component> age(SignUpFlow asked) {
    VisitorWords words = words();
    Div choices =
        classed(
            "big-choices",
            AGES.stream()
                .map(band ->
                    choice(
                        words.say("age." + band),
                        asked.ageBand().equals(Optional.of(band)),
                        () -> {
                          asked.ageBand(band);
                          go(asked);
                        }))
                .toArray(Component[]::new));
    bar(asked).next(() -> go(asked));
    return List.of(ScreenText.title(of(asked, "age.title")), choices);
  }

  private List<Component> role(SignUpFlow asked) {
    VisitorWords words = words();
    Div choices =
        classed(
            "big-choices",
            ROLES.stream()
                .map(role ->
                    choice(
                            words.say("role." + role),
                            asked.role().equals(Optional.of(role)),
                            () -> {
                              asked.role(role);
                              go(asked);
                            })
                        .withHint(words.say("role." + role + ".hint")))
                .toArray(Component[]::new));
    bar(asked).next(() -> go(asked));
    return List.of(ScreenText.title(of(asked, "role.title")), choices);
  }

  private List<Component> phone(SignUpFlow asked) {
    VisitorWords words = words();
    NumberPad pad = NumberPad.digits(plain(words.say("phone.label")), PHONE_DIGITS);
    pad.addClassName("phone-pad");
    pad.setValue(asked.phone());
    pad.addValueChangeListener(event -> asked.phone(event.getValue()));
    BigButton skip = BigButton.plain(Icon.NEXT, words.say("phone.skip"));
    skip.addClickListener(_ -> {
      asked.phone("");
      go(asked);
    });
    bar(asked).next(() -> go(asked));
    return List.of(
        ScreenText.title(words.say("phone.title")),
        problem
            .<Component>map(text -> new Notice(Notice.Tone.ERROR, Icon.WARNING, text))
            .orElseGet(() -> ScreenText.sentence(words.say("phone.sentence"))),
        pad,
        skip);
  }

  private List<Component> summary(Kiosk kiosk, SignUpFlow asked) {
    VisitorWords words = words();
    Div persons =
        classed(
            "party",
            asked.typed().stream()
                .map(person ->
                    Party.line(
                        words,
                        "summary.person",
                        tsudoi.kiosk.visitor.ReceiptSearch.firstLetter(person.name().strip()),
                        person.ageBand(),
                        person.role()))
                .map(line -> classed("party-line", new RubyText(line)))
                .toArray(Component[]::new));
    if (asked.occurrence().content().asksPhone()) {
      persons.add(
          classed(
              "party-line",
              new RubyText(
                  words.say(asked.phone().isBlank() ? "summary.nophone" : "summary.phone"))));
    }
    BigButton submit = BigButton.primary(Icon.CHECK, words.say("summary.submit"));
    submit.addClassName("forward");
    bar(asked).with(submit, () -> submit(kiosk, asked));
    List<Component> parts = new ArrayList<>();
    parts.add(ScreenText.title(words.say("summary.title")));
    parts.add(persons);
    if (kiosk.line().status().line() == SyncStatus.Line.DOWN) {
      parts.add(new Notice(Notice.Tone.CAUTION, Icon.WIFI_OFF, words.say("result.offline")));
    }
    return parts;
  }

  private String of(SignUpFlow asked, String key) {
    return asked.size() == 1
        ? words().say(key)
        : words().say(key + ".of", asked.step().person() + 1);
  }

  private FlowBar bar(SignUpFlow asked) {
    return flow(() -> {
      problem = Optional.empty();
      if (asked.back()) {
        rebuild();
      } else {
        UI.getCurrent().getPage().getHistory().back();
      }
    });
  }

  private void go(SignUpFlow asked) {
    problem = Optional.empty();
    asked.next();
    rebuild();
  }

  // ---- the answer

  private void submit(Kiosk kiosk, SignUpFlow asked) {
    if (doesNotFit(kiosk, asked)) {
      return;
    }
    saving(() -> {
      switch (kiosk.desks().signUps().signUp(Actor.VISITOR, asked.wish())) {
        case SignUpOutcome.Taken(var signUp) -> {
          taken = Optional.of(signUp);
          rebuild();
        }
        case SignUpOutcome.BadName(int person, var wrong) -> {
          asked.correctName(person);
          wrong(words().say("bad.name." + wrong, tsudoi.desk.NewPerson.NAME_LENGTH_MAX));
        }
        case SignUpOutcome.BadTelephone _ -> {
          asked.correctPhone();
          wrong(words().say("bad.telephone"));
        }
        case SignUpOutcome.BadPartySize _ ->
            declined(words().say("bad.party", SignUpFlow.PERSONS_MAX));
        case SignUpOutcome.Declined(var reason) -> declined(words().say("declined." + reason));
        case SignUpOutcome.NotHere _ -> declined(words().say("declined.not-here"));
      }
    });
  }

  private void wrong(String sentence) {
    problem = Optional.of(sentence);
    rebuild();
  }

  private void declined(String sentence) {
    new Answers(this).declined(words().say("declined.title"), sentence);
  }

  private void showReceipt(Kiosk kiosk, SignUp signUp) {
    SignUpFlow asked = flow.orElseThrow();
    frame(kiosk);
    new Answers(this).receipt(kiosk, asked.occurrence(), signUp, asked.secret(), asked.typed());
  }
}
