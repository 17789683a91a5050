package tsudoi.kiosk.line;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tsudoi.carry.KioskCarrier;
import tsudoi.durable.Room;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;
import tsudoi.seal.DevicePublicKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealPublicKey;
import tsudoi.sync.Condition;
import tsudoi.sync.GivingBack;
import tsudoi.sync.HubClock;
import tsudoi.sync.KioskSync;
import tsudoi.sync.SyncLoop;
import tsudoi.sync.SyncStatus;
import tsudoi.upkeep.RecoveryReport;
import tsudoi.wire.OpCodec;

/// The running line: sends what this kiosk wrote and fetches what others did, at its own pace.
public final class Line implements LineReport, AutoCloseable {
  private final KioskSync sync;
  private final SyncLoop loop;
  private final Doorbell doorbell;
  private final Returns returns;
  private final Runnable unsubscribe;

  private Line(
      KioskSync sync, SyncLoop loop, Doorbell doorbell, Returns returns, Runnable unsubscribe) {
    this.sync = sync;
    this.loop = loop;
    this.doorbell = doorbell;
    this.returns = returns;
    this.unsubscribe = unsubscribe;
  }

  public static Line start(
      Replica replica,
      HubAddress hub,
      Credentials credentials,
      Membership member,
      Supplier<Room> room,
      String version,
      Supplier<Moment> moments,
      InstantSource clock,
      RandomGenerator random) {
    HubClock hubClock = new HubClock(clock, replica.log());
    RequestSeals seals = new RequestSeals(clock, hubClock, random);
    HttpHubLink link = new HttpHubLink(hub, credentials, seals);
    Set<Scope> scopes = Set.of(Scope.CITY, Scope.of(member.center()));
    KioskSync sync =
        new KioskSync(
            replica,
            link,
            credentials.key()::sign,
            member.hubKey()::verifies,
            new OpCodec(),
            scopes,
            moments,
            hubClock);
    link.tell(() -> condition(sync.status(), room.get(), version, replica, clock.instant()));
    SyncLoop loop = new SyncLoop(sync, SyncLoop.Pace.standard(), random);
    Doorbell doorbell = new Doorbell(hub, credentials, seals, loop::ring, random);
    Runnable unsubscribe = replica.onChange(_ -> loop.ring());
    loop.start();
    doorbell.start();
    Returns returns =
        new Returns(
                new GivingBack(
                    replica,
                    member.hub().replica(),
                    scopes,
                    member.hubKey()::verifies,
                    link::giveBack),
                () -> sync.status().line() == SyncStatus.Line.DOWN)
            .started();
    return new Line(sync, loop, doorbell, returns, unsubscribe);
  }

  private static Condition condition(
      SyncStatus status, Room room, String version, Replica replica, Instant now) {
    return new Condition(
        now,
        status.unsent(),
        status.oldestUnsentAge(now),
        room.usableBytes(),
        switch (room) {
          case Room.Enough _ -> Condition.Space.ENOUGH;
          case Room.Scarce _ -> Condition.Space.SCARCE;
          case Room.None _ -> Condition.Space.NONE;
        },
        version,
        RecoveryReport.unread(replica.log()).map(report -> report.cause().name()));
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
    returns.close();
    doorbell.close();
    loop.close();
  }
}
