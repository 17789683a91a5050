package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import tsudoi.city.OpeningHours;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.BigNumber;
import tsudoi.frontend.DayCard;
import tsudoi.frontend.HereCard;
import tsudoi.frontend.HomeHead;
import tsudoi.frontend.Icon;
import tsudoi.frontend.LineStatus;
import tsudoi.frontend.NextActivity;
import tsudoi.frontend.Notice;
import tsudoi.frontend.RubyText;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.HomeBoard;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.kiosk.visitor.Nearness;
import tsudoi.kiosk.visitor.Room;
import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.listing.Occurrence;

/// The first screen: what is on, here and near, and the ways into everything else.
@Route("")
@AnonymousAllowed
final class HomeView extends VisitorView {
  private static final int EVENING_FROM_HOUR = 18;

  private HomeHead head = new HomeHead("", "", new LineStatus(false, ""));
  private LineStatus line = new LineStatus(false, "");

  HomeView(Lobby lobby) {
    super(lobby);
  }

  @Override
  void show(Kiosk kiosk) {
    VisitorWords words = words();
    line = new LineStatus(false, "");
    head = new HomeHead(words.say("city"), words.center(kiosk.center()), line);
    screen().head(head);
    screen().tools(tools(kiosk));
    showBoard(kiosk);
    tick(kiosk);
  }

  @Override
  void refresh(Kiosk kiosk) {
    showBoard(kiosk);
    tick(kiosk);
  }

  @Override
  void tick(Kiosk kiosk) {
    VisitorWords words = words();
    LocalDateTime now = kiosk.now();
    head.showTime(
        words.era(now.toLocalDate()),
        words.dateShortly(now.toLocalDate()),
        words.japanese() ? words.half(now.toLocalTime()) : "",
        words.japanese() ? words.hours(now.toLocalTime()) : words.time(now.toLocalTime()));
    show(line, kiosk, "");
    screen().setEvening(now.getHour() >= EVENING_FROM_HOUR || now.getHour() < 5);
  }

  private void showBoard(Kiosk kiosk) {
    LocalDateTime now = kiosk.now();
    Nearness near = new Nearness(kiosk.city(), kiosk.center());
    HomeBoard board = HomeBoard.of(lobby().agenda().read(kiosk).dates(), near, now);
    Div grid =
        classed(
            "home-grid",
            next(kiosk, board.next(), near, now),
            days(kiosk, board, now),
            more(kiosk, board, now),
            here(kiosk, now),
            actions());
    screen().content(grid);
  }

  private Component next(Kiosk kiosk, Optional<Occurrence> next, Nearness near, LocalDateTime now) {
    VisitorWords words = words();
    if (next.isEmpty()) {
      return classed(
          "nothing-next",
          new Notice(
              Notice.Tone.INFO,
              Icon.CALENDAR,
              words.say("home.next.none"),
              words.say("home.next.none.why")));
    }
    Occurrence occurrence = next.get();
    BigButton open = BigButton.primary(Icon.NEXT, words.say("home.next.open")).iconLast();
    open.addClickListener(_ -> open(occurrence));
    String day =
        occurrence.day().equals(now.toLocalDate())
            ? ""
            : words.day(occurrence.day(), now.toLocalDate()) + " ";
    Room room = kiosk.read(() -> Room.of(kiosk, occurrence, now));
    return new NextActivity(
        new NextActivity.Facts(
            words.say(near.here(occurrence.content()) ? "home.next" : "home.next.near"),
            occurrence.content().category().name(),
            words.category(occurrence.content().category()),
            words.best(occurrence.content().title()),
            day + words.span(occurrence),
            words.place(occurrence.content(), kiosk.city(), kiosk.center()),
            room instanceof Room.Free ? words.say("room.share") : ""),
        remaining(occurrence, now),
        room(room),
        open);
  }

  private Component remaining(Occurrence occurrence, LocalDateTime now) {
    VisitorWords words = words();
    long minutes = VisitorWords.minutesUntil(occurrence, now);
    return !occurrence.running(now) && minutes < 60
        ? new BigNumber(words.say("remaining.before"), minutes, words.say("remaining.after"))
        : new RubyText(
            words.remaining(occurrence, now).isEmpty()
                ? words.day(occurrence.day(), now.toLocalDate())
                : words.remaining(occurrence, now));
  }

  private Component room(Room room) {
    VisitorWords words = words();
    return room instanceof Room.Free(int free, _)
        ? new BigNumber(words.say("room.before"), free, words.say("room.after"))
        : new RubyText(words.shortly(room));
  }

  private Div days(Kiosk kiosk, HomeBoard board, LocalDateTime now) {
    VisitorWords words = words();
    LocalDate today = now.toLocalDate();
    DayCard first = new DayCard(words.say("home.today"), words.dateShortly(today));
    boolean closedToday = closed(kiosk, first, today);
    lines(kiosk, first, fitting(board.today(), closedToday), now, false);
    if (board.today().isEmpty()) {
      first.remark(words.say("home.none.today"));
    }
    DayCard second = new DayCard(words.say("home.tomorrow"), words.dateShortly(today.plusDays(1)));
    boolean closedTomorrow = closed(kiosk, second, today.plusDays(1));
    lines(kiosk, second, fitting(board.tomorrow(), closedTomorrow), now, false);
    if (board.tomorrow().isEmpty()) {
      second.remark(words.say("home.none"));
    }
    return classed("day-cards", first, second);
  }

