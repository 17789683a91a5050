package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tsudoi.city.Center;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.BigNumber;
import tsudoi.frontend.CategoryPicture;
import tsudoi.frontend.CategoryTag;
import tsudoi.frontend.Fact;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.KeptPart;
import tsudoi.frontend.Notice;
import tsudoi.frontend.Picture;
import tsudoi.frontend.QrCode;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.ScreenText;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.JoinPoster;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.kiosk.visitor.Nearness;
import tsudoi.kiosk.visitor.Room;
import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.Words;
import tsudoi.token.QrCodes;

/// One activity: everything it says, and how to take part.
@Route("activity/" + ActivityAddress.TEMPLATE)
@AnonymousAllowed
final class ActivityView extends VisitorView {
  private Optional<ListingId> listing = Optional.empty();
  private Optional<OccurrenceId> occurrence = Optional.empty();
  private Optional<Parts> parts = Optional.empty();
  private BigNumber free = new BigNumber("", 0, "");
  private RubyText places = new RubyText("");

  /// The parts of the screen; each is built again only when it changes.
  private record Parts(
      KeptPart<ListingContent> head, KeptPart<List<Line>> facts, KeptPart<TakingPart> takingPart) {}

  private record Line(Icon icon, String words, Optional<String> more) {
    Line(Icon icon, String words) {
      this(icon, words, Optional.empty());
    }

    Line(Icon icon, String words, String more) {
      this(icon, words, Optional.of(more));
    }

    Fact drawn() {
      return more.map(second -> new Fact(icon, words, second))
          .orElseGet(() -> new Fact(icon, words));
    }
  }

  /// How one takes part; the figures beside it change by themselves.
  private sealed interface TakingPart {
    /// Sentences, each box with its own.
    record Told(List<Box> boxes) implements TakingPart {}

    /// On this screen, and by phone where there is an address for it.
    ///
    /// @param counted whether places are limited
    record Ways(OccurrenceId id, Optional<String> url, boolean line, boolean counted)
        implements TakingPart {}

    /// By a request to another center.
    record Request(OccurrenceId id, Optional<Center> center, String host) implements TakingPart {}
  }

  private record Box(Notice.Tone tone, Icon icon, List<String> sentences) {
    Box(Notice.Tone tone, Icon icon, String... sentences) {
      this(tone, icon, List.of(sentences));
    }

    Notice drawn() {
      return new Notice(tone, icon, sentences.toArray(String[]::new));
    }
  }

  ActivityView(Lobby lobby) {
    super(lobby);
  }

  @Override
  void enter(BeforeEnterEvent event, Kiosk kiosk) {
    listing = ActivityAddress.listing(event);
    occurrence = ActivityAddress.occurrence(event);
  }

  @Override
  void show(Kiosk kiosk) {
    frame(kiosk);
    parts = Optional.empty();
    showActivity(kiosk);
    flow(() -> UI.getCurrent().getPage().getHistory().back());
  }

  @Override
  void refresh(Kiosk kiosk) {
    tick(kiosk);
    showActivity(kiosk);
  }

  private void showActivity(Kiosk kiosk) {
    Optional<Occurrence> date =
        occurrence.flatMap(id -> kiosk.read(() -> kiosk.board().occurrence(id)));
    Optional<Listing> found =
        listing
            .flatMap(id -> kiosk.read(() -> kiosk.board().listings().find(id)))
            .filter(Listing::published);
    if (found.isEmpty() || (occurrence.isPresent() && date.isEmpty())) {
      parts = Optional.empty();
      screen()
          .content(
              new Notice(
                  Notice.Tone.CAUTION,
                  Icon.SEARCH,
                  words().say("detail.gone"),
                  words().say("detail.gone.why")));
      return;
    }
    Parts shown = parts.orElseGet(this::build);
    shown.head().show(found.get().content());
    shown.facts().show(facts(kiosk, found.get(), date));
    Optional<Room> room = date.map(known -> kiosk.read(() -> Room.of(kiosk, known, kiosk.now())));
    shown
        .takingPart()
        .show(
            date.map(known -> takingPart(kiosk, known, room.orElseThrow()))
                .orElseGet(() -> undated(found.get())));
    date.ifPresent(known -> figures(kiosk, known, room.orElseThrow()));
  }

