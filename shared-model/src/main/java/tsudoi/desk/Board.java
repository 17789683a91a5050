package tsudoi.desk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import tsudoi.account.Registry;
import tsudoi.attendance.AttendanceBook;
import tsudoi.clock.Clocks;
import tsudoi.listing.Calendar;
import tsudoi.listing.Listings;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.oplog.Projection;
import tsudoi.review.ReviewBook;
import tsudoi.signup.SignUpBook;

/// Everything that a replica has folded. Read it inside [tsudoi.oplog.Replica#read].
public record Board(
    Listings listings,
    SignUpBook signUps,
    AttendanceBook attendance,
    Registry registry,
    Clocks clocks,
    ReviewBook reviews) {
  public static Board empty() {
    return new Board(
        new Listings(),
        new SignUpBook(),
        new AttendanceBook(),
        new Registry(),
        new Clocks(),
        new ReviewBook());
  }

  public List<Projection> projections() {
    return List.of(listings, signUps, attendance, registry, clocks, reviews);
  }

  public Optional<Occurrence> occurrence(OccurrenceId id) {
    return listings.find(id.listing()).flatMap(listing -> Calendar.find(listing, id));
  }

  /// Whether a date is still to come or running. A date that the listing no longer has counts too
  /// until its day is over: people may hold places of it.
  public boolean ahead(OccurrenceId id, LocalDateTime now) {
    return occurrence(id)
        .map(occurrence -> !occurrence.over(now))
        .orElseGet(() -> !id.originalStart().toLocalDate().isBefore(now.toLocalDate()));
  }

  /// Published dates on the days `from` to `to`, both included.
  public List<Occurrence> between(LocalDate from, LocalDate to) {
    return Calendar.between(listings.published(), from, to);
  }

  /// Published dates from now on that are not over, up to a day.
  public List<Occurrence> upcoming(LocalDateTime now, LocalDate to) {
    return between(now.toLocalDate().minusDays(1), to).stream()
        .filter(occurrence -> !occurrence.over(now))
        .toList();
  }
}
