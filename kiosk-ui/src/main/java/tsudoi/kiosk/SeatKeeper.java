package tsudoi.kiosk;

import java.time.LocalDateTime;
import java.util.List;
import tsudoi.listing.Calendar;
import tsudoi.listing.OccurrenceId;
import tsudoi.signup.SignUpRules;

/// Gives free places to those who wait in this kiosk's own line, whatever freed them: a
/// cancellation written elsewhere, more places, a grant.
final class SeatKeeper {
  private final Kiosk kiosk;

  SeatKeeper(Kiosk kiosk) {
    this.kiosk = kiosk;
  }

  void keep() {
    for (OccurrenceId occurrence : owed(kiosk.now())) {
      kiosk.desks().signUps().promote(occurrence);
    }
  }

  /// Dates of this center's own listings that are still to come and have a party to promote.
  private List<OccurrenceId> owed(LocalDateTime now) {
    return kiosk.read(() ->
        kiosk.board().listings().published().stream()
            .filter(listing -> listing.content().takesSignUps())
            .filter(listing ->
                listing.content().owner().filter(kiosk.center().id()::equals).isPresent())
            .flatMap(listing ->
                kiosk.board().signUps().occurrences(listing.id()).stream()
                    .flatMap(id -> Calendar.find(listing, id).stream()))
            .filter(occurrence -> SignUpRules.refusal(occurrence, now).isEmpty())
            .map(occurrence -> occurrence.id())
            .filter(id ->
                !SignUpRules.promotions(kiosk.board().signUps(), kiosk.replica().writer(), id)
                    .isEmpty())
            .toList());
  }
}
