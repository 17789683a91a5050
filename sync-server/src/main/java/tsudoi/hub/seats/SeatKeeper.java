package tsudoi.hub.seats;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.desk.ReviewDesk;
import tsudoi.desk.SeatDesk;
import tsudoi.desk.SignUpDesk;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;

/// Does by itself what the hub owes after each change: whoever stands first in its line and fits is
/// confirmed, requests from other centers' kiosks are answered from the net places, places go where
/// people wait, heirs of ended holders are named, and managers' wishes about set-aside records are
/// answered. Never on the thread that brought the news.
public final class SeatKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SeatKeeper.class);

  /// The hub's desks that write by themselves.
  public record Desks(SignUpDesk signUps, SeatDesk seats, ReviewDesk reviews) {}

  private final Desks desks;
  private final InstantSource clock;
  private final ExecutorService worker;
  private final Set<Scope> news = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Runnable unsubscribe;

  public SeatKeeper(Replica hub, Desks desks, InstantSource clock, ExecutorService worker) {
    this.desks = desks;
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
      keep(scopes);
    } catch (RuntimeException e) {
      LOG.error("The hub's places could not be kept", e);
    }
  }

  private void keep(List<Scope> scopes) {
    LocalDateTime now = JapanTime.at(clock.instant());
    Predicate<CenterId> concerned = center -> scopes.contains(Scope.of(center));
    desks.signUps().moveUp(concerned, now);
    desks.signUps().answerRequests(concerned, now);
    desks.seats().share(concerned, now);
    for (Scope scope : scopes) {
      scope.center().ifPresent(desks.seats()::settle);
      desks.reviews().answer(scope);
    }
  }

  @Override
  public void close() {
    unsubscribe.run();
  }
}
