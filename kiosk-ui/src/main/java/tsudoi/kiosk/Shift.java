package tsudoi.kiosk;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.account.Registry;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.desk.Board;
import tsudoi.desk.CheckInDesk;
import tsudoi.desk.ClockDesk;
import tsudoi.desk.ListingDesk;
import tsudoi.desk.ReviewDesk;
import tsudoi.desk.SeatDesk;
import tsudoi.desk.SignUpDesk;
import tsudoi.kiosk.line.Credentials;
import tsudoi.kiosk.line.Enrolment;
import tsudoi.kiosk.line.HubAddress;
import tsudoi.kiosk.line.Identity;
import tsudoi.kiosk.line.Line;
import tsudoi.kiosk.line.Membership;
import tsudoi.op.Moment;
import tsudoi.op.Writer;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.MachineMoment;
import tsudoi.oplog.Projection;
import tsudoi.oplog.Replica;
import tsudoi.seal.SealPublicKey;
import tsudoi.seal.Sealing;
import tsudoi.signup.ReportedPlaces;
import tsudoi.sync.Cursors;
import tsudoi.token.ReceiptCode;
import tsudoi.upkeep.RecoveryReport;
import tsudoi.wire.OpCodec;

/// Brings the kiosk into service: enrols it if the hub does not know it yet, folds what is stored,
/// starts the line and the housekeeping; ends them in reverse order.
final class Shift implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shift.class);

  private final KioskSettings settings;
  private final City city;
  private final DataFolder folder;
  private final BuildStamp build;
  private final Opening opening;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Runnable startAgain;
  private final FreshIds ids;
  private final List<AutoCloseable> running = new ArrayList<>();

  Shift(
      KioskSettings settings,
      City city,
      DataFolder folder,
      BuildStamp build,
      Opening opening,
      InstantSource clock,
      SecureRandom random,
      Runnable startAgain) {
    this.settings = settings;
    this.startAgain = startAgain;
    this.city = city;
    this.folder = folder;
    this.build = build;
    this.opening = opening;
    this.clock = clock;
    this.random = random;
    this.ids = new FreshIds(clock, random);
  }

  void start() {
    HubAddress hub = new HubAddress(settings.hub(), clock);
    Identity identity = folder.identity();
    if (identity.membership().isPresent()) {
      begin(hub, identity, true);
      return;
    }
    if (settings.enrolmentCode().isBlank()) {
      LOG.error("This kiosk is not enrolled and has no code: set tsudoi.enrolment-code");
      return;
    }
    Enrolment enrolment = new Enrolment(hub, folder.identityFile(), clock, random);
    keep(enrolment);
    enrolment.start(
        new Enrolment.Application(
            settings.enrolmentCode(), settings.kioskName(), folder.epoch(), settings.centerId()),
        identity,
        enrolled -> begin(hub, enrolled, false));
  }

  /// Without any record of its own there is nothing to show and nothing to decide by: a kiosk that
  /// lost its store waits for what the hub gives back before it serves.
  ///
  /// @param knownBefore whether it was enrolled in an earlier run
  private void begin(HubAddress hub, Identity identity, boolean knownBefore) {
    Membership member = identity.membership().orElseThrow();
    Writer me = new Writer(member.replica(), folder.epoch());
    Center center =
        city.center(member.center())
            .orElseThrow(() -> new IllegalStateException("no such center: " + member.center()));
    Board board = Board.empty();
    ReportedPlaces elsewhere = new ReportedPlaces();
    OwnGrants grants = new OwnGrants();
    List<Projection> projections = new ArrayList<>(board.projections());
    projections.add(elsewhere);
    projections.add(grants);
    OpCodec codec = new OpCodec();
    DurableOpLog log = new DurableOpLog(folder.store(), codec);
    boolean empty = log.scopes().isEmpty();
    Optional<RecoveryReport> recovery =
        RecoveryReport.take(log, clock.instant())
            .or(() ->
                empty && knownBefore
                    ? Optional.of(RecoveryReport.gone(clock.instant()))
                    : Optional.empty());
    recovery.ifPresent(report -> LOG.warn("The records were not as they had been: {}", report));
    Supplier<Moment> moments = MachineMoment.ofThisMachine(ids::random);
    Replica replica =
        new Replica(
            me,
            member.hub().replica(),
            log,
            codec,
            projections,
            clock,
            moments,
            scope -> Cursors.read(log, scope));
    Credentials credentials = new Credentials(me, identity.key());
    Line line =
        Line.start(
            replica,
            hub,
            credentials,
            member,
            folder.store()::room,
            build.text(),
            moments,
            new ClockDesk(replica, board.clocks(), member.center()),
            clock,
            random);
    keep(line);
    keep(new Parting(line, me, settings.data(), clock, startAgain).started());
    Kiosk kiosk =
        new Kiosk(
            city,
            center,
            replica,
            board,
            elsewhere,
            grants,
            desks(replica, board, center, member),
            line,
            line.carrier(
                credentials,
                member.hubKey(),
                () -> replica.read(() -> cityKey(board.registry())),
                clock),
            identity.key(),
            member.hub(),
            new Kiosk.Manners(settings.idle(), settings.phonesReach()),
            clock);
    Runnable serve = () -> serve(kiosk, member);
    boolean nothingToShow = empty && recovery.isPresent();
    recovery.ifPresent(report ->
        keep(
            new Rebuilding(replica, report, line::caughtUp, nothingToShow ? serve : () -> {})
                .started()));
    if (nothingToShow) {
      opening.rebuilding();
    } else {
      serve.run();
    }
  }

  private void serve(Kiosk kiosk, Membership member) {
    keep(
        new Housekeeping(
            kiosk, List.of(kiosk::keepSeats, new DayKeeper(kiosk, member.since())::keep)));
    opening.open(kiosk);
    LOG.info("In service at center {} as {}", kiosk.center().id().number(), member.replica());
  }

  private static Optional<SealPublicKey> cityKey(Registry registry) {
    return registry.sealKey(Optional.empty()).map(SealPublicKey::ofRaw);
  }

  private Kiosk.Desks desks(Replica replica, Board board, Center center, Membership member) {
    return new Kiosk.Desks(
        new SignUpDesk(
            replica,
            board,
            Sealing.secure(random),
            center.id()::equals,
            ids::random,
            () -> ReceiptCode.draw(random).letters()),
        new CheckInDesk(replica, board),
        new ListingDesk(replica, board, member::hub, ids::timed),
        new SeatDesk(replica, board, member.hub().replica(), ids::random),
        new ReviewDesk(replica, board));
  }

  private synchronized void keep(AutoCloseable part) {
    running.add(part);
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable part : running.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("Not closed in order: {}", e.toString());
      }
    }
  }
}
