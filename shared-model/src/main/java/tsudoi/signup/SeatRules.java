package tsudoi.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Writer;

/// How places of a listing follow what its center wishes. Pure: no clock, no I/O.
///
/// A holder touches only places that it holds and that nobody uses on any date to come. Places that
/// change hands for every date are withdrawn and opened again in one commit, with a grant.
public final class SeatRules {
  private SeatRules() {}

  /// What a center wishes: places per date, and how many of them for phones.
  public record Wish(int capacity, int netPlaces) {}

  /// What is to be written, and what could not be done.
  ///
  /// @param stillTaken places above the wished capacity that this holder cannot withdraw
  /// @param notHandedOn net places wished that this holder cannot give: they are in use here
  /// @param awaited net places too many, which their holder gives back by itself
  public record Step(List<SeatEvent> events, int stillTaken, int notHandedOn, int awaited) {
    public Step {
      events = List.copyOf(events);
    }

    public boolean asWished() {
      return stillTaken == 0 && notHandedOn == 0 && awaited == 0;
    }
  }

  /// What the center's desk writes when a listing is published, for the first time or again.
  ///
  /// @param hub who holds the net places
  /// @param open dates whose places matter: those not over
  public static Step atDesk(
      SignUpBook book,
      Writer me,
      Writer hub,
      ListingId id,
      Wish wish,
      Predicate<OccurrenceId> open,
      Supplier<UUID> ids) {
    if (!book.counted(id)) {
      return new Step(List.of(opened(id, wish.capacity(), hub, wish.netPlaces(), ids)), 0, 0, 0);
    }
    List<SeatEvent> events = new ArrayList<>();
    int unused = unused(book, me, id, open);
    int more = wish.capacity() - book.capacity(id);
    int toNet = Math.max(0, wish.netPlaces() - book.held(id, hub));
    int awaited = Math.max(0, book.held(id, hub) - wish.netPlaces());
    int fresh = Math.max(0, more);
    int fewer = Math.min(Math.max(0, -more), unused);
    int moved = Math.min(Math.max(0, toNet - fresh), unused - fewer);
    if (fewer + moved > 0) {
      events.add(new SeatEvent.SeatsWithdrawn(id, Optional.empty(), fewer + moved));
    }
    if (fresh + moved > 0) {
      events.add(opened(id, fresh + moved, hub, Math.min(toNet, fresh + moved), ids));
    }
    int above = Math.max(0, -more) - fewer;
    // what the net gives back comes off the capacity first
    return new Step(
        events, Math.max(0, above - awaited), Math.max(0, toNet - fresh - moved), awaited);
  }

  /// What the hub writes when it holds more net places than its center wishes: what is above the
  /// wished capacity ends, the rest goes to the center's kiosk.
  ///
  /// @param kiosk empty while none is known
  public static List<SeatEvent> atHub(
      SignUpBook book,
      Writer hub,
      Optional<Writer> kiosk,
      ListingId id,
      Wish wish,
      Predicate<OccurrenceId> open,
      Supplier<UUID> ids) {
    int surplus = Math.min(book.held(id, hub) - wish.netPlaces(), unused(book, hub, id, open));
    int above = Math.max(0, book.capacity(id) - wish.capacity());
    int ended = Math.min(above, Math.max(0, surplus));
    int moved = kiosk.isEmpty() ? 0 : Math.max(0, surplus) - ended;
    List<SeatEvent> events = new ArrayList<>();
    if (ended + moved > 0) {
      events.add(new SeatEvent.SeatsWithdrawn(id, Optional.empty(), ended + moved));
    }
    if (moved > 0) {
      events.add(opened(id, moved, kiosk.orElseThrow(), moved, ids));
    }
    return List.copyOf(events);
  }

  private static SeatEvent opened(
      ListingId id, int places, Writer to, int granted, Supplier<UUID> ids) {
    return new SeatEvent.SeatsOpened(
        id, places, granted == 0 ? List.of() : List.of(new Grant(ids.get(), to, granted)));
  }

  /// Places that a holder has on every date to come and nobody uses on any of them.
  private static int unused(
      SignUpBook book, Writer holder, ListingId id, Predicate<OccurrenceId> open) {
    int unused = book.held(id, holder);
    for (OccurrenceId occurrence : book.touched(id)) {
      if (open.test(occurrence)) {
        unused = Math.min(unused, book.free(occurrence, holder));
      }
    }
    return Math.max(0, unused);
  }
}
