package tsudoi.kiosk.line;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.carry.KioskCarrier;
import tsudoi.desk.ClockDesk;
import tsudoi.durable.Room;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.NotSaved;
import tsudoi.oplog.Replica;
import tsudoi.seal.DevicePublicKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealPublicKey;
import tsudoi.sync.CommonPart;
import tsudoi.sync.Condition;
import tsudoi.sync.GivingBack;
import tsudoi.sync.HubClock;
import tsudoi.sync.HubLink;
import tsudoi.sync.KioskSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.Stall;
import tsudoi.sync.SyncLoop;
import tsudoi.sync.SyncStatus;
import tsudoi.upkeep.RecoveryReport;
import tsudoi.wire.OpCodec;

/// The running line: sends what this kiosk wrote and fetches what others did, at its own pace.
public final class Line implements LineReport, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private final KioskSync sync;
  private final SyncLoop loop;
  private final Doorbell doorbell;
  private final Returns returns;
  private final Runnable unsubscribe;
  private final Asking asking;
  private final InstantSource clock;
  private final Stall stall = new Stall();
  private volatile Optional<Instant> stalled = Optional.empty();

  /// Asks the hub for everything that it holds under this kiosk's name.
  @FunctionalInterface
  private interface Asking {
    Map<Scope, Long> common() throws LineDown;
  }

  private Line(
      KioskSync sync,
      SyncLoop loop,
      Doorbell doorbell,
      Returns returns,
      Runnable unsubscribe,
      Asking asking,
      InstantSource clock) {
    this.sync = sync;
    this.loop = loop;
    this.doorbell = doorbell;
    this.returns = returns;
    this.unsubscribe = unsubscribe;
    this.asking = asking;
    this.clock = clock;
  }

  public static Line start(
      Replica replica,
      HubAddress hub,
      Credentials credentials,
      Membership member,
      Supplier<Room> room,
      String version,
      Supplier<Moment> moments,
      ClockDesk clocks,
      InstantSource clock,
      RandomGenerator random) {
    HubClock hubClock =
        new HubClock(
            clock,
            replica.log(),
            (moment, hubMillis, errorMillis) -> sample(clocks, moment, hubMillis, errorMillis));
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
    // under a name that wrote nothing, so that the hub feeds this kiosk's own ops too
    Writer nobody =
        new Writer(member.replica(), new Epoch(new UUID(random.nextLong(), random.nextLong())));
    HubLink apart = new HttpHubLink(hub, new Credentials(nobody, credentials.key()), seals);
    Asking asking =
        () ->
            CommonPart.find(
                replica.log(), replica.writer(), scopes, apart, member.hubKey()::verifies, moments);
    return new Line(sync, loop, doorbell, returns, unsubscribe, asking, clock);
  }

  /// A sample that finds no room is taken at the next contact.
  private static void sample(ClockDesk clocks, Moment moment, long hubMillis, long errorMillis) {
    try {
      var _ = clocks.heard(moment, hubMillis, errorMillis);
    } catch (NotSaved e) {
      LOG.warn("The hub's time was not taken down: {}", e.getMessage());
    }
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

  /// Whether the hub holds another history of what this kiosk writes now.
  public boolean diverged() {
    return sync.hasParted();
  }

  /// Ends the rounds; the rest of the line stays.
  public void hush() {
    doorbell.close();
    loop.close();
  }

  /// By scope, how far the hub's history under this kiosk's name is the same as the one here.
  public Map<Scope, Long> common() throws LineDown {
    return asking.common();
  }

  /// Whether everything that the hub holds for this kiosk was fetched since the start.
  public boolean caughtUp() {
    return sync.caughtUp();
  }

  @Override
  public SyncStatus status() {
    SyncStatus status = sync.status();
    stalled = stall.look(status, clock.instant());
    return status;
  }

  @Override
  public Optional<Instant> stalledSince() {
    return stalled;
  }

  @Override
  public void close() {
    unsubscribe.run();
    returns.close();
    doorbell.close();
    loop.close();
  }
}
