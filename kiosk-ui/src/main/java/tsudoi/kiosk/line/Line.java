package tsudoi.kiosk.line;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tsudoi.carry.KioskCarrier;
import tsudoi.city.CenterId;
import tsudoi.durable.Room;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;
import tsudoi.seal.DevicePublicKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealPublicKey;
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
      Supplier<Room> room,
      InstantSource clock,
      RandomGenerator random) {
    HttpHubLink link = new HttpHubLink(hub, credentials);
    KioskSync sync =
        new KioskSync(
            replica,
            link,
            credentials.key()::sign,
            new OpCodec(),
            Set.of(Scope.CITY, Scope.of(center)),
            clock);
    link.tell(() -> new HttpHubLink.Condition(sync.status().unsent(), name(room.get())));
    SyncLoop loop = new SyncLoop(sync, SyncLoop.Pace.standard(), random);
    Doorbell doorbell = new Doorbell(hub, credentials, loop::ring, random);
    Runnable unsubscribe = replica.onChange(_ -> loop.ring());
    loop.start();
    doorbell.start();
    return new Line(sync, loop, doorbell, unsubscribe);
  }

  private static String name(Room room) {
    return switch (room) {
      case Room.Enough _ -> "enough";
      case Room.Scarce _ -> "scarce";
      case Room.None _ -> "none";
    };
  }

  /// The same conversation for a stick.
  public KioskCarrier carrier(
      Credentials credentials,
      DevicePublicKey hub,
      Supplier<Optional<SealPublicKey>> cityKey,
      InstantSource clock) {
    return new KioskCarrier(
        credentials.me(),
        sync,
        credentials.key(),
        hub::verifies,
        cityKey,
        Envelopes.secure(),
        clock);
  }

  /// Whether everything that the hub holds for this kiosk was fetched since the start.
  public boolean caughtUp() {
    return sync.caughtUp();
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
