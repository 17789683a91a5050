package tsudoi.system.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tsudoi.city.CenterId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.oplog.OpLog;
import tsudoi.sync.HubClock;
import tsudoi.sync.KioskSync;
import tsudoi.sync.LineDown;

/// A kiosk: a machine in a center with a line to the hub. Paces its rounds as the product's loop
/// does: at once when something was written, every few seconds else, with growing waits after
/// failures.
final class SimKiosk extends Machine {
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final long BACKOFF_MAX_MS = 15_000;

  private final CenterId center;
  private Optional<Session> session = Optional.empty();
  private boolean lineCut;

  /// The sync of one run of the software.
  private static final class Session {
    private final KioskSync sync;
    private Instant next;
    private boolean busy;
    private int failures;
    private int rounds;

    Session(KioskSync sync, Instant next) {
      this.sync = sync;
      this.next = next;
    }
  }

  SimKiosk(World world, String name, CenterId center) {
    super(world, name);
    this.center = center;
  }

  CenterId center() {
    return center;
  }

  Set<Scope> scopes() {
    return Set.of(Scope.CITY, Scope.of(center));
  }

  boolean lineCut() {
    return lineCut;
  }

  void cutLine(boolean cut) {
    lineCut = cut;
  }

  @Override
  boolean serves(CenterId asked) {
    return asked.equals(center);
  }

  @Override
  boolean mayHold(EncodedOp op) {
    // a request to another center stands in that center's scope, and is nobody else's here
    return scopes().contains(op.op().scope()) || op.op().writer().equals(writer());
  }

  @Override
  OpLog mistaken(OpLog log) {
    return world().mistake().log(log);
  }

  @Override
  void started(Software started) {
    SimLine line = new SimLine(world(), this, started);
    KioskSync sync =
        new KioskSync(
            started.replica(),
            world().mistake().line(line),
            (domain, message) -> CheapCrypto.sign(key(), domain, message),
            (_, _, _) -> true,
            world().codec(),
            scopes(),
            () -> new Moment(new UUID(0, 1), world().now().toEpochMilli()),
            new HubClock(clock(), started.replica().log()));
    session = Optional.of(new Session(sync, world().now()));
    started.replica().onChange(_ -> ring());
  }

  /// Something was written: the next round is due, unless the line is down and being spared.
  private void ring() {
    session
        .filter(running -> running.failures == 0 || !world().mistake().triesAgain())
        .ifPresent(running -> running.next = world().now());
  }

  boolean roundDue() {
    return software().isPresent()
        && session
            .filter(running -> !running.busy && !running.next.isAfter(world().now()))
            .isPresent();
  }

  /// Rounds that ended well since the software started.
  int rounds() {
    return session.map(running -> running.rounds).orElse(0);
  }

  KioskSync sync() {
    return session.orElseThrow().sync;
  }

  long unsent() {
    return session.map(running -> running.sync.status().unsent()).orElse(0L);
  }

  /// One round of the real sync.
  String round() {
    Session running = session.orElseThrow();
    running.busy = true;
    try {
      running.sync.round();
      running.failures = 0;
      running.rounds++;
      running.next = world().now().plus(IDLE);
      if (running.sync.status().unsent() == 0) {
        world().oracle().checkSent(this);
      }
      return "round done";
    } catch (LineDown e) {
      running.failures++;
      running.next = world().mistake().triesAgain() ? backoff(running.failures) : Instant.MAX;
      return "round ends: " + e.getMessage();
    } finally {
      running.busy = false;
    }
  }

  private Instant backoff(int failures) {
    long bound = Math.min(BACKOFF_MAX_MS, 500L << Math.min(failures, 16));
    return world().now().plusMillis(world().chance().nextLong(500, bound + 1));
  }
}
