package tsudoi.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tsudoi.city.Center;
import tsudoi.city.NationalHolidays;
import tsudoi.city.OpeningHours;
import tsudoi.listing.Category;
import tsudoi.listing.Schedule;
import tsudoi.listing.Session;
import tsudoi.sample.SampleCity.Planned;

/// Puts the programme on the calendar of one center.
final class YearPlan {
  /// How far ahead the closing days of repeating activities are listed.
  private static final int EXCEPT_MONTHS_AHEAD = 12;

  private static final double DRAWN_SHARE = 0.33;

  private final SampleCity sample;
  private final Center center;
  private final LocalDateTime now;
  private final LocalDate first;
  private final LocalDate last;
  private final OpeningHours hours;

  YearPlan(SampleCity sample, Center center) {
    this.sample = sample;
    this.center = center;
    this.now = sample.now();
    this.first = now.toLocalDate().minusMonths(SampleCity.MONTHS_BACK);
    this.last = now.toLocalDate().plusMonths(SampleCity.MONTHS_AHEAD);
    this.hours =
        center
            .hours(OpeningHours.Service.CENTER)
            .orElseThrow(() -> new IllegalArgumentException("no hours: " + center.title()));
  }

  List<Planned> all() {
    List<Planned> plan = new ArrayList<>();
    for (Regular regular : Programme.regulars()) {
      plan.add(regular(regular));
    }
    for (Season season : Programme.seasons()) {
      plan.addAll(season(season));
    }
    if (sample.showcase(center.id())) {
      plan.addAll(new Showcase(sample, center, hours).plan());
    }
    return plan;
  }

  private Planned regular(Regular regular) {
    String key = regular.kinds().getFirst().key();
    SplittableRandom chance = chance(key);
    Activity activity = pick(regular.kinds(), chance);
    Set<DayOfWeek> days =
        regular.everyDay()
            ? EnumSet.copyOf(regular.days())
            : EnumSet.of(pick(regular.days(), chance));
    LocalTime start = pick(regular.starts(), chance);
    if (sample.showcase(center.id())) {
      days = Showcase.days(activity, days, now.toLocalDate(), hours);
      start = Showcase.start(activity, start);
    }
    LocalTime end = start.plusMinutes(regular.minutes());
    String rule = rule(regular.week(), days);
    Set<LocalDate> except = except(activity, days, start, end);
    return new Planned(
        activity,
        "regular",
        new Schedule.Recurring(first, start, end, rule, except),
        first.atTime(9, 0).plusMinutes(chance.nextInt(480)),
        Map.of(),
        0);
  }

  private static String rule(int week, Set<DayOfWeek> days) {
    String names =
        days.stream()
            .map(day -> (week == 0 ? "" : week) + day.name().substring(0, 2))
            .collect(Collectors.joining(","));
    return "FREQ=" + (week == 0 ? "WEEKLY" : "MONTHLY") + ";BYDAY=" + names;
  }

  private Set<LocalDate> except(
      Activity activity, Set<DayOfWeek> days, LocalTime start, LocalTime end) {
    Predicate<LocalDate> off =
        activity.category() == Category.WATCH
            ? day -> schoolHoliday(day)
            : day -> activity.place().indoors() && !open(day, start, end);
    return first
        .datesUntil(now.toLocalDate().plusMonths(EXCEPT_MONTHS_AHEAD))
        .filter(day -> days.contains(day.getDayOfWeek()))
        .filter(off)
        .collect(Collectors.toSet());
  }

  private static boolean schoolHoliday(LocalDate day) {
    MonthDay date = MonthDay.from(day);
    return NationalHolidays.isHoliday(day)
        || within(date, MonthDay.of(7, 21), MonthDay.of(8, 31))
        || within(date, MonthDay.of(12, 25), MonthDay.of(12, 31))
        || within(date, MonthDay.of(1, 1), MonthDay.of(1, 7))
        || within(date, MonthDay.of(3, 25), MonthDay.of(4, 7));
  }

  private static boolean within(MonthDay date, MonthDay from, MonthDay to) {
    return !date.isBefore(from) && !date.isAfter(to);
  }

  private List<Planned> season(Season season) {
    String key = season.kinds().getFirst().key();
    SplittableRandom chance = chance(key);
    boolean held = season.always() || chance.nextDouble() < DRAWN_SHARE;
    Activity activity = pick(season.kinds(), chance);
    int week = pick(season.weeks(), chance);
    return held
        ? IntStream.rangeClosed(first.getYear(), last.getYear())
            .mapToObj(year -> edition(season, activity, season.first(year, week)))
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private Optional<Planned> edition(Season season, Activity activity, LocalDate wanted) {
    LocalTime end = season.start().plusMinutes(season.minutes());
    LocalDate day = wanted;
    while (activity.place().indoors() && !open(day, season.days(), season.start(), end)) {
      day = day.plusWeeks(1);
    }
    if (day.isBefore(first) || day.isAfter(last)) {
      return Optional.empty();
    }
    List<Session> sessions =
        day.datesUntil(day.plusDays(season.days()))
            .map(date -> Session.of(date, season.start(), end))
            .toList();
    String edition = String.valueOf(wanted.getYear());
    SplittableRandom chance = chance(activity.key() + edition);
    LocalDateTime announced =
        day.minusDays(35 + chance.nextInt(15)).atTime(9, 0).plusMinutes(chance.nextInt(480));
    return Optional.of(
        new Planned(
            activity,
            edition,
            new Schedule.Dates(sessions),
            latest(
                first.atTime(8, 0),
                earliest(
                    announced,
                    now.minusDays(3 + chance.nextInt(25)).minusMinutes(chance.nextInt(480)))),
            Map.of(),
            0));
  }

  private boolean open(LocalDate from, int days, LocalTime start, LocalTime end) {
    return from.datesUntil(from.plusDays(days)).allMatch(day -> open(day, start, end));
  }

  private boolean open(LocalDate day, LocalTime start, LocalTime end) {
    return hours.on(day).filter(span -> span.holds(start, end)).isPresent();
  }

  private SplittableRandom chance(String key) {
    return sample.seed().chance("plan", center.id().number(), key);
  }

  private static <T> T pick(List<T> choices, SplittableRandom chance) {
    return choices.get(chance.nextInt(choices.size()));
  }

  private static LocalDateTime latest(LocalDateTime a, LocalDateTime b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDateTime earliest(LocalDateTime a, LocalDateTime b) {
    return a.isBefore(b) ? a : b;
  }
}
