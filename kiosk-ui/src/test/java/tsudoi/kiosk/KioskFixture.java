package tsudoi.kiosk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tsudoi.account.AccountEvent;
import tsudoi.carry.KioskCarrier;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.CheckInDesk;
import tsudoi.desk.ListingDesk;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.ReviewDesk;
import tsudoi.desk.SeatDesk;
import tsudoi.desk.SignUpDesk;
import tsudoi.desk.SignUpOutcome;
import tsudoi.kiosk.visitor.Agenda;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.kiosk.visitor.TrySlowdown;
import tsudoi.listing.Category;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Mode;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Schedule;
import tsudoi.listing.Venue;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Projection;
import tsudoi.oplog.Replica;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.Envelopes;
import tsudoi.seal.PassSecret;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.Sealing;
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
import tsudoi.token.ReceiptCode;
import tsudoi.upkeep.Saving;
import tsudoi.wire.OpCodec;

/// A kiosk in service over an op log in memory, at a moment that a test sets.
public final class KioskFixture {
  public static final LocalDateTime SUNDAY_MORNING = LocalDateTime.of(2026, 11, 22, 9, 42);

  public final Random random = new Random(7);
  private final DeviceKey key = DeviceKey.generate(new Random(17));
  public final Kiosk kiosk;
  public final Lobby lobby;
  public final Opening opening;
  public final Pulse pulse;
  public final StaffCalls calls = new StaffCalls();
  private volatile Saving saving = Saving.WORKS;
  private final Ticking clock = new Ticking(SUNDAY_MORNING);
  private SyncStatus status =
      new SyncStatus(SyncStatus.Line.UP, Optional.of(clock.instant()), 0, Optional.empty());

  /// A clock that stands still until it is set.
  private static final class Ticking implements InstantSource {
    private volatile Instant now;

    Ticking(LocalDateTime now) {
      this.now = now.atZone(JapanTime.ZONE).toInstant();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  public KioskFixture() {
    this(new MemoryOpLog());
  }

  public KioskFixture(OpLog log) {
    City city = City.takamatsu();
    Center center = city.center("亀阜").orElseThrow();
    Board board = Board.empty();
    ReportedPlaces elsewhere = new ReportedPlaces();
    OwnGrants grants = new OwnGrants();
    List<Projection> projections = new ArrayList<>(board.projections());
    projections.add(elsewhere);
    projections.add(grants);
    Writer me = writer();
    Writer hub = writer();
    Replica replica =
        new Replica(
            me,
            hub.replica(),
            log,
            new OpCodec(),
            projections,
            clock,
            () -> new Moment(new UUID(1, 2), 3),
            _ -> Optional.empty());
    FreshIds ids = new FreshIds(clock, random);
    kiosk =
        new Kiosk(
            city,
            center,
            replica,
            board,
            elsewhere,
            grants,
            new Kiosk.Desks(
                new SignUpDesk(
                    replica,
                    board,
                    Sealing.seeded(random),
                    center.id()::equals,
                    ids::random,
                    () -> ReceiptCode.draw(random).letters()),
                new CheckInDesk(replica, board),
                new ListingDesk(replica, board, () -> hub, ids::timed),
                new SeatDesk(replica, board, hub.replica(), ids::random),
                new ReviewDesk(replica, board)),
            () -> status,
            carrier(replica, clock),
            key,
            hub,
            new Kiosk.Manners(Duration.ofSeconds(60), URI.create("https://tsudoi.example.jp")),
            clock);
    opening = Opening.of(kiosk);
    pulse = new Pulse(opening, () -> saving, clock);
    lobby =
        new Lobby(
            opening,
            pulse,
            calls,
            () -> saving,
            new Agenda(opening),
            new TrySlowdown(),
            new Lobby.Drawing(ids, random));
    prepare(center.id());
  }

  /// Over a line that is cut for good.
  private KioskCarrier carrier(Replica replica, InstantSource clock) {
    KioskSync sync =
        new KioskSync(
            replica,
            new NoLine(),
            key::sign,
            key.publicKey()::verifies,
            new OpCodec(),
            Set.of(Scope.CITY),
            () -> new Moment(new UUID(1, 9), 1),
            new HubClock(clock, replica.log()));
    return new KioskCarrier(
        replica.writer(),
        sync,
        key,
        key.publicKey()::verifies,
        Optional::empty,
        Envelopes.seeded(random),
        clock);
  }

  private static final class NoLine implements HubLink {
    @Override
    public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
      throw new LineDown("cut");
    }
  }

  private Writer writer() {
    return new Writer(
        new ReplicaId(new UUID(random.nextLong(), random.nextLong())),
        new Epoch(new UUID(random.nextLong(), random.nextLong())));
  }

  /// What the hub tells every kiosk: public keys and the purpose text.
  private void prepare(CenterId center) {
    SealKeyPair ofCenter = SealKeyPair.generate(random);
    SealKeyPair ofCity = SealKeyPair.generate(random);
    kiosk
        .replica()
        .write(
            Actor.DEVICE,
            _ ->
                Draft.of(
                    true,
                    Scope.CITY,
                    List.of(
                        new AccountEvent.SealKeyPublished(
                            Optional.of(center), ofCenter.publicKey().raw()),
                        new AccountEvent.SealKeyPublished(
                            Optional.empty(), ofCity.publicKey().raw()),
                        new AccountEvent.PurposePublished(
                            1,
                            Words.of(
                                "よび名と 年代は、受付と 連絡だけに 使います。",
                                "We use your nickname only at the door.")))));
  }

