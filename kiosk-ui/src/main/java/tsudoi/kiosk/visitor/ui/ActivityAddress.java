package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;

/// The address of an activity's screens: `activity/LISTING/20261122T1330`; an undated listing has
/// none of the latter.
final class ActivityAddress {
  static final String LISTING = "listing";
  static final String START = "start";
  static final String TEMPLATE = ":" + LISTING + "/:" + START + "?";

  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

  private ActivityAddress() {}

  static String of(OccurrenceId occurrence) {
    return "activity/"
        + occurrence.listing().value()
        + "/"
        + FORM.format(occurrence.originalStart());
  }

  static String of(ListingId listing) {
    return "activity/" + listing.value();
  }

  static String signUp(OccurrenceId occurrence) {
    return "signup/" + occurrence.listing().value() + "/" + FORM.format(occurrence.originalStart());
  }

  /// Whatever somebody typed into the address is no reason to fail.
  static Optional<ListingId> listing(BeforeEnterEvent event) {
    return event
        .getRouteParameters()
        .get(LISTING)
        .flatMap(text -> {
          try {
            return Optional.of(new ListingId(UUID.fromString(text)));
          } catch (IllegalArgumentException e) {
            return Optional.empty();
          }
        });
  }

  static Optional<OccurrenceId> occurrence(BeforeEnterEvent event) {
    return listing(event).flatMap(listing -> start(event).map(at -> new OccurrenceId(listing, at)));
  }

  private static Optional<LocalDateTime> start(BeforeEnterEvent event) {
    return event
        .getRouteParameters()
        .get(START)
        .flatMap(text -> {
          try {
            return Optional.of(LocalDateTime.parse(text, FORM));
          } catch (DateTimeException e) {
            return Optional.empty();
          }
        });
  }
}
