package tsudoi.hub.eventsheet;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import tsudoi.hub.eventsheet.Printed.Mark;

/// The days a range leaves out.
///
/// @param monthDays single days, month 0 for 「10日以外」
/// @param spans from and to, which may cross the new year
/// @param filter days of the week
/// @param movesAfterHoliday 「月曜休館（祝日の場合は翌日）」
record Exclusions(
    List<Mark.Day> monthDays,
    List<List<MonthDay>> spans,
    DayFilter filter,
    boolean movesAfterHoliday) {

  static Exclusions in(Clauses clauses, String normal) {
    var days = new ArrayList<Mark.Day>();
    var spans = new ArrayList<List<MonthDay>>();
    var words = new StringBuilder();
    for (var line : clauses.exclusions().split("\n")) {
      readDays(line, days, spans);
      // a weekday beside a date belongs to the date
      words.append(line.replaceAll("\\d{1,2}日?〈[^〉]*〉|\\d{1,2}日[月火水木金土日]曜日?", " ")).append('\n');
      if (line.contains("年末年始")) {
        spans.add(List.of(MonthDay.of(12, 29), MonthDay.of(1, 3)));
      }
    }
    boolean moves = normal.contains("祝日の場合") && (normal.contains("翌日") || normal.contains("翌平日"));
    var text = words.toString();
    return new Exclusions(
        days, spans, DayFilter.in(moves ? text.replaceAll("祝日の場合", "") : text), moves);
  }

  boolean leaveOut(LocalDate day) {
    return monthDays.stream().anyMatch(d -> names(d, day))
        || spans.stream().anyMatch(s -> within(s, day))
        || isWeekly(day);
  }

  private boolean isWeekly(LocalDate day) {
    if (filter.isEmpty()) {
      return false;
    }
    if (!movesAfterHoliday) {
      return filter.test(day);
    }
    var before = day.minusDays(1);
    return (filter.test(day) && !DayFilter.isHoliday(day))
        || (filter.test(before) && DayFilter.isHoliday(before));
  }

  private static void readDays(String line, List<Mark.Day> days, List<List<MonthDay>> spans) {
    boolean to = false;
    int month = 0;
    for (var mark : Printed.marks(line)) {
      switch (mark) {
        case Mark.Day d when isReal(d) -> {
          var day =
              d.month() == 0 && month != 0
                  ? new Mark.Day(d.year(), month, d.day(), d.weekdays(), d.printed())
                  : d;
          if (to && !days.isEmpty() && days.getLast().month() != 0 && day.month() != 0) {
            var from = days.removeLast();
            spans.add(
                List.of(
                    MonthDay.of(from.month(), from.day()), MonthDay.of(day.month(), day.day())));
          } else {
            days.add(day);
          }
          month = day.month();
          to = false;
        }
        case Mark.To() -> to = true;
        case Mark.Day _ -> {}
        case Mark.Month m -> month = m.month();
        case Mark.Time _ -> {}
        case Mark.Until() -> {}
        case Mark.Label _ -> {}
        case Mark.NoTime _ -> {}
      }
    }
  }

  private static boolean isReal(Mark.Day d) {
    return d.month() <= 12
        && d.day() >= 1
        && d.day() <= (d.month() == 0 ? 31 : java.time.Month.of(d.month()).maxLength());
  }

  private static boolean names(Mark.Day d, LocalDate day) {
    return d.day() == day.getDayOfMonth()
        && (d.month() == 0 || d.month() == day.getMonthValue())
        && (d.weekdays().isEmpty() || d.weekdays().contains(day.getDayOfWeek()));
  }

  static boolean within(List<MonthDay> span, LocalDate day) {
    var at = MonthDay.from(day);
    var from = span.getFirst();
    var to = span.getLast();
    return from.isAfter(to)
        ? !at.isBefore(from) || !at.isAfter(to)
        : !at.isBefore(from) && !at.isAfter(to);
  }
}
