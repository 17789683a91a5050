package tsudoi.kiosk.desk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.Calendar;
import tsudoi.listing.Listing;
import tsudoi.listing.Occurrence;
import tsudoi.listing.Schedule;

/// This center's own listings, sorted as a manager looks for them.
public record Shelf(List<Item> drafts, List<Item> current, List<Item> cancelled, List<Item> past) {
  private static final int DAYS_AHEAD = 400;

  /// A listing with its next dates.
  ///
  /// @param next the next date that is not over, called off or not
  public record Item(Listing listing, Optional<Occurrence> next) {}

  public Shelf {
    drafts = List.copyOf(drafts);
    current = List.copyOf(current);
    cancelled = List.copyOf(cancelled);
    past = List.copyOf(past);
  }

  public static Shelf of(Kiosk kiosk) {
    LocalDateTime now = kiosk.now();
    return kiosk.read(() -> {
      List<Item> drafts = new ArrayList<>();
      List<Item> current = new ArrayList<>();
      List<Item> cancelled = new ArrayList<>();
      List<Item> past = new ArrayList<>();
      kiosk.board().listings().all().stream()
          .filter(one -> one.content().owner().filter(kiosk.center().id()::equals).isPresent())
          .map(one -> new Item(one, next(one, now)))
          .sorted(BY_NEXT_DATE)
          .forEach(item -> {
            if (!item.listing().published()) {
              drafts.add(item);
            } else if (item.next().isEmpty() && !undated(item.listing())) {
              past.add(item);
            } else if (item.listing().cancelled().isPresent()) {
              cancelled.add(item);
            } else {
              current.add(item);
            }
          });
      return new Shelf(drafts, current, cancelled, past);
    });
  }

  private static final Comparator<Item> BY_NEXT_DATE =
      Comparator.<Item, LocalDateTime>comparing(
              item -> item.next().map(Occurrence::start).orElse(LocalDateTime.MAX))
          .thenComparing(item -> item.listing().content().title().plain());

  public boolean isEmpty() {
    return drafts.isEmpty() && current.isEmpty() && cancelled.isEmpty() && past.isEmpty();
  }

  private static boolean undated(Listing listing) {
    return listing.content().schedule() instanceof Schedule.Undated;
  }

  /// The next date that is not over.
  static Optional<Occurrence> next(Listing listing, LocalDateTime now) {
    LocalDate today = now.toLocalDate();
    return Calendar.dates(listing, today.minusDays(1), today.plusDays(DAYS_AHEAD)).stream()
        .filter(date -> !date.over(now))
        .findFirst();
  }

  /// The dates of a listing that can still be called off, at most so many.
  public static List<Occurrence> datesAhead(Kiosk kiosk, Listing listing, int datesMax) {
    LocalDateTime now = kiosk.now();
    LocalDate today = now.toLocalDate();
    return Calendar.dates(listing, today.minusDays(1), today.plusDays(DAYS_AHEAD)).stream()
        .filter(date -> !date.over(now))
        .limit(datesMax)
        .toList();
  }
}
