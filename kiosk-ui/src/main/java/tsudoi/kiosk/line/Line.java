package tsudoi.kiosk.line;

import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import tsudoi.city.CenterId;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;
import tsudoi.sync.KioskSync;
import tsudoi.sync.SyncLoop;
import tsudoi.sync.SyncStatus;
import tsudoi.wire.OpCodec;

/// The running line: sends what this kiosk wrote and fetches what others did, at its own pace.
public final class Line implements LineReport, AutoCloseable {
  private final KioskSync sync;
  private final SyncLoop loop;
  private final Doorbell doorbell;
  private final Runnable unsubscribe;

  private Line(KioskSync sync, SyncLoop loop, Doorbell doorbell, Runnable unsubscribe) {
    this.sync = sync;
    this.loop = loop;
    this.doorbell = doorbell;
    this.unsubscribe = unsubscribe;
  }

  public static Line start(
      Replica replica,
      HubAddress hub,
      Credentials credentials,
      CenterId center,
      InstantSource clock,
      RandomGenerator random) {
    KioskSync sync =
        new KioskSync(
            replica,
            new HttpHubLink(hub, credentials),
            credentials.key()::sign,
            new OpCodec(),
            Set.of(Scope.CITY, Scope.of(center)),
            clock);
    SyncLoop loop = new SyncLoop(sync, SyncLoop.Pace.standard(), random);
    Doorbell doorbell = new Doorbell(hub, credentials, loop::ring, random);
    Runnable unsubscribe = replica.onChange(_ -> loop.ring());
    loop.start();
    doorbell.start();
    return new Line(sync, loop, doorbell, unsubscribe);
  }

  @Override
  public SyncStatus status() {
    return sync.status();
  }

  @Override
  public void close() {
    unsubscribe.run();
    doorbell.close();
    loop.close();
  }
}
