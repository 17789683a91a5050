package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
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
import tsudoi.token.QrCodes;

/// One activity: everything it says, and how to take part.
@Route("activity/" + ActivityAddress.TEMPLATE)
@AnonymousAllowed
final class ActivityView extends VisitorView {
  private Optional<ListingId> listing = Optional.empty();
  private Optional<OccurrenceId> occurrence = Optional.empty();

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
      screen()
          .content(
              new Notice(
                  Notice.Tone.CAUTION,
                  Icon.SEARCH,
                  words().say("detail.gone"),
                  words().say("detail.gone.why")));
      return;
    }
    List<Component> parts = new ArrayList<>();
    parts.add(head(found.get().content()));
    parts.add(facts(kiosk, found.get(), date));
    List<Component> ways =
        date.map(known -> takingPart(kiosk, known)).orElseGet(() -> undated(kiosk, found.get()));
    parts.add(classed("taking-part", ways.toArray(Component[]::new)));
    screen().content(classed("activity-detail", parts.toArray(Component[]::new)));
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

  private Component facts(Kiosk kiosk, Listing found, Optional<Occurrence> date) {
    VisitorWords words = words();
    ListingContent content = found.content();
    LocalDateTime now = kiosk.now();
    Div facts =
        classed(
            "facts-grid",
            date.map(known -> when(known, now))
                .orElseGet(() -> new Fact(Icon.CLOCK, words.undated(content.schedule()))),
            where(kiosk, content),
            content
                .operator()
                .map(operator ->
                    new Fact(
                        Icon.PEOPLE,
                        words.say("host", content.host()),
                        words.say("operator", operator)))
                .orElseGet(() -> new Fact(Icon.PEOPLE, words.say("host", content.host()))));
    String fee =
        content
            .fee()
            .map(text -> words.say("detail.fee", words.best(text)))
            .orElseGet(() -> words.say("detail.free"));
    facts.add(
        content
            .bring()
            .map(text -> new Fact(Icon.BAG, fee, words.say("detail.bring", words.best(text))))
            .orElseGet(() -> new Fact(Icon.BAG, fee)));
    content
        .contact()
        .ifPresent(contact ->
            facts.add(
                new Fact(
                    Icon.PHONE,
                    words.say("detail.contact", PrintedPhone.of(contact.telephone())),
                    contact.name())));
    content
        .source()
        .ifPresent(
            source -> facts.add(new Fact(Icon.INFO, words.say("detail.source", source.credit()))));
    return facts;
  }

  private Fact when(Occurrence known, LocalDateTime now) {
    VisitorWords words = words();
    String day =
        known.day().equals(now.toLocalDate()) || known.day().equals(now.toLocalDate().plusDays(1))
            ? words.day(known.day(), now.toLocalDate()) + " "
            : "";
    String label = known.label().map(text -> text + " ").orElse("");
    String remaining = known.over(now) ? "" : words.remaining(known, now);
    return new Fact(
        Icon.CLOCK,
        day + label + words.span(known),
        words.date(known.day()) + (remaining.isEmpty() ? "" : "　" + remaining));
  }

  private Fact where(Kiosk kiosk, ListingContent content) {
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
    return address
        .map(text -> new Fact(Icon.PLACE, place, text))
        .orElseGet(() -> new Fact(Icon.PLACE, place));
  }

  private List<Component> takingPart(Kiosk kiosk, Occurrence known) {
    VisitorWords words = words();
    Room room = kiosk.read(() -> Room.of(kiosk, known, kiosk.now()));
    return switch (room) {
      case Room.Free(int free, _) -> ways(kiosk, known, free);
      case Room.Line _ -> ways(kiosk, known, 0);
      case Room.Unlimited _ -> ways(kiosk, known, -1);
      case Room.JustCome _ ->
          List.of(notice(Notice.Tone.INFO, Icon.CHECK, "detail.open", "detail.open.why"));
      case Room.FirstCome(var capacity) ->
          List.of(
              new Notice(
                  Notice.Tone.INFO,
                  Icon.CLOCK,
                  words.say("detail.first-come"),
                  capacity
                      .map(count -> words.say("detail.first-come.capacity", count))
                      .orElseGet(() -> words.say("detail.first-come.why"))));
      case Room.Elsewhere _ -> List.of(elsewhere(known.content()));
      case Room.AtItsCenter _ -> List.of(atItsCenter(kiosk, known.content()));
      case Room.Cancelled(var reason) ->
          List.of(
              new Notice(
                  Notice.Tone.ERROR,
                  Icon.CROSS,
                  words.say("detail.cancelled"),
                  words.best(reason)));
      case Room.Over _ ->
          List.of(new Notice(Notice.Tone.INFO, Icon.CLOCK, words.say("detail.over")));
    };
  }

  private List<Component> undated(Kiosk kiosk, Listing found) {
    VisitorWords words = words();
    List<Component> parts = new ArrayList<>();
    found
        .cancelled()
        .ifPresent(reason ->
            parts.add(
                new Notice(
                    Notice.Tone.ERROR,
                    Icon.CROSS,
                    words.say("detail.cancelled"),
                    words.best(reason))));
    parts.add(new Notice(Notice.Tone.INFO, Icon.CALENDAR, words.say("detail.undated")));
    if (found.content().howToApply().isPresent()) {
      parts.add(elsewhere(found.content()));
    }
    return parts;
  }

  private Notice notice(Notice.Tone tone, Icon icon, String... keys) {
    VisitorWords words = words();
    String[] sentences = new String[keys.length];
    for (int i = 0; i < keys.length; i++) {
      sentences[i] = words.say(keys[i]);
    }
    return new Notice(tone, icon, sentences);
  }

  private Notice elsewhere(ListingContent content) {
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
    return new Notice(Notice.Tone.NEAR, Icon.PHONE, lines.toArray(String[]::new));
  }

  private Notice atItsCenter(Kiosk kiosk, ListingContent content) {
    VisitorWords words = words();
    Optional<Center> center = Nearness.center(content).flatMap(kiosk.city()::center);
    List<String> lines = new ArrayList<>();
    lines.add(words.say("detail.at-center", center.map(words::center).orElse(content.host())));
    center.ifPresent(
        known -> lines.add(words.say("detail.at-center.phone", known.printedTelephone())));
    return new Notice(Notice.Tone.NEAR, Icon.HOME, lines.toArray(String[]::new));
  }

  /// @param free places this kiosk can confirm; 0 means the line, below 0 no limit
  private List<Component> ways(Kiosk kiosk, Occurrence known, int free) {
    VisitorWords words = words();
    Div row = classed("title-row", ScreenText.heading(words.say("detail.ways")));
    row.addClassName("spread");
    if (free >= 0) {
      row.add(new BigNumber(words.say("detail.here.before"), free, words.say("room.after")));
    }
    Optional<String> address = new JoinPoster(kiosk).address(known);
    Div ways = classed("ways");
    ways.addClassName("two");
    address.ifPresent(url -> ways.add(byPhone(url, netPlaces(kiosk, known))));
    ways.add(here(known, free == 0));
    return List.of(row, ways);
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
    return known.content().capacity().isPresent()
        ? words.say("detail.net", Math.max(0, net)) + age
        : "";
  }

  private Component byPhone(String url, String places) {
    VisitorWords words = words();
    BigButton larger = new BigButton(BigButton.Look.LINE, words.say("detail.way.phone.button"));
    larger.addClickListener(_ -> {
      QrCode large = qr(url);
      large.addClassName("large");
      open(new Panel(words.say("detail.qr.title"), words.say("call.close"), large));
    });
    return way(
        Icon.MOBILE,
        words.say("detail.way.phone"),
        qr(url),
        words.say("detail.way.phone.say") + "\n" + places,
        larger);
  }

  private QrCode qr(String url) {
    QrCode qr =
        new QrCode(QrCodes.svg(url, QrCodes.Correction.LOW), plain(words().say("detail.qr.label")));
    qr.addClassName("join-code");
    return qr;
  }

  private Component here(Occurrence known, boolean line) {
    VisitorWords words = words();
    BigButton start =
        new BigButton(
            BigButton.Look.PRIMARY,
            words.say(line ? "detail.way.line.button" : "detail.way.here.button"));
    start.addClickListener(_ -> UI.getCurrent().navigate(ActivityAddress.signUp(known.id())));
    return way(
        Icon.TOUCH,
        words.say("detail.way.here"),
        new IconView(Icon.TOUCH),
        words.say(line ? "detail.way.line.say" : "detail.way.here.say"),
        start);
  }

  private static Div way(
      Icon icon, String title, Component stage, String sentence, BigButton button) {
    return classed(
        "way",
        new H3(new IconView(icon), new RubyText(title)),
        classed("stage", stage),
        ScreenText.sentence(sentence),
        button);
  }
}