  /// The notice takes the room of a line.
  private static List<Occurrence> fitting(List<Occurrence> dates, boolean notice) {
    return notice ? dates.stream().limit(HomeBoard.DAY_LINES - 1L).toList() : dates;
  }

  private boolean closed(Kiosk kiosk, DayCard card, LocalDate day) {
    boolean open =
        kiosk
            .center()
            .hours(OpeningHours.Service.CENTER)
            .map(hours -> hours.on(day).isPresent())
            .orElse(true);
    if (!open) {
      card.notice(
          new Notice(
              Notice.Tone.NEAR,
              Icon.HOME,
              words().say("home.closed.1"),
              words().say("home.closed.2")));
    }
    return !open;
  }

  private Div more(Kiosk kiosk, HomeBoard board, LocalDateTime now) {
    VisitorWords words = words();
    DayCard week = new DayCard(words.say("home.week"), words.say("home.week.date"));
    lines(kiosk, week, board.week(), now, true);
    if (board.week().isEmpty()) {
      week.remark(words.say("home.none"));
    }
    DayCard nearby = new DayCard(words.say("home.nearby"), words.say("home.nearby.date"));
    lines(kiosk, nearby, board.nearby(), now, true);
    if (board.nearby().isEmpty()) {
      nearby.remark(words.say("home.none"));
    }
    Div cards = classed("day-cards", week, nearby);
    cards.addClassName("more-days");
    return cards;
  }

  private void lines(
      Kiosk kiosk, DayCard card, List<Occurrence> dates, LocalDateTime now, boolean withDay) {
    VisitorWords words = words();
    Nearness near = new Nearness(kiosk.city(), kiosk.center());
    for (Occurrence occurrence : dates) {
      Room room = kiosk.read(() -> Room.of(kiosk, occurrence, now));
      String title = words.best(occurrence.content().title());
      String category = occurrence.content().category().name();
      String when = lineWhen(occurrence, now, withDay);
      if (room instanceof Room.Cancelled) {
        card.cancelled(
            category, when, words.say("room.short.cancelled"), title, () -> open(occurrence));
      } else {
        boolean here = near.here(occurrence.content());
        String second =
            here
                ? words.shortly(room)
                : Nearness.center(occurrence.content())
                    .flatMap(kiosk.city()::center)
                    .map(center -> center.name())
                    .orElse(occurrence.content().venue().place());
        card.line(
            category, withDay && here ? when : when + "　" + second, title, () -> open(occurrence));
      }
    }
  }

  private String lineWhen(Occurrence occurrence, LocalDateTime now, boolean withDay) {
    VisitorWords words = words();
    String time =
        occurrence.running(now) && occurrence.timed()
            ? words.say("remaining.running")
            : occurrence.timed()
                ? words.time(occurrence.start().toLocalTime())
                : words.say("time.unknown");
    return withDay ? plain(words.day(occurrence.day(), now.toLocalDate())) + " " + time : time;
  }

  private HereCard here(Kiosk kiosk, LocalDateTime now) {
    VisitorWords words = words();
    return new HereCard(words.say("home.here"))
        .fact(words.say("home.hours"), hours(kiosk, now))
        .fact(words.say("home.phone"), kiosk.center().printedTelephone())
        .fact(
            words.say("home.shelter"),
            words.say(
                kiosk.center().shelter().isPresent() ? "home.shelter.yes" : "home.shelter.no"));
  }

  private String hours(Kiosk kiosk, LocalDateTime now) {
    VisitorWords words = words();
    Optional<OpeningHours.Span> span =
        kiosk
            .center()
            .hours(OpeningHours.Service.CENTER)
            .flatMap(hours -> hours.on(now.toLocalDate()));
    if (span.isEmpty()) {
      return words.say("home.hours.closed");
    }
    if (now.toLocalTime().isBefore(span.get().from())) {
      return words.say(
          "home.hours.open", words.time(span.get().from()), words.time(span.get().to()));
    }
    return now.toLocalTime().isBefore(span.get().to())
        ? words.say("home.hours.until", words.time(span.get().to()))
        : words.say("home.hours.after");
  }

  private Div actions() {
    VisitorWords words = words();
    BigButton find =
        BigButton.primary(Icon.SEARCH, words.say("home.find"))
            .withHint(words.say("home.find.hint"))
            .tall();
    find.addClickListener(_ -> UI.getCurrent().navigate(FindView.class));
    BigButton reception =
        BigButton.line(Icon.QR, words.say("home.reception"))
            .withHint(words.say("home.reception.hint"))
            .tall();
    reception.addClickListener(_ -> UI.getCurrent().navigate(ReceptionView.class));
    BigButton mine =
        BigButton.plain(Icon.LIST, words.say("home.mine"))
            .withHint(words.say("home.mine.hint"))
            .tall();
    mine.addClickListener(_ -> UI.getCurrent().navigate(ReceptionView.class));
    return classed("visitor-actions", find, reception, mine);
  }

  private static void open(Occurrence occurrence) {
    UI.getCurrent().navigate(ActivityAddress.of(occurrence.id()));
  }
}
