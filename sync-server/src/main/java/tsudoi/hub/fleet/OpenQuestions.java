package tsudoi.hub.fleet;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.listing.Calendar;
import tsudoi.listing.Conflict;
import tsudoi.listing.Listing;
import tsudoi.listing.Schedule;
import tsudoi.oplog.Replica;

/// What was entered differently about a published listing and its center has not settled yet. Staff
/// see it; the center answers.
public final class OpenQuestions {
  private static final int DAYS_AHEAD = 400;

  private final Replica hub;
  private final Board board;
  private final City city;
  private final InstantSource clock;

  /// One part of a center's listing.
  public record Question(Center center, Listing listing, Conflict conflict) {}

  public OpenQuestions(Replica hub, Board board, City city, InstantSource clock) {
    this.hub = hub;
    this.board = board;
    this.city = city;
    this.clock = clock;
  }

  /// By center; nothing about what is over or called off.
  public List<Question> all() {
    LocalDate today = JapanTime.dayOf(clock.instant());
    return hub.read(() ->
        board.listings().published().stream()
            .filter(listing -> !listing.conflicts().isEmpty() && stillMatters(listing, today))
            .flatMap(listing ->
                listing.content().owner().flatMap(city::center).stream()
                    .flatMap(center ->
                        listing.conflicts().stream()
                            .map(conflict -> new Question(center, listing, conflict))))
            .sorted(
                Comparator.comparing((Question question) -> question.center().id().number())
                    .thenComparing(question -> question.listing().id().value()))
            .toList());
  }

  private static boolean stillMatters(Listing listing, LocalDate today) {
    return listing.cancelled().isEmpty()
        && (listing.content().schedule() instanceof Schedule.Undated
            || !Calendar.dates(listing, today, today.plusDays(DAYS_AHEAD)).isEmpty());
  }
}
