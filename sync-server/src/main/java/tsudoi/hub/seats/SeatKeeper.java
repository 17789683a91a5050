package tsudoi.hub.seats;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.SignUpDesk;
import tsudoi.listing.Listing;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Replica;

/// Keeps the hub's own line moving: when a cancellation or a grant arrives, whoever stands first
/// and fits is confirmed. Never on the thread that brought the news.
public final class SeatKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SeatKeeper.class);

  private final Replica hub;
  private final Board board;
  private final SignUpDesk desk;
  private final InstantSource clock;
  private final ExecutorService worker;
  private final Set<Scope> news = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Runnable unsubscribe;

  public SeatKeeper(
      Replica hub, Board board, SignUpDesk desk, InstantSource clock, ExecutorService worker) {
    this.hub = hub;
    this.board = board;
    this.desk = desk;
    this.clock = clock;
    this.worker = worker;
    this.unsubscribe = hub.onChange(this::heard);
  }

  private void heard(Set<Scope> scopes) {
    news.addAll(scopes);
    if (queued.compareAndSet(false, true)) {
      worker.execute(this::work);
    }
  }

  private void work() {
    queued.set(false);
    List<Scope> scopes = List.copyOf(news);
    news.removeAll(scopes);
    try {
      for (OccurrenceId occurrence : hub.read(() -> waiting(scopes))) {
        desk.promote(occurrence);
      }
    } catch (RuntimeException e) {
      LOG.error("The hub's line could not move up", e);
    }
  }

  /// Dates to come in these scopes for which the hub has a line and a free place.
  private List<OccurrenceId> waiting(List<Scope> scopes) {
    Writer me = hub.writer();
    LocalDateTime now = JapanTime.at(clock.instant());
    List<OccurrenceId> found = new ArrayList<>();
    for (Listing listing : board.listings().published()) {
      boolean concerned =
          listing.content().owner().map(Scope::of).filter(scopes::contains).isPresent();
      if (concerned && board.signUps().holders(new OccurrenceId(listing.id(), now)).contains(me)) {
        board.signUps().occurrences(listing.id()).stream()
            .filter(occurrence -> !board.signUps().line(occurrence, me).isEmpty())
            .filter(occurrence -> board.signUps().free(occurrence, me) > 0)
            .forEach(found::add);
      }
    }
    return found;
  }

  @Override
  public void close() {
    unsubscribe.run();
  }
}