  private Parts build() {
    Div detail = classed("activity-detail");
    screen().content(detail);
    Parts built =
        new Parts(
            new KeptPart<>(detail, this::head),
            new KeptPart<>(
                detail,
                lines ->
                    classed(
                        "facts-grid", lines.stream().map(Line::drawn).toArray(Component[]::new))),
            new KeptPart<>(
                detail, how -> classed("taking-part", draw(how).toArray(Component[]::new))));
    parts = Optional.of(built);
    return built;
  }

  private Component head(ListingContent content) {
    VisitorWords words = words();
    Picture picture = Picture.of(content.category().name());
    String category = words.category(content.category());
    Div about =
        classed(
            "about",
            new CategoryTag(picture, category),
            ScreenText.title(words.best(content.title())),
            new RubyText(words.best(content.description())));
    Div head = classed("scene-head", about, new CategoryPicture(picture, category));
    head.addClassName(picture.className());
    return head;
  }

  private List<Line> facts(Kiosk kiosk, Listing found, Optional<Occurrence> date) {
    VisitorWords words = words();
    ListingContent content = found.content();
    LocalDateTime now = kiosk.now();
    List<Line> facts = new ArrayList<>();
    facts.add(
        date.map(known -> when(known, now))
            .orElseGet(() -> new Line(Icon.CLOCK, words.undated(content.schedule()))));
    facts.add(where(kiosk, content));
    facts.add(
        new Line(
            Icon.PEOPLE,
            words.say("host", content.host()),
            content.operator().map(operator -> words.say("operator", operator))));
    facts.add(
        new Line(
            Icon.BAG,
            content
                .fee()
                .map(text -> words.say("detail.fee", words.best(text)))
                .orElseGet(() -> words.say("detail.free")),
            content.bring().map(text -> words.say("detail.bring", words.best(text)))));
    content
        .contact()
        .ifPresent(contact ->
            facts.add(
                new Line(
                    Icon.PHONE,
                    words.say("detail.contact", PrintedPhone.of(contact.telephone())),
                    contact.name())));
    content
        .source()
        .ifPresent(
            source -> facts.add(new Line(Icon.INFO, words.say("detail.source", source.credit()))));
    return facts;
  }

  private Line when(Occurrence known, LocalDateTime now) {
    VisitorWords words = words();
    String day =
        known.day().equals(now.toLocalDate()) || known.day().equals(now.toLocalDate().plusDays(1))
            ? words.day(known.day(), now.toLocalDate()) + " "
            : "";
    String label = known.label().map(text -> text + " ").orElse("");
    String remaining = known.over(now) ? "" : words.remaining(known, now);
    return new Line(
        Icon.CLOCK,
        day + label + words.span(known),
        words.date(known.day()) + (remaining.isEmpty() ? "" : "　" + remaining));
  }

  private Line where(Kiosk kiosk, ListingContent content) {
    String place = words().place(content, kiosk.city(), kiosk.center());
    Optional<String> address =
        content
            .venue()
            .address()
            .or(() ->
                content
                    .venue()
                    .center()
                    .filter(id -> !id.equals(kiosk.center().id()))
                    .flatMap(kiosk.city()::center)
                    .map(Center::address));
    return new Line(Icon.PLACE, place, address);
  }

