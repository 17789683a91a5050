package tsudoi.kiosk;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.op.Scope;
import tsudoi.oplog.NotSaved;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Replica;
import tsudoi.upkeep.RecoveryReport;

/// Waits until the hub has given back what this kiosk lost, and completes the report on it.
final class Rebuilding implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
  private static final long LOOK_MS = 200;

  private final Replica replica;
  private final RecoveryReport report;
  private final BooleanSupplier caughtUp;
  private final Runnable whenDone;
  private final long before;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("rebuilding").daemon().factory());

  /// @param caughtUp whether everything that the hub holds has been fetched
  /// @param whenDone called once, after the report was completed
  Rebuilding(Replica replica, RecoveryReport report, BooleanSupplier caughtUp, Runnable whenDone) {
    this.replica = replica;
    this.report = report;
    this.caughtUp = caughtUp;
    this.whenDone = whenDone;
    this.before = records(replica.log());
  }

  Rebuilding started() {
    var _ = thread.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    return this;
  }

  private void look() {
    if (!caughtUp.getAsBoolean()) {
      return;
    }
    try {
      RecoveryReport complete = report.fetched(records(replica.log()) - before);
      complete.keep(replica);
      LOG.warn("Recovered, with what the hub gave back: {}", complete);
      thread.shutdown();
      whenDone.run();
    } catch (NotSaved e) {
      LOG.warn("The report waits: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The report was not completed", e);
      thread.shutdown();
      whenDone.run();
    }
  }

  static long records(OpLog log) {
    long records = 0;
    for (Scope scope : log.scopes()) {
      records += log.lastPosition(scope);
    }
    return records;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
