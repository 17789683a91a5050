package tsudoi.kiosk.desk;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.Conflict;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingId;
import tsudoi.listing.Schedule;

/// What people entered differently about this center's own listings and nobody has settled yet. What
/// is over or called off is not asked.
public record Questions(List<Question> open) {
  /// One part of one listing with its values.
  public record Question(Listing listing, Conflict conflict) {}

  public Questions {
    open = List.copyOf(open);
  }

  public static Questions of(Kiosk kiosk) {
    LocalDateTime now = kiosk.now();
    return kiosk.read(() ->
        new Questions(
            kiosk.board().listings().all().stream()
                .filter(listing -> !listing.conflicts().isEmpty())
                .filter(listing ->
                    listing.content().owner().filter(kiosk.center().id()::equals).isPresent())
                .filter(listing -> stillMatters(listing, now))
                .sorted(Comparator.comparing(listing -> listing.id().value()))
                .flatMap(listing ->
                    listing.conflicts().stream().map(conflict -> new Question(listing, conflict)))
                .toList()));
  }

  /// Those about one listing.
  public Questions about(ListingId id) {
    return new Questions(
        open.stream().filter(question -> question.listing().id().equals(id)).toList());
  }

  private static boolean stillMatters(Listing listing, LocalDateTime now) {
    return listing.cancelled().isEmpty()
        && (listing.content().schedule() instanceof Schedule.Undated
            || Shelf.next(listing, now).isPresent());
  }
}