  public LocalDateTime now() {
    return kiosk.now();
  }

  public void setTime(LocalDateTime now) {
    clock.now = now.atZone(JapanTime.ZONE).toInstant();
  }

  public void cutLine() {
    status = new SyncStatus(SyncStatus.Line.DOWN, status.lastContact(), 1, Optional.empty());
  }

  /// From now on the store is in this state, as screens see it.
  public void setSaving(Saving saving) {
    this.saving = saving;
  }

  /// How many screens hear the pulse.
  public int listening() {
    return pulse.listening();
  }

  // ---- listings

  public static ListingContent aListing(CenterId center, String title, LocalDateTime start) {
    return new ListingContent(
        Optional.of(center),
        Mode.SIGN_UP,
        PlaceUnit.PERSON,
        Optional.of(10),
        4,
        Words.ja(title),
        Words.ja("写真を とって、家族に 送ります。"),
        Category.SMARTPHONE,
        Set.of(),
        "亀阜校区コミュニティ協議会",
        Optional.empty(),
        Venue.room(center, "小会議室"),
        Schedule.once(start, LocalTime.from(start.plusHours(2))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  public ListingContent aListing(String title, LocalDateTime start) {
    return aListing(kiosk.center().id(), title, start);
  }

  /// The first date of what was published.
  public OccurrenceId publish(ListingContent content) {
    ListingId id = new ListingId(new UUID(random.nextLong(), random.nextLong()));
    ListingDesk.Outcome outcome = kiosk.desks().listings().publish(Actor.DEVICE, id, content);
    if (!(outcome instanceof ListingDesk.Outcome.Saved)) {
      throw new AssertionError("not published: " + outcome);
    }
    return kiosk
        .read(() -> kiosk.board().between(now().toLocalDate(), LocalDate.of(2030, 1, 1)))
        .stream()
        .filter(occurrence -> occurrence.id().listing().equals(id))
        .findFirst()
        .map(occurrence -> occurrence.id())
        .orElseGet(() -> new OccurrenceId(id, now()));
  }

  public OccurrenceId publish(String title, LocalDateTime start) {
    return publish(aListing(title, start));
  }

  /// A copy with other places.
  public static UnaryOperator<ListingContent> places(int capacity, int net) {
    return content ->
        new ListingContent(
            content.owner(),
            content.mode(),
            content.unit(),
            Optional.of(capacity),
            net,
            content.title(),
            content.description(),
            content.category(),
            content.audiences(),
            content.host(),
            content.operator(),
            content.venue(),
            content.schedule(),
            content.fee(),
            content.bring(),
            content.howToApply(),
            content.contact(),
            content.asksPhone(),
            content.source());
  }

  public static UnaryOperator<ListingContent> mode(Mode mode) {
    return content ->
        new ListingContent(
            content.owner(),
            mode,
            content.unit(),
            Optional.empty(),
            0,
            content.title(),
            content.description(),
            content.category(),
            content.audiences(),
            content.host(),
            content.operator(),
            content.venue(),
            content.schedule(),
            content.fee(),
            content.bring(),
            mode == Mode.ELSEWHERE ? Optional.of(Words.ja("電話で 申し込みます。")) : content.howToApply(),
            content.contact(),
            content.asksPhone(),
            content.source());
  }

  public static UnaryOperator<ListingContent> scheduled(Schedule schedule) {
    return content ->
        new ListingContent(
            content.owner(),
            content.mode(),
            content.unit(),
            content.capacity(),
            content.netPlaces(),
            content.title(),
            content.description(),
            content.category(),
            content.audiences(),
            content.host(),
            content.operator(),
            content.venue(),
            schedule,
            content.fee(),
            content.bring(),
            content.howToApply(),
            content.contact(),
            content.asksPhone(),
            content.source());
  }

  // ---- sign-ups

  public record Receipt(SignUp signUp, PassSecret secret) {}

  public Receipt signUp(OccurrenceId occurrence, String... names) {
    List<NewPerson> persons = new ArrayList<>();
    for (String name : names) {
      persons.add(new NewPerson(name, AgeBand.ADULT, Role.PARTICIPANT));
    }
    PassSecret secret = PassSecret.draw(random);
    SignUpOutcome outcome =
        kiosk
            .desks()
            .signUps()
            .signUp(
                Actor.VISITOR,
                new NewSignUp(
                    new SignUpId(new UUID(random.nextLong(), random.nextLong())),
                    occurrence,
                    persons,
                    Optional.empty(),
                    Via.KIOSK,
                    1,
                    secret));
    if (outcome instanceof SignUpOutcome.Taken(var signUp)) {
      return new Receipt(signUp, secret);
    }
    throw new AssertionError("not taken: " + outcome);
  }
}
