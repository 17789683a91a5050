package tsudoi.hub.sync;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;

/// The kiosks that listen for "something new". At most one bell a kiosk: a new one replaces the old.
///
/// Ringing never waits on a kiosk's line: it runs on threads of its own, and rings that come while
/// one is under way are one ring.
final class Doorbells implements AutoCloseable {
  static final long HEARTBEAT_SECONDS = 15;

  /// Longer than any proxy keeps a connection; the kiosk comes back by itself.
  private static final long OPEN_MS_MAX = 3_600_000;

  private final Map<ReplicaId, Bell> bells = new ConcurrentHashMap<>();
  private final Runnable unsubscribe;

  Doorbells(Replica hub, ScheduledExecutorService timer) {
    this.unsubscribe = hub.onChange(this::ring);
    timer.scheduleAtFixedRate(
        () -> bells.values().forEach(Bell::beat),
        HEARTBEAT_SECONDS,
        HEARTBEAT_SECONDS,
        TimeUnit.SECONDS);
  }

  SseEmitter open(ReplicaId kiosk, Set<Scope> scopes) {
    Bell bell = new Bell(new SseEmitter(OPEN_MS_MAX), scopes);
    bell.emitter.onCompletion(() -> bells.remove(kiosk, bell));
    bell.emitter.onTimeout(bell.emitter::complete);
    bell.emitter.onError(_ -> bells.remove(kiosk, bell));
    Bell before = bells.put(kiosk, bell);
    if (before != null) {
      before.emitter.complete();
    }
    bell.beat();
    return bell.emitter;
  }

  int listening() {
    return bells.size();
  }

  private void ring(Set<Scope> scopes) {
    for (Bell bell : bells.values()) {
      if (scopes.stream().anyMatch(bell.scopes::contains)) {
        bell.ring();
      }
    }
  }

  @Override
  public void close() {
    unsubscribe.run();
    bells.values().forEach(bell -> bell.emitter.complete());
  }

  private final class Bell {
    private final SseEmitter emitter;
    private final Set<Scope> scopes;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean rung;

    Bell(SseEmitter emitter, Set<Scope> scopes) {
      this.emitter = emitter;
      this.scopes = Set.copyOf(scopes);
    }

    void ring() {
      if (!rung) {
        rung = true;
        Thread.startVirtualThread(() -> send(true));
      }
    }

    void beat() {
      Thread.startVirtualThread(() -> send(false));
    }

    private void send(boolean ring) {
      sending.lock();
      try {
        if (ring) {
          rung = false;
          emitter.send(SseEmitter.event().data("new"));
        } else {
          emitter.send(SseEmitter.event().comment("here"));
        }
      } catch (IOException | IllegalStateException e) {
        emitter.complete();
        bells.values().remove(this);
      } finally {
        sending.unlock();
      }
    }
  }
}
