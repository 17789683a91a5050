package tsudoi.hub.eventsheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tsudoi.city.NationalHolidays;

/// Which days of the week are meant: 「平日」, 「毎週土曜日」, 「土・日・祝」, 「第2・第4金曜日」.
///
/// @param weeks the n-th of its kind in the month; empty means every one
record DayFilter(Set<DayOfWeek> days, boolean holidays, boolean workdays, Set<Integer> weeks) {
  static final String WEEKDAYS = "月火水木金土日";
  private static final String JOIN = "(?:曜日?+)?(?:[・、,と/ ]|及び|および)*";

  /// Weekday letters that stand as words, not as the 日 of 10日 or 祝日 and the 月 of 8月.
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<![曜祝休平当毎期終連初館園講業室場定翌前後同今来先各ヶかカケ])((?:(?<!\\d)[月日]|[月日](?=曜)|[火水木金土])(?:"
              + JOIN
              + "[月火水木金土日](?![本]))*)(?=曜|〉|"
              + JOIN
              + "(?:祝|休日)|のみ|だけ|は|を|以外|休|定休)");

  private static final Pattern WEEKS = Pattern.compile("第((?:\\d(?:週)?[・、,第と ]*)+)");

  private static final int HOLIDAY_YEAR_MIN = 2022;
  private static final int HOLIDAY_YEAR_MAX = 2099;

  DayFilter {
    days = Set.copyOf(days);
    weeks = Set.copyOf(weeks);
  }

  static DayFilter in(String printed) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    var words = WORDS.matcher(printed);
    while (words.find()) {
      days.addAll(daysOf(words.group(1)));
    }
    var weeks = new HashSet<Integer>();
    var numbers = WEEKS.matcher(printed);
    while (numbers.find()) {
      numbers.group(1).chars().filter(Character::isDigit).forEach(c -> weeks.add(c - '0'));
    }
    return new DayFilter(
        days, printed.contains("祝") || printed.contains("休日"), printed.contains("平日"), weeks);
  }

  static Set<DayOfWeek> daysOf(String letters) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    letters
        .chars()
        .map(WEEKDAYS::indexOf)
        .filter(i -> i >= 0)
        .forEach(i -> days.add(DayOfWeek.of(i + 1)));
    return days;
  }

  /// Whether the day is a national holiday; of years outside the rules (only a slip prints them)
  /// nothing is known.
  static boolean isHoliday(LocalDate day) {
    return day.getYear() >= HOLIDAY_YEAR_MIN
        && day.getYear() <= HOLIDAY_YEAR_MAX
        && NationalHolidays.isHoliday(day);
  }

  boolean isEmpty() {
    return days.isEmpty() && !holidays && !workdays;
  }

  boolean test(LocalDate day) {
    if (workdays && day.getDayOfWeek().getValue() <= 5 && !isHoliday(day)) {
      return true;
    }
    return (days.contains(day.getDayOfWeek())
            && (weeks.isEmpty() || weeks.contains((day.getDayOfMonth() + 6) / 7)))
        || (holidays && isHoliday(day));
  }
}
