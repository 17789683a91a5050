package tsudoi.hub.seats;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingId;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SeatRules;

/// Gives a center's kiosk the places that the hub holds beyond the net places its center wishes: of
/// activities imported before the kiosk was there, and of a ネット枠 made smaller.
///
/// A listing and its places travel in chunks of their own. Only what two looks in a row find is
/// done, so that nothing is given back between the two.
public final class DeskShares implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskShares.class);
  private static final long LOOK_EVERY_S = 5;

  private final Replica hub;
  private final Board board;
  private final CenterWriters writers;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Runnable unsubscribe;
  private volatile boolean news = true;
  private Map<ListingId, Shape> before = Map.of();

  /// What a decision rests on, without the ids that it draws.
  private record Shape(SeatRules.Wish wish, Optional<Writer> kiosk, int held) {}

  public DeskShares(
      Replica hub, Board board, CenterWriters writers, InstantSource clock, Supplier<UUID> ids) {
    this.hub = hub;
    this.board = board;
    this.writers = writers;
    this.clock = clock;
    this.ids = ids;
    this.unsubscribe = hub.onChange(_ -> news = true);
  }

  public DeskShares started(ScheduledExecutorService timer) {
    timer.scheduleWithFixedDelay(this::lookQuietly, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
    return this;
  }

  private void lookQuietly() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("The desk places could not be given", e);
    }
  }

  /// @return for how many listings places changed hands
  int look() {
    if (!news && before.isEmpty()) {
      return 0;
    }
    news = false;
    LocalDateTime now = JapanTime.at(clock.instant());
    List<Listing> counted =
        hub.read(() ->
            board.listings().published().stream()
                .filter(listing -> listing.content().takesSignUps())
                .filter(listing -> listing.content().capacity().isPresent())
                .filter(listing -> board.signUps().counted(listing.id()))
                .filter(listing -> surplus(listing) > 0)
                .toList());
    Map<ListingId, Shape> seen = new HashMap<>();
    int given = 0;
    for (Listing listing : counted) {
      Shape shape = shape(listing);
      if (shape.equals(before.get(listing.id()))) {
        given += settle(listing, shape, now);
      } else {
        seen.put(listing.id(), shape);
      }
    }
    before = seen;
    return given;
  }

  private int surplus(Listing listing) {
    return board.signUps().held(listing.id(), hub.writer()) - listing.content().netPlaces();
  }

  private Shape shape(Listing listing) {
    return new Shape(
        wish(listing),
        writers.of(owner(listing)),
        hub.read(() -> board.signUps().held(listing.id(), hub.writer())));
  }

  private int settle(Listing listing, Shape shape, LocalDateTime now) {
    return hub.write(
        Actor.DEVICE,
        _ -> {
          List<SeatEvent> events =
              SeatRules.atHub(
                  board.signUps(),
                  hub.writer(),
                  shape.kiosk(),
                  listing.id(),
                  shape.wish(),
                  occurrence -> board.ahead(occurrence, now),
                  ids);
          return events.isEmpty()
              ? Draft.nothing(0)
              : Draft.of(1, Scope.of(owner(listing)), events);
        });
  }

  private static SeatRules.Wish wish(Listing listing) {
    return new SeatRules.Wish(
        listing.content().capacity().orElseThrow(), listing.content().netPlaces());
  }

  private static CenterId owner(Listing listing) {
    return listing.content().owner().orElseThrow();
  }

  @Override
  public void close() {
    unsubscribe.run();
  }
}