  private TakingPart takingPart(Kiosk kiosk, Occurrence known, Room room) {
    VisitorWords words = words();
    return switch (room) {
      case Room.Free _ -> ways(kiosk, known, false, true);
      case Room.Line _ -> ways(kiosk, known, true, true);
      case Room.Unlimited _ -> ways(kiosk, known, false, false);
      case Room.AtItsCenter _ ->
          new TakingPart.Request(
              known.id(),
              Nearness.center(known.content()).flatMap(kiosk.city()::center),
              known.content().host());
      case Room.JustCome _ ->
          told(
              new Box(
                  Notice.Tone.INFO,
                  Icon.CHECK,
                  words.say("detail.open"),
                  words.say("detail.open.why")));
      case Room.FirstCome(var capacity) ->
          told(
              new Box(
                  Notice.Tone.INFO,
                  Icon.CLOCK,
                  words.say("detail.first-come"),
                  capacity
                      .map(count -> words.say("detail.first-come.capacity", count))
                      .orElseGet(() -> words.say("detail.first-come.why"))));
      case Room.Elsewhere _ -> told(elsewhere(known.content()));
      case Room.Cancelled(var reason) -> told(cancelled(reason));
      case Room.Over _ -> told(new Box(Notice.Tone.INFO, Icon.CLOCK, words.say("detail.over")));
    };
  }

  private static TakingPart ways(Kiosk kiosk, Occurrence known, boolean line, boolean counted) {
    return new TakingPart.Ways(known.id(), new JoinPoster(kiosk).address(known), line, counted);
  }

  private static TakingPart told(Box... boxes) {
    return new TakingPart.Told(List.of(boxes));
  }

  private TakingPart undated(Listing found) {
    List<Box> boxes = new ArrayList<>();
    found.cancelled().ifPresent(reason -> boxes.add(cancelled(reason)));
    boxes.add(new Box(Notice.Tone.INFO, Icon.CALENDAR, words().say("detail.undated")));
    if (found.content().howToApply().isPresent()) {
      boxes.add(elsewhere(found.content()));
    }
    return new TakingPart.Told(List.copyOf(boxes));
  }

  private Box cancelled(Words reason) {
    return new Box(
        Notice.Tone.ERROR, Icon.CROSS, words().say("detail.cancelled"), words().best(reason));
  }

  private Box elsewhere(ListingContent content) {
    VisitorWords words = words();
    List<String> lines = new ArrayList<>();
    lines.add(words.say("detail.elsewhere"));
    content
        .howToApply()
        .ifPresent(how -> lines.add(words.say("detail.elsewhere.how", words.best(how))));
    content
        .contact()
        .ifPresent(contact ->
            lines.add(words.say("detail.elsewhere.phone", PrintedPhone.of(contact.telephone()))));
    return new Box(Notice.Tone.NEAR, Icon.PHONE, List.copyOf(lines));
  }

  private List<? extends Component> draw(TakingPart how) {
    return switch (how) {
      case TakingPart.Told(var boxes) -> boxes.stream().map(Box::drawn).toList();
      case TakingPart.Ways ways -> draw(ways);
      case TakingPart.Request request -> draw(request);
    };
  }

  private List<Component> draw(TakingPart.Ways how) {
    VisitorWords words = words();
    Div row = classed("title-row", ScreenText.heading(words.say("detail.ways")));
    row.addClassName("spread");
    free = new BigNumber(words.say("detail.here.before"), 0, words.say("room.after"));
    if (how.counted()) {
      row.add(free);
    }
    Div ways = classed("ways");
    ways.addClassName("two");
    how.url().ifPresent(url -> ways.add(byPhone(url)));
    ways.add(here(how.id(), how.line()));
    return List.of(row, ways);
  }

