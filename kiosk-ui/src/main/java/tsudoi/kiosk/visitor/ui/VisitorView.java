package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.FlowBar;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IdleWatch;
import tsudoi.frontend.KioskScreen;
import tsudoi.frontend.LineStatus;
import tsudoi.frontend.Notice;
import tsudoi.frontend.RubyNotation;
import tsudoi.frontend.ScannerListener;
import tsudoi.frontend.ScreenText;
import tsudoi.frontend.StateResult;
import tsudoi.frontend.ToolBar;
import tsudoi.frontend.TopBar;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.oplog.NotSaved;
import tsudoi.sync.SyncStatus;
import tsudoi.upkeep.Saving;

/// What all of a visitor's screens do: frame, clock, line, tools, the scanner that needs no field, and
/// going back to the first screen when nobody is there any more.
///
/// A screen is rebuilt from what is known, so that a change needs no second way of showing it.
@StyleSheet("tsudoi/kiosk.css")
@StyleSheet("kiosk/visitor.css")
abstract class VisitorView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final Logger LOG = LoggerFactory.getLogger(VisitorView.class);

  private final Lobby lobby;
  private final KioskScreen screen = new KioskScreen();
  private final Div over = classed("over-screen");
  private Runnable unsubscribe = () -> {};
  private TopBar topBar = new TopBar("", new LineStatus(false, ""));
  private LineStatus lineStatus = new LineStatus(false, "");

  VisitorView(Lobby lobby) {
    this.lobby = lobby;
    addClassName("visitor");
  }

  /// Reads what stands in the address; called before the first [#show].
  void enter(BeforeEnterEvent event, Kiosk kiosk) {}

  /// Builds the whole screen anew.
  abstract void show(Kiosk kiosk);

  /// What to do when something changed while the screen is open: a form keeps what is typed.
  void refresh(Kiosk kiosk) {
    tick(kiosk);
  }

  /// Whether this screen has no other use than to write: it is not offered while nothing can be kept.
  boolean onlyWrites() {
    return false;
  }

  /// Whether anything about a person is on the screen: it then stays a little longer.
  boolean personal() {
    return false;
  }

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    lobby.opening().kiosk().ifPresent(kiosk -> enter(event, kiosk));
    rebuild();
  }

  @Override
  public String getPageTitle() {
    return words().say("title.home");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    unsubscribe = lobby.pulse().subscribe(() -> ui.access(this::beat));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    unsubscribe.run();
    super.onDetach(event);
  }

  private boolean prepared;
  private Saving saving = Saving.WORKS;

  /// Something may have changed.
  final void beat() {
    if (!prepared && lobby.opening().kiosk().isPresent()) {
      rebuild();
    } else {
      lobby.opening().kiosk().ifPresent(this::refreshOrRebuild);
    }
  }

  private void refreshOrRebuild(Kiosk kiosk) {
    if (saving == lobby.saving().get()) {
      refresh(kiosk);
    } else {
      rebuild();
    }
  }

  final void rebuild() {
    removeAll();
    over.removeAll();
    screen.add(over);
    UI ui = UI.getCurrent();
    screen.setTextStep(Manner.of(ui).textStep());
    screen.setContrast(Manner.of(ui).contrast());
    add(screen);
    lobby.opening().kiosk().ifPresentOrElse(this::begin, this::prepare);
  }

  private void begin(Kiosk kiosk) {
    prepared = true;
    screen.actions();
    screen.flow(new Div());
    saving = lobby.saving().get();
    if (saving != Saving.WORKS && onlyWrites()) {
      frame(kiosk);
      notSaved();
    } else {
      show(kiosk);
    }
    screen.alarm(alarm());
    ScannerListener scanner = new ScannerListener();
    scanner.addScanListener(event -> scanned(event.code()));
    over.add(scanner);
    watch(kiosk);
  }

  private Optional<Component> alarm() {
    VisitorWords words = words();
    return switch (saving) {
      case WORKS -> Optional.empty();
      case FULL, STOPPED ->
          Optional.of(
              new Notice(
                  Notice.Tone.ERROR,
                  Icon.WARNING,
                  words.say("alarm." + saving + ".1"),
                  words.say("alarm." + saving + ".2")));
    };
  }

  private void watch(Kiosk kiosk) {
    boolean atHome = this instanceof HomeView;
    if (atHome && !Manner.touched(UI.getCurrent())) {
      return;
    }
    Duration idle = kiosk.manners().idle();
    IdleWatch watch = new IdleWatch(personal() ? idle.plus(idle.dividedBy(2)) : idle);
    watch.addIdleListener(_ -> startOver());
    over.add(watch);
  }

  private void prepare() {
    VisitorWords words = words();
    screen.head(new TopBar(words.say("city"), new LineStatus(false, words.say("line.starting"))));
    Div middle =
        new Div(
            ScreenText.title(words.say("preparing.title")),
            ScreenText.sentence(
                words.say(
                    lobby.opening().isRebuilding()
                        ? "preparing.rebuilding"
                        : "preparing.sentence")));
    middle.addClassName("preparing");
    screen.content(middle);
  }

  // ---- what screens use

  final Lobby lobby() {
    return lobby;
  }

  final KioskScreen screen() {
    return screen;
  }

  final Kiosk kiosk() {
    return lobby.opening().kiosk().orElseThrow();
  }

  final VisitorWords words() {
    return VisitorWords.in(UI.getCurrent().getLocale());
  }

  static String plain(String notation) {
    return RubyNotation.parse(notation).plain();
  }

  /// Head and tools of every screen but the first.
  final void frame(Kiosk kiosk) {
    VisitorWords words = words();
    lineStatus = new LineStatus(false, "");
    topBar = new TopBar(words.center(kiosk.center()), lineStatus);
    screen.head(topBar);
    screen.tools(tools(kiosk));
    tick(kiosk);
  }

  final ToolBar tools(Kiosk kiosk) {
    UI ui = UI.getCurrent();
    Manner manner = Manner.of(ui);
    return new ToolBar(() -> call(kiosk))
        .text(() -> {
          manner.nextTextStep();
          rebuild();
        })
        .contrast(
            manner.contrast(),
            () -> {
              manner.switchContrast();
              rebuild();
            })
        .language(() -> {
          Manner.speak(ui, words().japanese() ? Locale.ENGLISH : Locale.JAPANESE);
          rebuild();
        });
  }

  /// Clock and line, which change while everything else stays.
  void tick(Kiosk kiosk) {
    VisitorWords words = words();
    topBar.showTime(words.time(kiosk.now().toLocalTime()));
    show(lineStatus, kiosk, ".short");
  }

  final void show(LineStatus status, Kiosk kiosk, String form) {
    VisitorWords words = words();
    SyncStatus sync = kiosk.line().status();
    String age =
        sync.lastContact()
            .map(contact -> words.ago(Duration.between(contact, kiosk.instant())))
            .orElse("");
    switch (sync.line()) {
      case UP -> status.show(true, words.say("line.up" + form, age));
      case DOWN -> status.show(false, words.say("line.down" + form));
      case UNKNOWN -> status.show(false, words.say("line.starting"));
    }
  }

  /// Back, start over: where they always are.
  final FlowBar flow(Runnable back) {
    FlowBar bar = new FlowBar().back(back).startOver(this::startOver);
    screen.flow(bar);
    return bar;
  }

  /// Everything personal is gone after this: the view, what was typed, the language.
  final void startOver() {
    UI ui = UI.getCurrent();
    Manner.forget(ui);
    if (this instanceof HomeView) {
      rebuild();
    } else {
      ui.navigate(HomeView.class);
    }
  }

  final void open(Panel panel) {
    over.add(panel);
  }

  private void call(Kiosk kiosk) {
    VisitorWords words = words();
    open(
        new Panel(
            words.say("call.title"),
            words.say("call.close"),
            new CallPanel(kiosk, lobby.calls(), words)));
  }

  void scanned(String code) {
    UI ui = UI.getCurrent();
    Manner.of(ui).scanned(code);
    ui.navigate(ReceptionView.class);
  }

  /// Runs what writes; when the store refuses, nothing is pretended.
  final void saving(Runnable write) {
    try {
      write.run();
    } catch (NotSaved e) {
      LOG.error("A visitor's tap was not saved", e);
      notSaved();
    }
  }

  private void notSaved() {
    VisitorWords words = words();
    screen.actions();
    screen.content(
        new StateResult(StateResult.Kind.REFUSED, words.say("not-saved.title"))
            .explain(words.say("not-saved.1"), words.say("not-saved.2." + lobby.saving().get())));
    screen.flow(new FlowBar().finish(words.say("result.end"), this::startOver));
  }

  final LocalDateTime now() {
    return kiosk().now();
  }

  static Div classed(String name, Component... parts) {
    Div div = new Div(parts);
    div.addClassName(name);
    return div;
  }

  /// A choice that shows whether it is on by a tick, not by colour alone.
  static BigButton choice(String words, boolean on, Runnable action) {
    BigButton button = new BigButton(BigButton.Look.PLAIN, words).ticked(on);
    button.addClickListener(_ -> action.run());
    return button;
  }
}
