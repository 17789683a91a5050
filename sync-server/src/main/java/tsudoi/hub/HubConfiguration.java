package tsudoi.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.account.Registry;
import tsudoi.attendance.AttendanceBook;
import tsudoi.carry.CarryErrands;
import tsudoi.carry.HubCarrier;
import tsudoi.city.City;
import tsudoi.desk.Board;
import tsudoi.desk.ReviewDesk;
import tsudoi.desk.SeatDesk;
import tsudoi.desk.SignUpDesk;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreDamaged;
import tsudoi.durable.StoreInUse;
import tsudoi.durable.StoreSettings;
import tsudoi.frontend.start.StartAgain;
import tsudoi.frontend.start.StartRefused;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.hub.enrolment.EnrolmentCodes;
import tsudoi.hub.enrolment.EnrolmentDesk;
import tsudoi.hub.enrolment.FirstManagers;
import tsudoi.hub.enrolment.Founding;
import tsudoi.hub.enrolment.HubIdentity;
import tsudoi.hub.enrolment.HubIdentityFile;
import tsudoi.hub.enrolment.Passwords;
import tsudoi.hub.fleet.Taps;
import tsudoi.hub.review.ServiceDates;
import tsudoi.hub.review.Tallies;
import tsudoi.hub.seats.DeskShares;
import tsudoi.hub.seats.PlacesReporter;
import tsudoi.hub.seats.SeatKeeper;
import tsudoi.listing.Listings;
import tsudoi.op.Epoch;
import tsudoi.op.Writer;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.MachineMoment;
import tsudoi.oplog.Projection;
import tsudoi.oplog.Replica;
import tsudoi.seal.KeyLock;
import tsudoi.seal.Sealing;
import tsudoi.signup.ReportedPlaces;
import tsudoi.signup.SignUpBook;
import tsudoi.token.ReceiptCode;
import tsudoi.upkeep.FailStop;
import tsudoi.upkeep.LocalDoor;
import tsudoi.upkeep.RecoveryReport;
import tsudoi.upkeep.StoreUpkeep;
import tsudoi.upkeep.Upkeep;
import tsudoi.wire.OpCodec;

