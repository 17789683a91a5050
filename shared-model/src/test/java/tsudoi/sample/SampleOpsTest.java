package tsudoi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tsudoi.attendance.AttendanceBook;
import tsudoi.attendance.Figures;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.city.JapanTime;
import tsudoi.listing.Calendar;
import tsudoi.listing.Listing;
import tsudoi.listing.Listings;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.Received;
import tsudoi.oplog.Replica;
import tsudoi.person.Field;
import tsudoi.seal.KeyRecord;
import tsudoi.seal.Opener;
import tsudoi.seal.Recipients;
import tsudoi.seal.SealKeyPair;
import tsudoi.seal.Sealing;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpBook;
import tsudoi.signup.SignUpEvent.SignedUp;
import tsudoi.signup.SignedPerson;
import tsudoi.wire.OpCodec;

class SampleOpsTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 9, 42);
  private static final CenterId KIFU = new CenterId(4);
  private static final Writer HUB = writer(1);
  private static final Writer KIOSK = writer(2);

  private final City city = City.takamatsu();
  private final Center kifu = city.center(KIFU).orElseThrow();
  private final Center far = city.center(new CenterId(50)).orElseThrow();
  private final SampleCity sample = new SampleCity(city, NOW, 7, Set.of(KIFU));
  private final OpCodec codec = new OpCodec();
  private final SampleOps ops = new SampleOps(sample, Scale.SMALL, codec);
  private final SeatHolders holders = new SeatHolders(HUB, Map.of(KIFU, KIOSK));

  private final Listings listings = new Listings();
  private final SignUpBook signUps = new SignUpBook();
  private final AttendanceBook attendance = new AttendanceBook();
  private final Replica hub =
      new Replica(
          HUB,
          HUB.replica(),
          new MemoryOpLog(),
          codec,
          List.of(listings, signUps, attendance),
          () -> NOW.atZone(JapanTime.ZONE).toInstant(),
          () -> new Moment(new UUID(0, 9), 0),
          _ -> Optional.empty());

  @Test
  void a_replica_takes_everything_in_and_counts_it_once() throws Exception {
    List<EncodedOp> all = new ArrayList<>(ops.listings(kifu));
    all.addAll(ops.attendance(kifu).toList());
    assertThat(hub.receive(all, List.of(), Map.of())).isEqualTo(new Received.Stored(all.size()));
    assertThat(hub.receive(all, List.of(), Map.of())).isEqualTo(new Received.Stored(0));
    Figures once = figures();
    all.forEach(op -> attendance.apply(op.op()));
    assertThat(figures()).isEqualTo(once);
    assertThat(once.sample()).isTrue();
    assertThat(once.heads()).isPositive();
    for (EncodedOp op : all) {
      assertThat(op.op().actor()).isEqualTo(Actor.SAMPLE);
      assertThat(codec.decode(op.bytes()).op()).isEqualTo(op.op());
    }
  }

  @Test
  void the_order_of_arrival_changes_no_figure() {
    List<EncodedOp> all = new ArrayList<>(ops.attendance(kifu).toList());
    all.forEach(op -> attendance.apply(op.op()));
    Figures inOrder = figures();
    AttendanceBook shuffled = new AttendanceBook();
    Collections.shuffle(all, new Random(5));
    all.forEach(op -> shuffled.apply(op.op()));
    assertThat(Figures.of(shuffled, shuffled.occurrences())).isEqualTo(inOrder);
  }

  @Test
  void the_same_bytes_come_out_every_time() {
    SampleOps again =
        new SampleOps(new SampleCity(city, NOW, 7, Set.of(KIFU)), Scale.SMALL, new OpCodec());
    assertThat(bytes(again.attendance(kifu).toList()))
        .isEqualTo(bytes(ops.attendance(kifu).toList()));
    assertThat(bytes(again.listings(kifu))).isEqualTo(bytes(ops.listings(kifu)));
  }

  @Test
  void folded_listings_read_as_they_were_planned() {
    receive(ops.listings(kifu));
    for (SampleListing planned : sample.listings(kifu)) {
      assertThat(listings.find(planned.id())).contains(planned.listing());
    }
  }

  @Test
  void places_go_to_the_kiosk_and_the_hub_and_nobody_is_promised_too_many() {
    receive(ops.listings(kifu));
    receive(ops.attendance(kifu).toList());
    SealKeyPair center = SealKeyPair.generate(new Random(1));
    SealKeyPair staff = SealKeyPair.generate(new Random(2));
    SealTo sealTo =
        new SealTo(
            Sealing.secure(new SecureRandom()),
            new Recipients(center.publicKey(), staff.publicKey()));
    SampleSeats seats = ops.seats(kifu, stands(kifu), holders, Optional.of(sealTo));
    assertThat(hub.receive(seats.ops(), seats.keys(), Map.of()))
        .isEqualTo(new Received.Stored(seats.ops().size()));
    for (SampleListing planned : sample.listings(kifu)) {
      if (planned.taken() > 0) {
        OccurrenceId date = next(planned.listing());
        int capacity = planned.content().capacity().orElseThrow();
        int net = planned.content().netPlaces();
        assertThat(signUps.taken(date)).isEqualTo(planned.taken());
        assertThat(signUps.free(date, HUB)).isEqualTo(net);
        assertThat(signUps.free(date, KIOSK)).isEqualTo(capacity - net - planned.taken());
        assertThat(signUps.free(date, sample.writer(KIFU))).isZero();
        assertThat(signUps.of(date)).allMatch(signUp -> signUp.state() == SignUp.State.CONFIRMED);
      }
    }
    assertThat(seats.keys())
        .isNotEmpty()
        .allMatch(key -> key.kind() == KeyEntry.Kind.PERSON)
        .allMatch(key -> hub.log().key(key.scope(), key.kind(), key.subject()).isPresent());
    assertThat(persons(seats)).allMatch(person -> person.fields().containsKey(Field.NAME));
    assertThat(firstName(seats, Opener.of(center))).matches("[ぁ-ん]+");
  }

  @Test
  void elsewhere_the_sample_device_keeps_the_desk_places() {
    receive(ops.listings(far));
    receive(ops.attendance(far).toList());
    SampleSeats seats = ops.seats(far, stands(far), holders, Optional.empty());
    receive(seats.ops());
    Listing open =
        sample.listings(far).stream()
            .filter(listing -> listing.takesSignUpsAfter(NOW))
            .findFirst()
            .orElseThrow()
            .listing();
    int capacity = open.content().capacity().orElseThrow();
    int net = open.content().netPlaces();
    assertThat(signUps.free(next(open), sample.writer(far.id()))).isEqualTo(capacity - net);
    assertThat(signUps.free(next(open), HUB)).isEqualTo(net);
    assertThat(seats.keys()).isEmpty();
  }

  private void receive(List<EncodedOp> some) {
    assertThat(hub.receive(some, List.of(), Map.of())).isEqualTo(new Received.Stored(some.size()));
  }

  private long stands(Center center) {
    ChainId chain = new ChainId(sample.writer(center.id()), Scope.of(center.id()));
    return hub.log().staged(chain).seq();
  }

  private Figures figures() {
    return Figures.of(attendance, attendance.occurrences());
  }

  private static OccurrenceId next(Listing listing) {
    return Calendar.dates(listing, NOW.toLocalDate(), NOW.toLocalDate().plusMonths(4))
        .getFirst()
        .id();
  }

  private static List<SignedPerson> persons(SampleSeats seats) {
    return requests(seats).flatMap(request -> request.persons().stream()).toList();
  }

  private static Stream<SignedUp> requests(SampleSeats seats) {
    return seats.ops().stream()
        .map(op -> op.op().event())
        .filter(SignedUp.class::isInstance)
        .map(SignedUp.class::cast);
  }

  private static String firstName(SampleSeats seats, Opener opener) {
    SignedUp request = requests(seats).findFirst().orElseThrow();
    SignedPerson person = request.persons().getFirst();
    return seats.keys().stream()
        .filter(key -> key.subject().equals(person.token().value()))
        .flatMap(key -> KeyRecord.decode(key.bytes()).flatMap(opener::open).stream())
        .flatMap(key -> key.read(request.signUp().value(), Field.NAME, person.fields()).stream())
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> bytes(List<EncodedOp> ops) {
    return ops.stream().map(op -> Arrays.hashCode(op.bytes())).toList();
  }

  private static Writer writer(long id) {
    return new Writer(new ReplicaId(new UUID(0, id)), new Epoch(new UUID(1, id)));
  }
}
