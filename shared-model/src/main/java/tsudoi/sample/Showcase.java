package tsudoi.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tsudoi.city.Center;
import tsudoi.city.OpeningHours;
import tsudoi.listing.Category;
import tsudoi.listing.Schedule;
import tsudoi.listing.Words;
import tsudoi.sample.SampleCity.Planned;

/// What a center with a kiosk on show has around this very moment: something at every hour of
/// today, a class with few places left, a drill with many, one thing cancelled tomorrow.
final class Showcase {
  /// In the morning: the class on show needs the same room in the afternoon.
  private static final LocalTime SMARTPHONES = LocalTime.of(10, 0);

  private static final LocalTime GYMNASTICS = LocalTime.of(15, 0);
  private static final LocalTime PATROL = LocalTime.of(19, 30);

  /// How long before its start something can still be signed up for with ease.
  private static final int LEAD_MINUTES = 45;

  private static final int SEARCH_DAYS = 21;

  private final SampleCity sample;
  private final Center center;
  private final OpeningHours hours;
  private final LocalDateTime now;
  private final boolean second;

  Showcase(SampleCity sample, Center center, OpeningHours hours) {
    this.sample = sample;
    this.center = center;
    this.hours = hours;
    this.now = sample.now();
    this.second = sample.showcaseIndex(center.id()) % 2 == 1;
  }

  /// On which days a repeating activity takes place here: today, where that is possible.
  static Set<DayOfWeek> days(
      Activity activity, Set<DayOfWeek> drawn, LocalDate today, OpeningHours hours) {
    if (activity.category() == Category.PATROL) {
      return EnumSet.of(today.getDayOfWeek(), today.plusDays(3).getDayOfWeek());
    }
    if (activity.key().equals("gymnastics")) {
      LocalDate day = today;
      while (hours.on(day).isEmpty()) {
        day = day.plusDays(1);
      }
      return EnumSet.of(day.getDayOfWeek());
    }
    return drawn;
  }

  static LocalTime start(Activity activity, LocalTime drawn) {
    if (activity.category() == Category.PATROL) {
      return PATROL;
    }
    if (activity.category() == Category.SMARTPHONE) {
      return SMARTPHONES;
    }
    return activity.key().equals("gymnastics") ? GYMNASTICS : drawn;
  }

  List<Planned> plan() {
    LocalDate today = now.toLocalDate();
    LocalDateTime walk = today.plusDays(1).atTime(9, 0);
    return List.of(
        planned(Programme.morning(second), today.atTime(8, 0), 60, 5, 0),
        planned(Programme.familyDrill(second), soon(false, 90, 10, 13, 15), 90, 9, 28),
        planned(Programme.firstSmartphone(second), soon(true, 90, 13, 19), 90, 12, 7),
        planned(Programme.hobby(second), later(13, 90, _ -> true), 90, 8, 13),
        planned(
            Programme.familyWorkshop(second),
            later(13, 120, day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0),
            120,
            6,
            5),
        cancelled(planned(Programme.walking(), walk, 150, 11, 0), walk));
  }

  private static Planned cancelled(Planned planned, LocalDateTime start) {
    return new Planned(
        planned.activity(),
        planned.edition(),
        planned.schedule(),
        planned.publishedAt(),
        Map.of(start, Words.of("雨の 予報の ためです。", "Rain is forecast.")),
        planned.taken());
  }

  private Planned planned(
      Activity activity, LocalDateTime start, int minutes, int daysAgo, int taken) {
    return new Planned(
        activity,
        "showcase",
        Schedule.once(start, start.toLocalTime().plusMinutes(minutes)),
        now.minusDays(daysAgo).minusMinutes(center.id().number()),
        Map.of(),
        taken);
  }

  /// The first of these hours from now on.
  private LocalDateTime soon(boolean indoors, int minutes, int... fullHours) {
    LocalDate today = now.toLocalDate();
    return today
        .datesUntil(today.plusDays(SEARCH_DAYS))
        .flatMap(day -> Arrays.stream(fullHours).mapToObj(hour -> day.atTime(hour, half(hour))))
        .filter(start -> !start.isBefore(now.plusMinutes(LEAD_MINUTES)))
        .filter(start -> !indoors || open(start, minutes))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("closed for " + SEARCH_DAYS + " days"));
  }

  /// The first open day after today that will do.
  private LocalDateTime later(int hour, int minutes, Predicate<LocalDate> day) {
    LocalDate tomorrow = now.toLocalDate().plusDays(1);
    return tomorrow
        .datesUntil(tomorrow.plusDays(SEARCH_DAYS))
        .filter(day)
        .map(date -> date.atTime(hour, half(hour)))
        .filter(start -> open(start, minutes))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("closed for " + SEARCH_DAYS + " days"));
  }

  /// Afternoons begin at half past.
  private static int half(int hour) {
    return hour == 13 || hour == 15 ? 30 : 0;
  }

  private boolean open(LocalDateTime start, int minutes) {
    LocalTime end = start.toLocalTime().plusMinutes(minutes);
    return hours
        .on(start.toLocalDate())
        .filter(span -> span.holds(start.toLocalTime(), end))
        .isPresent();
  }
}
