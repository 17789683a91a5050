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
import tsudoi.city.Center;
import tsudoi.city.OpeningHours;
import tsudoi.frontend.Amount;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.DayCard;
import tsudoi.frontend.HereCard;
import tsudoi.frontend.HomeHead;
import tsudoi.frontend.Icon;
import tsudoi.frontend.KeptChildren;
import tsudoi.frontend.KeptPart;
import tsudoi.frontend.LineStatus;
import tsudoi.frontend.NextActivity;
import tsudoi.frontend.Notice;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.visitor.HomeBoard;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.kiosk.visitor.Nearness;
import tsudoi.kiosk.visitor.Room;
import tsudoi.kiosk.visitor.VisitorWords;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;

/// The first screen: what is on, here and near, and the ways into everything else.
@Route("")
@AnonymousAllowed
final class HomeView extends VisitorView {
  private static final int EVENING_FROM_HOUR = 18;

  private HomeHead head = new HomeHead("", "", new LineStatus(false, ""));
  private LineStatus line = new LineStatus(false, "");
  private Optional<Parts> parts = Optional.empty();

  /// The parts of the grid; each changes by itself.
  private record Parts(
      Div grid,
      KeptChildren<Next, Component> next,
      List<DayCard> days,
      KeptPart<List<HereCard.Pair>> here) {}

  /// What stands first: an activity, or that there is none.
  private sealed interface Next {
    record Activity(OccurrenceId id, NextActivity.Facts facts) implements Next {}

    record None() implements Next {}
  }

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
    build();
    showBoard(kiosk);
    parts.orElseThrow().grid().add(actions());
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

  private void build() {
    VisitorWords words = words();
    Div first = classed("next-slot");
    DayCard today = dayCard();
    DayCard tomorrow = dayCard();
    DayCard week = dayCard();
    DayCard nearby = dayCard();
    Div later = classed("day-cards", week, nearby);
    later.addClassName("more-days");
    Div grid = classed("home-grid", first, classed("day-cards", today, tomorrow), later);
    parts =
        Optional.of(
            new Parts(
                grid,
                new KeptChildren<>(first, HomeView::about, this::draw, HomeView::redraw),
                List.of(today, tomorrow, week, nearby),
                new KeptPart<>(grid, facts -> here(words, facts))));
    screen().content(grid);
  }

  private static DayCard dayCard() {
    return new DayCard(
        new DayCard.Facts("", "", List.of(), List.of(), Optional.empty()),
        address -> UI.getCurrent().navigate(address));
  }

  private void showBoard(Kiosk kiosk) {
    LocalDateTime now = kiosk.now();
    Nearness near = new Nearness(kiosk.city(), kiosk.center());
    HomeBoard board = HomeBoard.of(lobby().agenda().read(kiosk).dates(), near, now);
    Parts shown = parts.orElseThrow();
    shown.next().show(List.of(next(kiosk, board.next(), near, now)));
    List<DayCard.Facts> days =
        List.of(
            today(kiosk, board, now),
            tomorrow(kiosk, board, now),
            week(kiosk, board, now),
            nearby(kiosk, board, now));
    for (int i = 0; i < days.size(); i++) {
      shown.days().get(i).show(days.get(i));
    }
    shown.here().show(here(kiosk, now));
  }

  // ---- the next activity

  private static Object about(Next next) {
    return switch (next) {
      case Next.Activity(var id, _) -> id;
      case Next.None none -> none;
    };
  }

  private Component draw(Next next) {
    VisitorWords words = words();
    return switch (next) {
      case Next.Activity(var id, var facts) -> {
        BigButton open = BigButton.primary(Icon.NEXT, words.say("home.next.open")).iconLast();
        open.addClickListener(_ -> UI.getCurrent().navigate(ActivityAddress.of(id)));
        yield new NextActivity(facts, open);
      }
      case Next.None _ ->
          classed(
              "nothing-next",
              new Notice(
                  Notice.Tone.INFO,
                  Icon.CALENDAR,
                  words.say("home.next.none"),
                  words.say("home.next.none.why")));
    };
  }

  private static void redraw(Component shown, Next next) {
    if (next instanceof Next.Activity(_, var facts) && shown instanceof NextActivity activity) {
      activity.show(facts);
    }
  }

  private Next next(Kiosk kiosk, Optional<Occurrence> next, Nearness near, LocalDateTime now) {
    if (next.isEmpty()) {
      return new Next.None();
    }
    VisitorWords words = words();
    Occurrence occurrence = next.get();
    String day =
        occurrence.day().equals(now.toLocalDate())
            ? ""
            : words.day(occurrence.day(), now.toLocalDate()) + " ";
    Room room = kiosk.read(() -> Room.of(kiosk, occurrence, now));
    return new Next.Activity(
        occurrence.id(),
        new NextActivity.Facts(
            words.say(near.here(occurrence.content()) ? "home.next" : "home.next.near"),
            occurrence.content().category().name(),
            words.category(occurrence.content().category()),
            words.best(occurrence.content().title()),
            day + words.span(occurrence),
            words.place(occurrence.content(), kiosk.city(), kiosk.center()),
            room instanceof Room.Free ? words.say("room.share") : "",
            remaining(occurrence, now),
            amount(room)));
  }