/// Puts the hub together: the store, the log in it, what is folded from it, and the desks on top.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubSettings.class)
class HubConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(HubConfiguration.class);
  private static final String DEMO_PASSWORD = "tsudoi-demo";

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  SecureRandom random() {
    return new SecureRandom();
  }

  @Bean
  Supplier<UUID> ids() {
    return UUID::randomUUID;
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("hub-timer").daemon().factory());
  }

  @Bean
  City city() {
    return City.takamatsu();
  }

  @Bean(destroyMethod = "close")
  DurableStore store(HubSettings settings) {
    Path folder = settings.data().resolve("store");
    try {
      Files.createDirectories(folder);
      StoreUpkeep.restoreWanted(settings.data(), folder)
          .ifPresent(backup -> LOG.warn("Restored the backup {}", backup));
      return DurableStore.open(folder, StoreSettings.standard());
    } catch (StoreInUse e) {
      throw new StartRefused(
          StartRefused.FOLDER_IN_USE,
          "別の つどい が このフォルダーを 使っています。先に そちらを 止めてください: "
              + settings.data()
              + " (another process uses this data folder; stop it first)",
          e);
    } catch (StoreDamaged e) {
      throw new StartRefused(
          StartRefused.FOLDER_UNFIT,
          "このフォルダーの 記録は こわれています。控えから 戻してください: "
              + settings.data()
              + " (the data in this folder is damaged; restore a backup)",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be made: " + folder, e);
    }
  }

  @Bean
  Upkeep upkeep(
      HubSettings settings,
      DurableStore store,
      InstantSource clock,
      ConfigurableApplicationContext context) {
    return new StoreUpkeep(
        store, settings.data(), settings.backupFolder(), clock, () -> StartAgain.soon(context));
  }

  @Bean(destroyMethod = "close")
  LocalDoor localDoor(HubSettings settings, Upkeep upkeep, HubCarrier carrier, SecureRandom random)
      throws IOException {
    return LocalDoor.open(settings.data(), upkeep, CarryErrands.ofHub(carrier), random);
  }

  /// Kiosks keep what the hub does not take, so there is nothing to wait for.
  @Bean(destroyMethod = "close")
  FailStop failStop(Upkeep upkeep, ConfigurableApplicationContext context) {
    return new FailStop(upkeep::saving, Duration.ofSeconds(2), () -> StartAgain.soon(context))
        .started();
  }

  /// Opened after the store: its lock keeps a second process from making a second identity.
  @Bean
  HubIdentity identity(HubSettings settings, DurableStore store, SecureRandom random) {
    return new HubIdentityFile(settings.data().resolve("hub-identity.json")).readOrCreate(random);
  }

  @Bean
  OpCodec opCodec() {
    return new OpCodec();
  }

  @Bean
  Board board() {
    return Board.empty();
  }

  @Bean
  Listings listings(Board board) {
    return board.listings();
  }

  @Bean
  SignUpBook signUps(Board board) {
    return board.signUps();
  }

  @Bean
  AttendanceBook attendance(Board board) {
    return board.attendance();
  }

  @Bean
  Registry registry(Board board) {
    return board.registry();
  }

  @Bean
  Taps taps() {
    return new Taps();
  }

  @Bean
  Tallies tallies(AttendanceBook attendance) {
    return new Tallies(attendance);
  }

  @Bean
  ServiceDates serviceDates() {
    return new ServiceDates();
  }

  /// @param views what features fold besides the board
  @Bean
  Replica hub(
      DurableStore store,
      HubIdentity identity,
      OpCodec codec,
      Board board,
      List<Projection> views,
      InstantSource clock,
      Supplier<UUID> ids) {
    DurableOpLog log = new DurableOpLog(store, codec);
    RecoveryReport.take(log, clock.instant())
        .ifPresent(report -> LOG.warn("The records were not as they had been: {}", report));
    Set<Projection> projections = new LinkedHashSet<>(board.projections());
    projections.addAll(views);
    Replica hub =
        new Replica(
            new Writer(identity.replica(), new Epoch(store.id())),
            identity.replica(),
            log,
            codec,
            List.copyOf(projections),
            clock,
            MachineMoment.ofThisMachine(ids),
            _ -> Optional.empty());
    new Founding(hub, board.registry(), identity).found();
    return hub;
  }

  @Bean
  Passwords passwords(HubSettings settings, SecureRandom random) {
    return settings.demo()
        ? Passwords.demo(DEMO_PASSWORD)
        : Passwords.listedIn(settings.data().resolve("first-passwords.tsv"), random);
  }

  @Bean
  EnrolmentCodes enrolmentCodes(HubSettings settings) {
    return EnrolmentCodes.read(settings.enrolmentCodes());
  }

  @Bean
  CenterWriters centerWriters(Replica hub, Registry registry) {
    return new CenterWriters(hub, registry);
  }

  @Bean
  EnrolmentDesk enrolmentDesk(
      EnrolmentCodes codes,
      Replica hub,
      Registry registry,
      City city,
      HubIdentity identity,
      Passwords passwords,
      CenterWriters writers,
      SecureRandom random,
      Supplier<UUID> ids) {
    return new EnrolmentDesk(
        hub,
        registry,
        city,
        identity,
        codes,
        new FirstManagers(KeyLock.secure(random), passwords, random, ids),
        writers);
  }

  /// The hub serves every center: it takes sign-ups from phones against its own places.
  @Bean
  SignUpDesk signUpDesk(Replica hub, Board board, SecureRandom random, Supplier<UUID> ids) {
    return new SignUpDesk(
        hub,
        board,
        Sealing.secure(random),
        _ -> true,
        ids,
        () -> ReceiptCode.draw(random).letters());
  }

  @Bean
  ReportedPlaces reportedPlaces() {
    return new ReportedPlaces();
  }

  @Bean
  PlacesReporter placesReporter(
      Replica hub,
      Board board,
      ReportedPlaces reported,
      InstantSource clock,
      ScheduledExecutorService timer) {
    return new PlacesReporter(hub, board, reported, clock).started(timer);
  }

  @Bean
  DeskShares deskShares(
      Replica hub,
      Board board,
      CenterWriters writers,
      InstantSource clock,
      Supplier<UUID> ids,
      ScheduledExecutorService timer) {
    return new DeskShares(hub, board, writers, clock, ids).started(timer);
  }

  @Bean
  SeatDesk seatDesk(Replica hub, Board board, HubIdentity identity, Supplier<UUID> ids) {
    return new SeatDesk(hub, board, identity.replica(), ids);
  }

  @Bean
  ReviewDesk reviewDesk(Replica hub, Board board) {
    return new ReviewDesk(hub, board);
  }

  @Bean
  SeatKeeper seatKeeper(
      Replica hub,
      SignUpDesk signUps,
      SeatDesk seats,
      ReviewDesk reviews,
      InstantSource clock,
      ScheduledExecutorService timer) {
    return new SeatKeeper(hub, new SeatKeeper.Desks(signUps, seats, reviews), clock, timer);
  }
}
