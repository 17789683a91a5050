package tsudoi.kiosk.desk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tsudoi.carry.KioskCarrier;
import tsudoi.city.City;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.ReviewDesk;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.Opening;
import tsudoi.kiosk.OwnGrants;
import tsudoi.kiosk.StaffCalls;
import tsudoi.kiosk.line.LineReport;
import tsudoi.kiosk.manager.OpenDesk;
import tsudoi.op.Actor;
import tsudoi.op.Moment;
import tsudoi.op.Scope;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.SealPublicKey;
import tsudoi.signup.ReportedPlaces;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpId;
import tsudoi.signup.Via;
import tsudoi.sync.Answer;
import tsudoi.sync.Batches;
import tsudoi.sync.HubClock;
import tsudoi.sync.HubLink;
import tsudoi.sync.KioskSync;
import tsudoi.sync.LineDown;
import tsudoi.sync.Message;
import tsudoi.sync.SyncStatus;

/// A kiosk in memory with a manager at its desk. It is 09:00 on 22 November 2026.
public final class DeskFixture {
  public final TestReplica replica = new TestReplica(7, TestReplica.writer(8)).withKeys();
  public final OpenDesk manager =
      new OpenDesk(new UUID(3, 3), "kanri", TestReplica.CENTER_KEY, replica.now);
  public final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  public final Kiosk kiosk;
  public final DeskDoor door;
  public final FakeUpkeep upkeep = new FakeUpkeep();
  public final FakeSticks sticks = new FakeSticks();
  public final DeviceKey key = DeviceKey.generate(new Random(5));
  public final DeviceKey hubKey = DeviceKey.generate(new Random(6));
  public Optional<Instant> stalled = Optional.empty();
  public SyncStatus line =
      new SyncStatus(
          SyncStatus.Line.UP,
          Optional.of(replica.now.minusSeconds(185)),
          12,
          Optional.of(replica.now));

  public final StaffCalls calls = new StaffCalls();

  public DeskFixture() {
    City city = City.takamatsu();
    kiosk =
        new Kiosk(
            city,
            city.center(TestReplica.KIFU).orElseThrow(),
            replica.replica,
            replica.board,
            new ReportedPlaces(),
            new OwnGrants(),
            new Kiosk.Desks(
                replica.signUps,
                replica.checkIns,
                replica.listings,
                replica.seats,
                new ReviewDesk(replica.replica, replica.board)),
            new Reported(),
            carrier(),
            key,
            TestReplica.writer(8),
            new Kiosk.Manners(Duration.ofSeconds(60), URI.create("http://hub.example")),
            () -> replica.now);
    door =
        new DeskDoor(
            Opening.of(kiosk),
            this::listen,
            calls,
            new Fresh(replica::id, replica.random),
            upkeep,
            sticks,
            () -> Optional.of(manager),
            () -> {});
  }

  /// Over a line that is cut for good.
  private KioskCarrier carrier() {
    KioskSync sync =
        new KioskSync(
            replica.replica,
            new NoLine(),
            key::sign,
            hubKey.publicKey()::verifies,
            replica.codec,
            Set.of(Scope.CITY, TestReplica.SCOPE),
            () -> new Moment(new UUID(1, 9), 1),
            new HubClock(() -> replica.now, replica.log));
    return new KioskCarrier(
        replica.replica.writer(),
        sync,
        key,
        hubKey.publicKey()::verifies,
        () -> replica.board.registry().sealKey(Optional.empty()).map(SealPublicKey::ofRaw),
        Envelopes.secure(),
        () -> replica.now);
  }

  private static final class NoLine implements HubLink {
    @Override
    public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
      throw new LineDown("cut");
    }
  }

  /// What the line says, as the test sets it.
  private final class Reported implements LineReport {
    @Override
    public SyncStatus status() {
      return line;
    }

    @Override
    public Optional<Instant> stalledSince() {
      return stalled;
    }
  }

  private Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Tells every screen that something changed.
  public void beat() {
    listeners.forEach(Runnable::run);
  }

  /// A festival this afternoon with so many places.
  public DeskFixture withFestival(int places) {
    replica.listings.publish(manager.actor(), Samples.FESTIVAL, Samples.festival(places, 0));
    return this;
  }

  public SignUp signUp(String name, Optional<String> telephone) {
    NewSignUp wish =
        new NewSignUp(
            new SignUpId(replica.id()),
            Samples.FESTIVAL_DAY,
            List.of(new NewPerson(name, AgeBand.ADULT, Role.PARTICIPANT)),
            telephone,
            Via.KIOSK,
            1,
            replica.secret());
    return ((SignUpOutcome.Taken) replica.signUps.signUp(Actor.VISITOR, wish)).signUp();
  }
}