  private Amount remaining(Occurrence occurrence, LocalDateTime now) {
    VisitorWords words = words();
    long minutes = VisitorWords.minutesUntil(occurrence, now);
    if (!occurrence.running(now) && minutes < 60) {
      return new Amount.Counted(
          words.say("remaining.before"), minutes, words.say("remaining.after"));
    }
    String remaining = words.remaining(occurrence, now);
    return new Amount.Said(
        remaining.isEmpty() ? words.day(occurrence.day(), now.toLocalDate()) : remaining);
  }

  private Amount amount(Room room) {
    VisitorWords words = words();
    return room instanceof Room.Free(int free, _)
        ? new Amount.Counted(words.say("room.before"), free, words.say("room.after"))
        : new Amount.Said(words.shortly(room));
  }

  // ---- the days

  private DayCard.Facts today(Kiosk kiosk, HomeBoard board, LocalDateTime now) {
    LocalDate today = now.toLocalDate();
    return day(kiosk, "home.today", "home.none.today", today, board.today(), now);
  }

  private DayCard.Facts tomorrow(Kiosk kiosk, HomeBoard board, LocalDateTime now) {
    LocalDate tomorrow = now.toLocalDate().plusDays(1);
    return day(kiosk, "home.tomorrow", "home.none", tomorrow, board.tomorrow(), now);
  }

  private DayCard.Facts day(
      Kiosk kiosk,
      String name,
      String none,
      LocalDate day,
      List<Occurrence> dates,
      LocalDateTime now) {
    VisitorWords words = words();
    boolean closed = closed(kiosk, day);
    return new DayCard.Facts(
        words.say(name),
        words.dateShortly(day),
        closed ? List.of(words.say("home.closed.1"), words.say("home.closed.2")) : List.of(),
        lines(kiosk, fitting(dates, closed), now, false),
        dates.isEmpty() ? Optional.of(words.say(none)) : Optional.empty());
  }

  /// The notice takes the room of a line.
  private static List<Occurrence> fitting(List<Occurrence> dates, boolean notice) {
    return notice ? dates.stream().limit(HomeBoard.DAY_LINES - 1L).toList() : dates;
  }

  private static boolean closed(Kiosk kiosk, LocalDate day) {
    return kiosk
        .center()
        .hours(OpeningHours.Service.CENTER)
        .filter(hours -> hours.on(day).isEmpty())
        .isPresent();
  }

  private DayCard.Facts week(Kiosk kiosk, HomeBoard board, LocalDateTime now) {
    return later(kiosk, "home.week", board.week(), now);
  }

  private DayCard.Facts nearby(Kiosk kiosk, HomeBoard board, LocalDateTime now) {
    return later(kiosk, "home.nearby", board.nearby(), now);
  }

  private DayCard.Facts later(Kiosk kiosk, String name, List<Occurrence> dates, LocalDateTime now) {
    VisitorWords words = words();
    return new DayCard.Facts(
        words.say(name),
        words.say(name + ".date"),
        List.of(),
        lines(kiosk, dates, now, true),
        dates.isEmpty() ? Optional.of(words.say("home.none")) : Optional.empty());
  }

  private List<DayCard.Line> lines(
      Kiosk kiosk, List<Occurrence> dates, LocalDateTime now, boolean withDay) {
    Nearness near = new Nearness(kiosk.city(), kiosk.center());
    return kiosk.read(
        () -> dates.stream().map(date -> line(kiosk, date, near, now, withDay)).toList());
  }

  private DayCard.Line line(
      Kiosk kiosk, Occurrence occurrence, Nearness near, LocalDateTime now, boolean withDay) {
    VisitorWords words = words();
    Room room = Room.of(kiosk, occurrence, now);
    String when = lineWhen(occurrence, now, withDay);
    boolean here = near.here(occurrence.content());
    boolean cancelled = room instanceof Room.Cancelled;
    if (!here && !cancelled) {
      when +=
          "　"
              + Nearness.center(occurrence.content())
                  .flatMap(kiosk.city()::center)
                  .map(Center::name)
                  .orElse(occurrence.content().venue().place());
    } else if (!withDay && !cancelled) {
      when += "　" + words.shortly(room);
    }
    return new DayCard.Line(
        ActivityAddress.of(occurrence.id()),
        occurrence.content().category().name(),
        when,
        cancelled ? Optional.of(words.say("room.short.cancelled")) : Optional.empty(),
        words.best(occurrence.content().title()),
        room instanceof Room.AtItsCenter(var left) && left.isPresent()
            ? Optional.of(words.shortly(room))
            : Optional.empty());
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

  // ---- the place

  private List<HereCard.Pair> here(Kiosk kiosk, LocalDateTime now) {
    VisitorWords words = words();
    return List.of(
        new HereCard.Pair(words.say("home.hours"), hours(kiosk, now)),
        new HereCard.Pair(words.say("home.phone"), kiosk.center().printedTelephone()),
        new HereCard.Pair(
            words.say("home.shelter"),
            words.say(
                kiosk.center().shelter().isPresent() ? "home.shelter.yes" : "home.shelter.no")));
  }

  private static HereCard here(VisitorWords words, List<HereCard.Pair> facts) {
    HereCard card = new HereCard(words.say("home.here"));
    facts.forEach(pair -> card.fact(pair.name(), pair.value()));
    return card;
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
}
