package tsudoi.system.kills;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tsudoi.account.AccountEvent;
import tsudoi.city.CenterId;
import tsudoi.desk.Board;
import tsudoi.desk.CheckInDesk;
import tsudoi.desk.ListingDesk;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.SignUpDesk;
import tsudoi.desk.SignUpOutcome;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreSettings;
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
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.MachineMoment;
import tsudoi.oplog.Replica;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.seal.PassSecret;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.Sealing;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpId;
import tsudoi.signup.Via;
import tsudoi.token.ReceiptCode;
import tsudoi.wire.OpCodec;

/// A kiosk without its screen, as a process of its own: the real desks over a real store, tapped by
/// several threads until it is killed. It says on standard output what it is about to do and what it
/// answered.
///
/// Arguments: the folder of the store, the size of its log in bytes, [#HONEST] or [#HASTY], and the
/// sign-ups that were asked for in an earlier life and not answered: people tap those again.
final class Tapper {
  static final String HONEST = "honest";

  /// Says "done" before it is done: what a test of lost taps must notice.
  static final String HASTY = "hasty";

  static final CenterId CENTER = new CenterId(4);
  static final ReplicaId ME = new ReplicaId(new UUID(4, 1));

  private static final Writer HUB =
      new Writer(new ReplicaId(new UUID(9, 1)), new Epoch(new UUID(9, 2)));
  private static final int THREADS = 4;
  private static final int RENEWAL_EVERY_MS = 250;

  /// Never over, whenever this runs.
  private static final LocalDateTime START = LocalDateTime.of(2099, 6, 1, 10, 0);

  /// Small enough that most people end up in the line.
  private static final int CAPACITY = 30;

  private final boolean hasty;
  private final SecureRandom random = new SecureRandom();
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Queue<UUID> again = new ConcurrentLinkedQueue<>();
  private final Board board;
  private final Replica replica;
  private final SignUpDesk signUps;
  private final CheckInDesk checkIns;
  private final List<OccurrenceId> occurrences;

  static void main(String[] args) {
    DurableStore store = DurableStore.open(Path.of(args[0]), settings(Integer.parseInt(args[1])));
    Tapper tapper = new Tapper(store, args[2].equals(HASTY));
    for (String id : List.of(args).subList(3, args.length)) {
      tapper.again.add(UUID.fromString(id));
    }
    tapper.say(Said.What.OPEN, store.id());
    for (int thread = 0; thread < THREADS; thread++) {
      Thread.ofPlatform().start(tapper::tapForEver);
    }
    Thread.ofPlatform().start(() -> renewForEver(store));
  }

  static StoreSettings settings(int logBytes) {
    StoreSettings standard = StoreSettings.standard();
    return new StoreSettings(
        standard.newId(),
        standard.clock(),
        standard.openDeadline(),
        standard.queuedChangesMax(),
        standard.reserveBytes(),
        standard.warningBytes(),
        logBytes,
        standard.dataFileBytes(),
        standard.keepFormer());
  }

  private Tapper(DurableStore store, boolean hasty) {
    this.hasty = hasty;
    this.board = Board.empty();
    OpCodec codec = new OpCodec();
    this.replica =
        new Replica(
            new Writer(ME, new Epoch(store.id())),
            HUB.replica(),
            new DurableOpLog(store, codec),
            codec,
            board.projections(),
            InstantSource.system(),
            MachineMoment.ofThisMachine(UUID::randomUUID),
            _ -> Optional.empty());
    this.signUps =
        new SignUpDesk(
            replica,
            board,
            Sealing.secure(random),
            CENTER::equals,
            UUID::randomUUID,
            () -> ReceiptCode.draw(random).letters());
    this.checkIns = new CheckInDesk(replica, board);
    this.occurrences =
        List.of(occurrence(1, Optional.of(CAPACITY)), occurrence(2, Optional.empty()));
  }

  /// The same listing in every life.
  private OccurrenceId occurrence(int number, Optional<Integer> capacity) {
    ListingId id = new ListingId(new UUID(7, number));
    if (board.listings().find(id).isEmpty()) {
      publishKeys();
      new ListingDesk(replica, board, () -> HUB, UUID::randomUUID)
          .publish(Actor.SAMPLE, id, content(capacity));
    }
    return new OccurrenceId(id, START);
  }

  private void publishKeys() {
    replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new AccountEvent.SealKeyPublished(
                        Optional.of(CENTER), SealKeyPair.generate(random).publicKey().raw()),
                    new AccountEvent.SealKeyPublished(
                        Optional.empty(), SealKeyPair.generate(random).publicKey().raw()))));
  }

  private static ListingContent content(Optional<Integer> capacity) {
    return new ListingContent(
        Optional.of(CENTER),
        Mode.SIGN_UP,
        PlaceUnit.PERSON,
        capacity,
        0,
        Words.ja("防災訓練"),
        Words.ja("けがの 手当てを 学びます。"),
        Category.DRILL,
        Set.of(),
        "亀阜校区コミュニティ協議会",
        Optional.empty(),
        Venue.room(CENTER, "大会議室"),
        Schedule.once(START, LocalTime.of(12, 0)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private void tapForEver() {
    while (true) {
      UUID unanswered = again.poll();
      UUID id = unanswered == null ? UUID.randomUUID() : unanswered;
      signUp(id);
      if (random.nextInt(3) == 0) {
        checkIn(id);
      }
    }
  }

  private void signUp(UUID id) {
    say(Said.What.SIGNING_UP, id);
    if (hasty) {
      say(Said.What.SIGNED_UP, id);
    }
    NewSignUp wish =
        new NewSignUp(
            new SignUpId(id),
            occurrences.get(Math.floorMod(id.hashCode(), occurrences.size())),
            List.of(new NewPerson("もりた", AgeBand.ADULT, Role.PARTICIPANT)),
            Optional.empty(),
            Via.KIOSK,
            1,
            PassSecret.draw(random));
    if (!(signUps.signUp(Actor.VISITOR, wish) instanceof SignUpOutcome.Taken)) {
      throw new IllegalStateException("a sign-up was not taken");
    }
    if (!hasty) {
      say(Said.What.SIGNED_UP, id);
    }
  }

  private void checkIn(UUID id) {
    SignUp signUp = replica.read(() -> board.signUps().find(new SignUpId(id))).orElseThrow();
    say(Said.What.CHECKING_IN, id);
    checkIns.mark(Actor.DEVICE, signUp.id(), signUp.persons().getFirst().token());
    say(Said.What.CHECKED_IN, id);
  }

  /// Kills must hit generation switches, too.
  private static void renewForEver(DurableStore store) {
    while (true) {
      try {
        Thread.sleep(RENEWAL_EVERY_MS);
        store.renew().join();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void say(Said.What what, UUID subject) {
    try {
      out.write(new Said(what, subject).bytes());
    } catch (IOException e) {
      // Nobody listens any more.
      Runtime.getRuntime().halt(4);
    }
  }
}
