package tsudoi.hub.eventsheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tsudoi.hub.eventsheet.Printed.Mark;
import tsudoi.hub.eventsheet.RowReading.Reason;
import tsudoi.hub.eventsheet.RowReading.Remark;
import tsudoi.hub.eventsheet.Slots.Slot;

/// Turns the printed date, start and end of one row into sessions.
final class WhenReader {
  /// More than a daily exhibition over a year, and few enough for one op.
  static final int SESSIONS_MAX = 500;

  private static final int RANGE_DAYS_MAX = 400;
  private static final int DAYS_PRINTED_MAX = 200;
  private static final int LONG_AGO_DAYS = 180;
  private static final int FAR_AHEAD_DAYS = 550;

  /// What was found in one row.
  sealed interface Found {
    record Sessions(List<Session> sessions, Set<Remark> remarks) implements Found {}

    record NoDay() implements Found {}

    record Wrong(Reason reason) implements Found {}
  }

  /// What one or several days are: places in the list of days.
  private sealed interface Piece {
    record One(int at) implements Piece {}

    record Span(int from, int to) implements Piece {}

    record UpTo(int at) implements Piece {}

    record OpenFrom(int at) implements Piece {}
  }

  /// Days that share a heading and times.
  private record Entry(Optional<String> label, List<Piece> pieces, List<Slot> slots) {}

  /// All days of a cell with their times.
  private record Plan(List<Mark.Day> days, List<Entry> entries, Set<Remark> remarks) {}

  private final String dateNormal;
  private final String startNormal;
  private final String endNormal;
  private final Clauses date;
  private final Clauses start;
  private final Clauses end;
  private final LocalDate sheetDay;

  private WhenReader(SheetEvent.When when, LocalDate sheetDay) {
    this.dateNormal = Printed.normal(when.date());
    this.startNormal = Printed.normal(when.start());
    this.endNormal = when.end().equals(when.start()) ? "" : Printed.normal(when.end());
    this.date = Clauses.of(dateNormal);
    this.start = Clauses.ofTimes(startNormal);
    this.end = Clauses.ofTimes(endNormal);
    this.sheetDay = sheetDay;
  }

  static Found read(SheetEvent.When when, LocalDate sheetDay) {
    return new WhenReader(when, sheetDay).read();
  }

  private Found read() {
    var dateMarks = Printed.marks(date.body());
    var plan = plan(dateMarks, Optional.empty());
    var cellSlots = List.<Slot>of();
    if (plan.days().isEmpty()) {
      plan = plan(Printed.marks(start.body()), monthIn(dateMarks));
      if (plan.days().isEmpty()) {
        return weeklyInMonth(dateMarks);
      }
    } else {
      cellSlots = cellSlots(plan.remarks());
    }
    return sessions(plan, cellSlots);
  }

  private Found sessions(Plan plan, List<Slot> cellSlots) {
    var impossible = plan.days().stream().filter(d -> !DayChain.isPossible(d)).findFirst();
    if (impossible.isPresent()) {
      return new Found.Wrong(new Reason.NoSuchDayOrTime(impossible.get().printed()));
    }
    var noTime = noTime();
    if (noTime.isPresent()) {
      return new Found.Wrong(new Reason.NoSuchDayOrTime(noTime.get()));
    }
    if (plan.days().size() > DAYS_PRINTED_MAX) {
      return new Found.Wrong(new Reason.TooManySessions(SESSIONS_MAX));
    }
    var weekly = restriction();
    var chain = new DayChain(plan.days(), rangeEnds(plan), weekly.days());
    var years = chain.near(sheetDay);
    if (years.isEmpty()) {
      return new Found.Wrong(new Reason.NoSuchDayOrTime(plan.days().getFirst().printed()));
    }
    if (!years.get().fits()) {
      plan.remarks().add(Remark.WEEKDAY_DOES_NOT_FIT);
    }
    return expand(plan, years.get().dates(), weekly, cellSlots);
  }

