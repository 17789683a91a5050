package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.JapanTime;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.LineStatus;
import tsudoi.frontend.Notice;
import tsudoi.frontend.ResultSound;
import tsudoi.frontend.TsudoiMark;
import tsudoi.kiosk.desk.AsideBoard;
import tsudoi.kiosk.desk.CallBoard;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.kiosk.desk.TellBoard;
import tsudoi.kiosk.manager.OpenDesk;
import tsudoi.sync.SyncStatus;
import tsudoi.upkeep.Saving;

/// The frame of the desk: who, where, how the line is; the ways to the screens; and the end of it
/// all when nobody works here.
@RolesAllowed("MANAGER")
@StyleSheet("tsudoi/desk.css")
@StyleSheet("tsudoi-kiosk/desk.css")
public class DeskFrame extends Div
    implements RouterLayout, BeforeEnterObserver, AfterNavigationObserver {
  private static final Logger LOG = LoggerFactory.getLogger(DeskFrame.class);

  /// Tells the server at most twice a minute that somebody works here, typing included.
  private static final String SIGNS_OF_LIFE =
      """
      const desk = this;
      let last = 0;
      const alive = () => {
        if (!desk.isConnected) {
          ['pointerdown', 'keydown'].forEach(sign => window.removeEventListener(sign, alive, true));
        } else if (Date.now() - last > 30000) {
          last = Date.now();
          desk.$server.touch();
        }
      };
      ['pointerdown', 'keydown'].forEach(sign => window.addEventListener(sign, alive, true));
      """;

  private final DeskDoor door;
  private final DeskWords words = DeskWords.ofThisBrowser();
  private final LineStatus line = new LineStatus(false, "");
  private final Map<String, Anchor> ways = new LinkedHashMap<>();
  private final Span calls = new Span();
  private final Span aside = new Span();
  private final Span concern = new Span("!");
  private final BigButton names;
  private final Div alarm = new Div();
  private final Div main = new Div();
  private Saving saving = Saving.WORKS;
  private Optional<Instant> stalled = Optional.empty();
  private final Div call = new Div();
  private final List<Runnable> subscriptions = new ArrayList<>();
  private Optional<Instant> shownCall = Optional.empty();

  public DeskFrame(DeskDoor door) {
    this.door = door;
    addClassName("desk");
    names = DeskParts.named(BigButton.plain(Icon.EYE_OFF, words.say("names.show")), "names");
    names.addClickListener(_ -> getUI().ifPresent(this::toggleNames));
    main.addClassName("desk-main");
    alarm.addClassName("desk-alarm");
    alarm.getElement().setAttribute("role", "alert");
    DeskParts.named(alarm, "alarm");
    main.add(call);
    call.addClassName("desk-call");
    call.getElement().setAttribute("role", "alert");
    DeskParts.named(call, "staff-call");
    add(bar(), side(), main);
  }

  private Div bar() {
    String language = words.say("language.other");
    BigButton other = DeskParts.named(BigButton.plain(Icon.GLOBE, language), "language");
    other.addClickListener(_ -> {
      (words.isJapanese() ? DeskWords.english() : DeskWords.japanese()).choose();
      getUI().ifPresent(ui -> ui.getPage().reload());
    });
    BigButton logout = DeskParts.named(BigButton.plain(Icon.LOCK, words.say("logout")), "logout");
    logout.addClickListener(_ -> {
      // this window leaves by itself; only others hear that the desk was closed
      endSubscriptions();
      door.logout().run();
    });
    Span brand = new Span(door.kiosk().center().title());
    brand.addClassName("brand");
    Span gap = new Span();
    gap.addClassName("gap");
    DeskParts.named(line, "line");
    return DeskParts.box("desk-bar", new TsudoiMark(), brand, gap, line, names, other, logout);
  }

  private Nav side() {
    Nav side = new Nav();
    side.addClassName("desk-side");
    side.getElement().setAttribute("aria-label", words.say("side.label"));
    way(side, "desk", Icon.HOME, "today");
    way(side, "desk/listings", Icon.CALENDAR, "listings");
    way(side, "desk/signups", Icon.LIST, "signups");
    Anchor phone = way(side, "desk/calls", Icon.PHONE, "calls");
    calls.addClassName("count");
    calls.setVisible(false);
    DeskParts.named(calls, "open-calls");
    phone.add(calls);
    way(side, "desk/carry", Icon.BAG, "carry");
    Anchor kept = way(side, "desk/aside", Icon.SHIELD, "aside");
    aside.addClassName("count");
    aside.setVisible(false);
    DeskParts.named(aside, "open-aside");
    kept.add(aside);
    Anchor care = way(side, "desk/care", Icon.SETTINGS, "care");
    concern.addClassName("count");
    concern.setVisible(false);
    DeskParts.named(concern, "concern");
    care.add(concern);
    return side;
  }

  private Anchor way(Nav side, String address, Icon icon, String name) {
    Anchor way = new Anchor(address, new IconView(icon), new Span(words.say("side." + name)));
    DeskParts.named(way, "nav-" + name);
    ways.put(address, way);
    side.add(way);
    return way;
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    main.removeAll();
    main.add(call, alarm);
    main.getElement().appendChild(content.getElement());
  }

  @Override
  public void removeRouterLayoutContent(HasElement oldContent) {
    main.removeAll();
    main.add(call);
  }

  /// A desk that was closed for idleness still has its browser's login; it starts anew.
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (door.manager().isEmpty()) {
      event.getUI().getPage().setLocation("desk/login?idle");
      event.forwardTo("desk/login");
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    String path = event.getLocation().getPath();
    ways.forEach((address, way) -> {
      boolean here =
          switch (address) {
            case "desk" -> path.equals("desk");
            case "desk/listings" -> path.startsWith("desk/listing");
            case "desk/signups" ->
                path.startsWith("desk/signups")
                    || path.startsWith("desk/roster")
                    || path.startsWith("desk/heads");
            default -> path.startsWith(address);
          };
      if (here) {
        way.getElement().setAttribute("aria-current", "page");
      } else {
        way.getElement().removeAttribute("aria-current");
      }
    });
    door.manager().ifPresent(desk -> desk.touch(door.kiosk().instant()));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    UI ui = event.getUI();
    Optional<OpenDesk> manager = door.manager();
    subscriptions.add(door.beat().subscribe(() -> later(ui, this::refresh)));
    manager.ifPresent(_ -> subscriptions.add(door.calls().listen(() -> later(ui, this::showCall))));
    manager.ifPresent(desk -> subscriptions.add(desk.whenClosed(() -> later(ui, () -> leave(ui)))));
    getElement().executeJs(SIGNS_OF_LIFE);
    refresh();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    endSubscriptions();
    DeskWindow.of(event.getUI()).close();
  }

  private void endSubscriptions() {
    subscriptions.forEach(Runnable::run);
    subscriptions.clear();
  }

  /// Somebody works at the desk.
  @ClientCallable
  public void touch() {
    door.manager().ifPresent(desk -> desk.touch(door.kiosk().instant()));
  }

  private static void leave(UI ui) {
    DeskWindow.of(ui).close();
    ui.getPage().setLocation("desk/login?idle");
  }

  private static void later(UI ui, Runnable action) {
    try {
      ui.access(action::run);
    } catch (UIDetachedException e) {
      LOG.debug("The window was closed between two beats");
    }
  }

  private void toggleNames(UI ui) {
    DeskWindow window = DeskWindow.of(ui);
    window.showNames(!window.namesOut());
    names.setWords(words.say(window.namesOut() ? "names.hide" : "names.show"));
    names.pressed(window.namesOut());
  }

  private void showAlarm() {
    alarm.removeAll();
    switch (saving) {
      case WORKS -> {}
      case FULL, STOPPED ->
          alarm.add(
              new Notice(
                  Notice.Tone.ERROR,
                  Icon.WARNING,
                  words.say("alarm." + saving + ".1"),
                  words.say("alarm." + saving + ".2")));
    }
    stalled.ifPresent(since ->
        alarm.add(
            new Notice(
                Notice.Tone.CAUTION,
                Icon.WARNING,
                words.say("alarm.stalled.1", words.when(JapanTime.at(since))),
                words.say("alarm.stalled.2"))));
  }

  private void refresh() {
    SyncStatus status = door.kiosk().line().status();
    String contact =
        status
            .lastContact()
            .map(at -> words.ago(Duration.between(at, door.kiosk().instant())))
            .map(ago -> words.say("line.contact", ago))
            .orElse(words.say("line.never"));
    line.show(
        status.line() == SyncStatus.Line.UP, words.say("line.status", contact, status.unsent()));
    int open = CallBoard.of(door.kiosk()).openCalls() + TellBoard.of(door.kiosk()).open();
    calls.setVisible(open > 0);
    calls.setText(Integer.toString(open));
    int kept = AsideBoard.of(door.kiosk()).open();
    aside.setVisible(kept > 0);
    aside.setText(Integer.toString(kept));
    concern.setVisible(CareView.isNeeded(door));
    Saving now = door.upkeep().saving();
    Optional<Instant> still = door.kiosk().line().stalledSince();
    if (now != saving || !still.equals(stalled)) {
      saving = now;
      stalled = still;
      showAlarm();
    }
    showCall();
  }

  /// Somebody waits at the kiosk's screen: it stands over every screen of the desk and rings.
  private void showCall() {
    Optional<Instant> since = door.calls().waitingSince();
    if (since.equals(shownCall)) {
      return;
    }
    shownCall = since;
    call.removeAll();
    since.ifPresent(at -> {
      BigButton going =
          DeskParts.named(BigButton.primary(Icon.PEOPLE, words.say("call.going")), "going");
      going.addClickListener(_ -> door.calls().going());
      call.add(
          new IconView(Icon.BELL),
          DeskParts.text(
              "strong", words.say("call.waiting", words.time(JapanTime.at(at).toLocalTime()))),
          going,
          ResultSound.calling());
    });
  }
}
