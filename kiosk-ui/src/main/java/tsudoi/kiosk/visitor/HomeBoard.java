package tsudoi.kiosk.visitor;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tsudoi.listing.Occurrence;

/// What the first screen shows: here first, then nearby.
///
/// @param next the next activity here (else the nearest one today) that takes place
/// @param today what is still to come today here, filled up with what is near
/// @param tomorrow the same for tomorrow
/// @param week here, after tomorrow
/// @param nearby today and tomorrow at other centers, the nearest first
public record HomeBoard(
    Optional<Occurrence> next,
    List<Occurrence> today,
    List<Occurrence> tomorrow,
    List<Occurrence> week,
    List<Occurrence> nearby) {
  public static final int DAY_LINES = 3;
  public static final int MORE_LINES = 2;
  private static final int WEEK_DAYS = 7;

  public static HomeBoard of(List<Occurrence> dates, Nearness near, LocalDateTime now) {
    LocalDate today = now.toLocalDate();
    Predicate<Occurrence> here = occurrence -> near.here(occurrence.content());
    List<Occurrence> coming =
        dates.stream()
            .filter(occurrence -> !occurrence.over(now))
            .filter(occurrence -> occurrence.day().isBefore(today.plusDays(WEEK_DAYS)))
            .toList();
    Comparator<Occurrence> byNearness =
        Comparator.<Occurrence>comparingInt(occurrence -> near.of(occurrence.content()))
            .thenComparing(Occurrence::start);
    Optional<Occurrence> next =
        coming.stream()
            .filter(occurrence -> occurrence.cancelled().isEmpty() && occurrence.timed())
            .filter(here)
            .findFirst()
            .or(() ->
                coming.stream()
                    .filter(occurrence -> occurrence.cancelled().isEmpty())
                    .filter(occurrence -> occurrence.day().equals(today))
                    .min(byNearness));
    List<Occurrence> rest =
        coming.stream().filter(occurrence -> !next.equals(Optional.of(occurrence))).toList();
    List<Occurrence> todayLines =
        day(rest, occurrence -> !occurrence.day().isAfter(today), byNearness);
    List<Occurrence> tomorrowLines =
        day(rest, occurrence -> occurrence.day().equals(today.plusDays(1)), byNearness);
    List<Occurrence> shown = new ArrayList<>(todayLines);
    shown.addAll(tomorrowLines);
    return new HomeBoard(
        next,
        todayLines,
        tomorrowLines,
        rest.stream()
            .filter(here.and(occurrence -> occurrence.day().isAfter(today.plusDays(1))))
            .limit(MORE_LINES)
            .toList(),
        rest.stream()
            .filter(here.negate())
            .filter(occurrence -> !shown.contains(occurrence))
            .filter(occurrence -> !occurrence.day().isAfter(today.plusDays(1)))
            .sorted(byNearness)
            .limit(MORE_LINES)
            .toList());
  }

  private static List<Occurrence> day(
      List<Occurrence> dates, Predicate<Occurrence> ofDay, Comparator<Occurrence> byNearness) {
    return dates.stream()
        .filter(ofDay)
        .sorted(byNearness)
        .limit(DAY_LINES)
        .sorted(Comparator.comparing(Occurrence::start))
        .toList();
  }
}