  private Found expand(Plan plan, List<LocalDate> dates, DayFilter weekly, List<Slot> cellSlots) {
    var exclusions = Exclusions.in(date, dateNormal);
    var otherEnds = OtherEnds.in(dateNormal + "\n" + startNormal + "\n" + endNormal);
    var sessions = new TreeSet<Session>();
    for (var entry : plan.entries()) {
      var slots = entry.slots().isEmpty() ? cellSlots : entry.slots();
      for (var piece : entry.pieces()) {
        var first = first(piece, dates, plan.remarks());
        var last = last(piece, dates);
        if (last.isBefore(first)) {
          return new Found.Wrong(new Reason.EndsBeforeStart(first + "～" + last));
        }
        if (last.isAfter(first.plusDays(RANGE_DAYS_MAX))) {
          return new Found.Wrong(new Reason.TooManySessions(SESSIONS_MAX));
        }
        boolean narrowed = !weekly.isEmpty() && last.isAfter(first);
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
          if (exclusions.leaveOut(day) || (narrowed && !weekly.test(day))) {
            continue;
          }
          var wrong = add(sessions, day, slots, entry.label(), otherEnds);
          if (wrong.isPresent()) {
            return new Found.Wrong(wrong.get());
          }
        }
      }
    }
    if (sessions.isEmpty()) {
      return new Found.Wrong(new Reason.NoDayLeft(oneLine(dateNormal)));
    }
    if (sessions.last().date().isBefore(sheetDay.minusDays(LONG_AGO_DAYS))
        || sessions.first().date().isAfter(sheetDay.plusDays(FAR_AHEAD_DAYS))) {
      plan.remarks().add(Remark.YEAR_FAR_FROM_SHEET);
    }
    return new Found.Sessions(List.copyOf(sessions), plan.remarks());
  }

  private Optional<Reason> add(
      Set<Session> sessions,
      LocalDate day,
      List<Slot> slots,
      Optional<String> label,
      OtherEnds otherEnds) {
    if (slots.isEmpty()) {
      sessions.add(new Session(day, Optional.empty(), Optional.empty(), label));
    }
    for (var slot : slots) {
      var ending = slots.size() == 1 ? otherEnds.on(day).or(slot::end) : slot.end();
      if (ending.isPresent() && slot.start().isPresent()) {
        var from = slot.start().get();
        var to = ending.get();
        if (to.isBefore(from) && slot.openEnd() && to.getHour() < 12) {
          to = to.plusHours(12);
        }
        if (to.equals(from) || (to.isBefore(from) && isNextDay())) {
          ending = Optional.empty();
        } else if (to.isBefore(from) && !to.equals(LocalTime.MIDNIGHT)) {
          return Optional.of(new Reason.EndsBeforeStart(from + "～" + to));
        } else {
          ending = Optional.of(to);
        }
      }
      sessions.add(new Session(day, slot.start(), ending, slot.label().or(() -> label)));
    }
    return sessions.size() > SESSIONS_MAX
        ? Optional.of(new Reason.TooManySessions(SESSIONS_MAX))
        : Optional.empty();
  }

  private boolean isNextDay() {
    return (startNormal + endNormal + dateNormal).contains("翌");
  }

  private LocalDate first(Piece piece, List<LocalDate> dates, Set<Remark> remarks) {
    return switch (piece) {
      case Piece.One(int at) -> dates.get(at);
      case Piece.Span(int from, int _) -> dates.get(from);
      case Piece.OpenFrom(int at) -> {
        remarks.add(Remark.END_DAY_NOT_PRINTED);
        yield dates.get(at);
      }
      case Piece.UpTo(int at) -> {
        // it was running when the sheet was made; of earlier days nothing is known
        remarks.add(Remark.START_DAY_NOT_PRINTED);
        yield sheetDay.isBefore(dates.get(at)) ? sheetDay : dates.get(at);
      }
    };
  }

  private static LocalDate last(Piece piece, List<LocalDate> dates) {
    return switch (piece) {
      case Piece.One(int at) -> dates.get(at);
      case Piece.Span(int _, int to) -> dates.get(to);
      case Piece.OpenFrom(int at) -> dates.get(at);
      case Piece.UpTo(int at) -> dates.get(at);
    };
  }

  private static Set<Integer> rangeEnds(Plan plan) {
    var ends = new HashSet<Integer>();
    for (var entry : plan.entries()) {
      for (var piece : entry.pieces()) {
        if (piece instanceof Piece.Span(int _, int to)) {
          ends.add(to);
        }
      }
    }
    return ends;
  }

  /// Weekdays said of all days, after the weekdays beside single dates are put away.
  private DayFilter restriction() {
    var rest =
        date.body()
            .replaceAll("(\\d{1,2}日?)\\s*〈[^〉]*〉", "$1 ")
            .replaceAll("(\\d{1,2}日)[月火水木金土日]曜日?", "$1 ");
    return DayFilter.in(rest + "\n" + date.restrictions());
  }

  /// 「1月の毎週水曜日」: every such day of that month. Without a month there is no day to name.
  private Found weeklyInMonth(List<Mark> dateMarks) {
    var weekly = restriction();
    var month = monthIn(dateMarks);
    if (weekly.days().isEmpty() || month.isEmpty() || month.get().month() > 12) {
      return new Found.NoDay();
    }
    var days = new ArrayList<Mark.Day>();
    days.add(new Mark.Day(month.get().year(), month.get().month(), 1, Set.of(), ""));
    var first =
        new DayChain(days, Set.of(), EnumSet.noneOf(DayOfWeek.class)).near(sheetDay).orElseThrow();
    int lastDay = YearMonth.from(first.dates().getFirst()).lengthOfMonth();
    days.add(new Mark.Day(month.get().year(), month.get().month(), lastDay, Set.of(), ""));
    var remarks = EnumSet.noneOf(Remark.class);
    var entry = new Entry(Optional.empty(), List.of(new Piece.Span(0, 1)), List.of());
    return sessions(new Plan(days, List.of(entry), remarks), cellSlots(remarks));
  }

  private static Optional<Mark.Month> monthIn(List<Mark> marks) {
    return marks.stream()
        .filter(Mark.Month.class::isInstance)
        .map(Mark.Month.class::cast)
        .findFirst();
  }

  private Optional<String> noTime() {
    return Printed.marks(start.body() + "\n" + end.body() + "\n" + date.body()).stream()
        .filter(Mark.NoTime.class::isInstance)
        .map(m -> ((Mark.NoTime) m).printed())
        .findFirst();
  }

  private List<Slot> cellSlots(Set<Remark> remarks) {
    return Slots.pair(slotsIn(start, startNormal, remarks), slotsIn(end, endNormal, remarks));
  }

  private static List<Slot> slotsIn(Clauses clauses, String normal, Set<Remark> remarks) {
    var slots = timesIn(clauses.body(), remarks);
    // 「（10:00）」: brackets around everything
    return slots.isEmpty() ? timesIn(normal.replaceAll("[()]", " "), remarks) : slots;
  }

  private static List<Slot> timesIn(String normal, Set<Remark> remarks) {
    var slots = new Slots();
    for (var mark : Printed.marks(normal)) {
      switch (mark) {
        case Mark.Time time -> slots.add(time);
        case Mark.To() -> slots.to();
        case Mark.Label label -> slots.label(label.text());
        case Mark.Until() -> {}
        case Mark.Day _ -> {}
        case Mark.Month _ -> {}
        case Mark.NoTime _ -> {}
      }
    }
    remarks.addAll(slots.remarks());
    return slots.take();
  }

  private static Plan plan(List<Mark> marks, Optional<Mark.Month> outer) {
    var planner = new Planner(outer);
    marks.forEach(planner::accept);
    return planner.plan();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /// Follows the marks of a cell: headings, days and times in the order of print.
  private static final class Planner {
    private final List<Mark.Day> days = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Slots slots = new Slots();
    private Optional<String> head = Optional.empty();
    private Optional<Integer> year;
    private int month;
    private boolean to;
    private boolean afterDay;

    Planner(Optional<Mark.Month> outer) {
      this.year = outer.flatMap(Mark.Month::year);
      this.month = outer.map(Mark.Month::month).orElse(0);
    }

    void accept(Mark mark) {
      switch (mark) {
        case Mark.Day day -> day(day);
        case Mark.Month m -> {
          year = m.year().or(() -> year);
          month = m.month();
        }
        case Mark.Time time -> {
          slots.add(time);
          to = false;
          afterDay = false;
        }
        case Mark.To() -> {
          to = true;
          slots.to();
        }
        case Mark.Until() -> {
          if (afterDay && pieces.getLast() instanceof Piece.One(int at)) {
            pieces.removeLast();
            pieces.add(new Piece.UpTo(at));
          }
        }
        case Mark.Label(var text, var heads) -> {
          if (heads) {
            close();
            head = Optional.of(text);
          } else {
            slots.label(text);
          }
        }
        case Mark.NoTime _ -> {}
      }
    }

    private void day(Mark.Day printed) {
      if (printed.month() == 0 && month == 0) {
        return;
      }
      if (!slots.isEmpty()) {
        close();
      }
      month = printed.month() == 0 ? month : printed.month();
      days.add(
          new Mark.Day(
              printed.year().or(() -> days.isEmpty() ? year : Optional.empty()),
              month,
              printed.day(),
              printed.weekdays(),
              printed.printed()));
      int at = days.size() - 1;
      if (to && !pieces.isEmpty() && pieces.getLast() instanceof Piece.One(int from)) {
        pieces.removeLast();
        pieces.add(new Piece.Span(from, at));
      } else {
        pieces.add(to ? new Piece.UpTo(at) : new Piece.One(at));
      }
      to = false;
      slots.take();
      afterDay = true;
    }

    private void close() {
      if (to
          && slots.isEmpty()
          && !pieces.isEmpty()
          && pieces.getLast() instanceof Piece.One(int at)) {
        pieces.removeLast();
        pieces.add(new Piece.OpenFrom(at));
      }
      if (!pieces.isEmpty()) {
        entries.add(new Entry(head, List.copyOf(pieces), slots.take()));
        pieces.clear();
      }
      to = false;
      afterDay = false;
    }

    Plan plan() {
      close();
      var remarks = EnumSet.noneOf(Remark.class);
      remarks.addAll(slots.remarks());
      return new Plan(days, entries, remarks);
    }
  }
}