  private List<Component> draw(TakingPart.Request how) {
    VisitorWords words = words();
    String center = how.center().map(words::center).orElse(how.host());
    Div row = classed("title-row", ScreenText.heading(words.say("detail.at-center", center)));
    row.addClassName("spread");
    places = new RubyText("");
    places.addClassName("places-left");
    row.add(places);
    BigButton send = BigButton.primary(Icon.NEXT, words.say("detail.request.button"));
    send.addClickListener(_ -> UI.getCurrent().navigate(ActivityAddress.signUp(how.id())));
    List<Component> parts = new ArrayList<>();
    parts.add(row);
    parts.add(
        way(
            Icon.TOUCH,
            words.say("detail.request"),
            new IconView(Icon.TOUCH),
            ScreenText.sentence(words.say("detail.request.say", center)),
            send));
    how.center()
        .ifPresent(known ->
            parts.add(
                new Notice(
                    Notice.Tone.NEAR,
                    Icon.PHONE,
                    words.say("detail.at-center.phone", known.printedTelephone()))));
    return parts;
  }

  /// What changes from minute to minute beside the buttons.
  private void figures(Kiosk kiosk, Occurrence known, Room room) {
    switch (room) {
      case Room.Free(int left, _) -> {
        free.setNumber(left);
        places.setWords(netPlaces(kiosk, known));
      }
      case Room.Line _ -> {
        free.setNumber(0);
        places.setWords(netPlaces(kiosk, known));
      }
      case Room.AtItsCenter(var left) ->
          places.setWords(
              left.map(there ->
                      words()
                          .say("detail.left", there.desk(), there.net(), words().ago(there.age())))
                  .orElse(""));
      case Room.Unlimited _,
          Room.JustCome _,
          Room.FirstCome _,
          Room.Elsewhere _,
          Room.Cancelled _,
          Room.Over _ -> {}
    }
  }

  /// ネット枠 残り5席（3分前）: the net places are the hub's, known here as of the last contact.
  private String netPlaces(Kiosk kiosk, Occurrence known) {
    VisitorWords words = words();
    int net =
        kiosk.read(
            () -> kiosk.board().signUps().freeElsewhere(known.id(), kiosk.replica().writer()));
    String age =
        kiosk
            .line()
            .status()
            .lastContact()
            .map(contact -> words.ago(Duration.between(contact, kiosk.instant())))
            .map(ago -> words.say("detail.net.age", ago))
            .orElse("");
    return words.say("detail.net", Math.max(0, net)) + age;
  }

  private Component byPhone(String url) {
    VisitorWords words = words();
    BigButton larger = new BigButton(BigButton.Look.LINE, words.say("detail.way.phone.button"));
    larger.addClickListener(_ -> {
      QrCode large = qr(url);
      large.addClassName("large");
      open(new Panel(words.say("detail.qr.title"), words.say("call.close"), large));
    });
    places = new RubyText("");
    places.addClassName("places-left");
    Paragraph sentence = ScreenText.sentence(words.say("detail.way.phone.say"));
    sentence.add(places);
    return way(Icon.MOBILE, words.say("detail.way.phone"), qr(url), sentence, larger);
  }

  private QrCode qr(String url) {
    QrCode qr =
        new QrCode(QrCodes.svg(url, QrCodes.Correction.LOW), plain(words().say("detail.qr.label")));
    qr.addClassName("join-code");
    return qr;
  }

  private Component here(OccurrenceId id, boolean line) {
    VisitorWords words = words();
    BigButton start =
        new BigButton(
            BigButton.Look.PRIMARY,
            words.say(line ? "detail.way.line.button" : "detail.way.here.button"));
    start.addClickListener(_ -> UI.getCurrent().navigate(ActivityAddress.signUp(id)));
    return way(
        Icon.TOUCH,
        words.say("detail.way.here"),
        new IconView(Icon.TOUCH),
        ScreenText.sentence(words.say(line ? "detail.way.line.say" : "detail.way.here.say")),
        start);
  }

  private static Div way(
      Icon icon, String title, Component stage, Component sentence, BigButton button) {
    return classed(
        "way",
        new H3(new IconView(icon), new RubyText(title)),
        classed("stage", stage),
        sentence,
        button);
  }
}
