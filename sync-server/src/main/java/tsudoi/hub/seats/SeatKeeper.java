package tsudoi.hub.seats;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.JapanTime;
import tsudoi.desk.SignUpDesk;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;

/// Keeps the hub's own line moving: when a cancellation or a grant arrives, whoever stands first
/// and fits is confirmed; requests from other centers' kiosks are answered from the net places.
/// Never on the thread that brought the news.
public final class SeatKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SeatKeeper.class);

  private final SignUpDesk desk;
  private final InstantSource clock;
  private final ExecutorService worker;
  private final Set<Scope> news = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Runnable unsubscribe;

  public SeatKeeper(Replica hub, SignUpDesk desk, InstantSource clock, ExecutorService worker) {
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
      LocalDateTime now = JapanTime.at(clock.instant());
      desk.moveUp(center -> scopes.contains(Scope.of(center)), now);
      desk.answerRequests(center -> scopes.contains(Scope.of(center)), now);
    } catch (RuntimeException e) {
      LOG.error("The hub's line could not move up", e);
    }
  }

  @Override
  public void close() {
    unsubscribe.run();
  }
}
