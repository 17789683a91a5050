package tsudoi.system.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tsudoi.account.AccountEvent;
import tsudoi.attendance.Source;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.desk.CheckInDesk;
import tsudoi.desk.ListingDesk;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.SignUpDesk;
import tsudoi.desk.SignUpOutcome;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreSettings;
import tsudoi.listing.Audience;
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
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Commit;
import tsudoi.oplog.Draft;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.MachineMoment;
import tsudoi.oplog.Replica;
import tsudoi.person.AgeBand;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.seal.PassSecret;
import tsudoi.seal.Recipients;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.SealPublicKey;
import tsudoi.seal.Sealing;
import tsudoi.signup.SignUpId;
import tsudoi.signup.Via;
import tsudoi.sync.Cursors;
import tsudoi.token.ReceiptCode;
import tsudoi.wire.OpCodec;

/// The records and desks of one kiosk on a real store, put together as the kiosk does it.
final class KioskRecords implements AutoCloseable {
  static final CenterId CENTER = new CenterId(4);

  private static final Writer HUB = writer(1);
  private static final Writer KIOSK = writer(2);
  private static final SealPublicKey CENTER_KEY = SealKeyPair.generate(new Random(1)).publicKey();
  private static final SealPublicKey CITY_KEY = SealKeyPair.generate(new Random(2)).publicKey();
  private static final int BATCH_OPS = 500;
  private static final int BATCHES_UNDER_WAY = 8;
  private static final int SIGN_UPS_PER_DATE = 20;

  private final DurableStore store;
  private final Board board = Board.empty();
  private final Replica replica;
  private final SignUpDesk signUps;
  private final CheckInDesk checkIns;
  private final Random random = new Random(7);
  private final SecureRandom secure = new SecureRandom();
  private final Sealing sealing = Sealing.secure(secure);
  private final List<OccurrenceId> dates = new ArrayList<>();
  private final AtomicInteger forms = new AtomicInteger();
  private final AtomicInteger walkIns = new AtomicInteger();

  private final double openedSeconds;

  KioskRecords(Path folder) {
    InstantSource clock = InstantSource.system();
    long start = System.nanoTime();
    store = DurableStore.open(folder, StoreSettings.standard());
    openedSeconds = (System.nanoTime() - start) / 1e9;
    OpCodec codec = new OpCodec();
    DurableOpLog log = new DurableOpLog(store, codec);
    replica =
        new Replica(
            KIOSK,
            HUB.replica(),
            log,
            codec,
            board.projections(),
            clock,
            MachineMoment.ofThisMachine(this::id),
            scope -> Cursors.read(log, scope));
    signUps =
        new SignUpDesk(
            replica,
            board,
            sealing,
            CENTER::equals,
            this::id,
            () -> ReceiptCode.draw(secure).letters());
    checkIns = new CheckInDesk(replica, board);
  }

  private static Writer writer(int number) {
    return new Writer(new ReplicaId(new UUID(number, 1)), new Epoch(new UUID(number, 2)));
  }

  DurableStore store() {
    return store;
  }

  double openedSeconds() {
    return openedSeconds;
  }

  long ops() {
    return replica.log().scopes().stream().mapToLong(replica.log()::lastPosition).sum();
  }

  /// Publishes the keys that names are sealed to, and listings with room for so many sign-ups.
  void prepare(int signUpsMax) {
    replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new AccountEvent.SealKeyPublished(Optional.of(CENTER), CENTER_KEY.raw()),
                    new AccountEvent.SealKeyPublished(Optional.empty(), CITY_KEY.raw()))));
    ListingDesk listings = new ListingDesk(replica, board, () -> HUB, this::id);
    LocalDateTime start = JapanTime.at(InstantSource.system().instant()).plusDays(7).withNano(0);
    for (int i = 0; i * SIGN_UPS_PER_DATE < signUpsMax; i++) {
      ListingId listing = new ListingId(id());
      if (!(listings.publish(Actor.DEVICE, listing, activity(start))
          instanceof ListingDesk.Outcome.Saved)) {
        throw new IllegalStateException("the listing was not published");
      }
      dates.add(new OccurrenceId(listing, start));
    }
  }

  private static ListingContent activity(LocalDateTime start) {
    return new ListingContent(
        Optional.of(CENTER),
        Mode.SIGN_UP,
        PlaceUnit.PERSON,
        Optional.of(SIGN_UPS_PER_DATE + 10),
        0,
        Words.of("ふれあい祭り", "Festival"),
        Words.ja("みんなで楽しむ祭りです。"),
        Category.FESTIVAL,
        Set.of(Audience.EVERYONE),
        "亀阜校区コミュニティ協議会",
        Optional.empty(),
        Venue.room(CENTER, "大会議室"),
        Schedule.once(start, LocalTime.of(23, 0)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  /// A sign-up of one person as the visitor's form hands it over.
  NewSignUp form() {
    OccurrenceId date = dates.get(forms.getAndIncrement() / SIGN_UPS_PER_DATE);
    return new NewSignUp(
        new SignUpId(id()),
        date,
        List.of(new NewPerson("はなこ", AgeBand.ADULT, Role.PARTICIPANT)),
        Optional.of("090-0000-1234"),
        Via.KIOSK,
        1,
        PassSecret.draw(secure));
  }

  /// One tap: names sealed, decided, encoded, durable.
  void signUp(NewSignUp form) {
    if (!(signUps.signUp(Actor.VISITOR, form) instanceof SignUpOutcome.Taken)) {
      throw new IllegalStateException("the sign-up was not taken");
    }
  }

  /// What a sign-up needs for sealing, and nothing else.
  void seal(NewSignUp form) {
    var _ =
        sealing.seal(
            new PersonToken(id()),
            Scope.of(CENTER),
            form.id().value(),
            Map.of(
                Field.NAME,
                form.persons().getFirst().name(),
                Field.PHONE,
                form.telephone().orElseThrow()),
            new Recipients(CENTER_KEY, CITY_KEY, Optional.of(form.secret())));
  }

  /// One tap without anything to seal: somebody who had not signed up comes in.
  void walkIn() {
    OccurrenceId date = dates.get(walkIns.getAndIncrement() % dates.size());
    checkIns.walkIn(
        Actor.VISITOR, CENTER, date, id(), AgeBand.ADULT, Role.PARTICIPANT, Source.SCAN);
  }

  /// Takes in ops that others wrote, without folding them.
  ///
  /// @return how many bytes they have
  long store(Stream<EncodedOp> ops) {
    AtomicLong bytes = new AtomicLong();
    Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    List<EncodedOp> batch = new ArrayList<>();
    ops.sequential()
        .forEach(op -> {
          batch.add(op);
          bytes.addAndGet(op.bytes().length);
          if (batch.size() == BATCH_OPS) {
            underWay.add(replica.log().commit(Commit.of(batch)));
            batch.clear();
            if (underWay.size() > BATCHES_UNDER_WAY) {
              underWay.remove().join();
            }
          }
        });
    underWay.add(replica.log().commit(Commit.of(batch)));
    underWay.forEach(CompletableFuture::join);
    return bytes.get();
  }

  /// The smallest durable change there is.
  void writeDown() {
    replica.receive(List.of(), List.of(), Map.of("bench", new byte[16]));
  }

  private synchronized UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @Override
  public void close() {
    store.close();
  }
}
