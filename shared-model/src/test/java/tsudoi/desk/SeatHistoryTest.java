package tsudoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsudoi.op.Actor;
import tsudoi.op.Op;
import tsudoi.op.Writer;
import tsudoi.person.PersonToken;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpBook;
import tsudoi.signup.SignUpId;

/// Generated histories of a hub and kiosks that hear of each other late, in part, or by a stick.
class SeatHistoryTest {
  private static final int STEPS = 90;

  static IntStream seeds() {
    return IntStream.rangeClosed(1, Integer.getInteger("tsudoi.seat-seeds", 10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nobody_is_overbooked_or_unconfirmed_and_no_place_is_lost(int seed) {
    SeatCity city = new SeatCity(seed, 2 + seed % 2);
    publish(city);
    for (int step = 0; step < STEPS; step++) {
      act(city);
      holdsNowAndThen(city, seed, step);
    }
    city.heal();
    holds(city, seed);
    atRest(city);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_kiosks_next_epoch_goes_on_with_the_places_of_the_last_one(int seed) {
    SeatCity city = new SeatCity(seed, 2);
    publish(city);
    int lives = 0;
    for (int step = 0; step < STEPS; step++) {
      act(city);
      if (city.random.nextInt(15) == 0) {
        TestReplica kiosk = any(city);
        // What was not sent is not lost: the disk gives back everything that was acknowledged.
        city.restored(kiosk, 0);
        lives++;
      }
      holdsNowAndThen(city, seed, step);
    }
    city.heal();
    holds(city, seed);
    atRest(city);
    assertThat(lives).isPositive();
    SignUpBook book = city.hub.board.signUps();
    Set<Writer> alive = new HashSet<>();
    city.all().forEach(at -> alive.add(at.replica.writer()));
    assertThat(alive)
        .as("every place has a living holder")
        .containsAll(
            book.holders(Samples.FESTIVAL).stream()
                .filter(holder -> book.held(Samples.FESTIVAL_DAY, holder) != 0)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_destroyed_kiosk_leaves_its_places_and_only_what_it_never_sent_is_disputed(int seed) {
    SeatCity city = new SeatCity(seed, 3);
    publish(city);
    for (int step = 0; step < STEPS / 2; step++) {
      act(city);
    }
    TestReplica gone = city.kiosks.getLast();
    long sent = city.hub.log.staged(chain(gone)).seq();
    city.kiosks.remove(gone);
    city.hub.seats.destroyed(Actor.DEVICE, gone.replica.writer().replica(), "落雷");
    for (int step = 0; step < STEPS / 2; step++) {
      act(city);
    }
    city.heal();
    SignUpBook book = city.hub.board.signUps();
    assertThat(book.disputed(Samples.FESTIVAL_DAY)).isEmpty();
    assertThat(book.held(Samples.FESTIVAL_DAY, gone.replica.writer())).isZero();
    assertThat(book.line(Samples.FESTIVAL_DAY, gone.replica.writer())).isEmpty();

    city.push(gone, Integer.MAX_VALUE);
    city.heal();

    assertThat(conserved(book)).isTrue();
    List<SignUp> disputed = book.disputed(Samples.FESTIVAL_DAY);
    int covered =
        book.taken(Samples.FESTIVAL_DAY) - disputed.stream().mapToInt(SignUp::places).sum();
    assertThat(covered).isLessThanOrEqualTo(book.capacity(Samples.FESTIVAL_DAY));
    Set<SignUpId> late = new HashSet<>();
    gone.log
        .readChain(chain(gone), sent, 10_000, 1 << 24)
        .forEach(op -> {
          if (op.op().event() instanceof tsudoi.signup.SignUpEvent.SignUpConfirmed confirmed) {
            late.add(confirmed.signUp());
          }
        });
    assertThat(late).containsAll(disputed.stream().map(SignUp::id).toList());
    everybodyKeptWhatWasPromised(city, book);

    int missing =
        -book.holders(Samples.FESTIVAL).stream()
            .mapToInt(holder -> Math.min(0, book.free(Samples.FESTIVAL_DAY, holder)))
            .sum();
    if (missing > 0) {
      int wished = book.capacity(Samples.FESTIVAL_DAY) + missing;
      city.hub.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(wished, 4));
      city.heal();
      assertThat(book.disputed(Samples.FESTIVAL_DAY)).as("settled by more places").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_restored_hub_holds_nothing_until_every_kiosk_has_reported(int seed) {
    SeatCity city = new SeatCity(seed, 2);
    publish(city);
    for (int step = 0; step < STEPS / 2; step++) {
      act(city);
    }
    city.heal();
    city.signUp(city.hub, 1);
    city.keep(city.hub);
    city.kiosks.forEach(city::online);
    int lost = city.random.nextInt(12);
    city.hubRestored(lost);
    Writer me = city.hub.replica.writer();

    city.online(city.kiosks.getFirst());
    city.online(city.kiosks.getFirst());
    assertThat(city.hub.board.signUps().held(Samples.FESTIVAL_DAY, me)).isZero();
    SignUp waiting = city.signUp(city.hub, 1);
    assertThat(waiting.state()).isEqualTo(SignUp.State.QUEUED);

    for (int step = 0; step < STEPS / 3; step++) {
      act(city);
      holdsNowAndThen(city, seed, step);
    }
    city.heal();
    holds(city, seed);
    atRest(city);
    assertThat(city.hub.seats.waiting(TestReplica.KIFU)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_order_and_any_repetition_give_the_same_places(int seed) {
    SeatCity city = new SeatCity(seed, 3);
    publish(city);
    for (int step = 0; step < STEPS; step++) {
      act(city);
      if (city.random.nextInt(30) == 0) {
        city.restored(any(city), 0);
      }
    }
    city.hub.seats.destroyed(
        Actor.DEVICE, city.kiosks.getFirst().replica.writer().replica(), "水ぬれ");
    city.heal();
    List<Op> ops = new ArrayList<>();
    city.hub.log.replay(op -> ops.add(op.op()));
    List<Object> expected = state(SeatCity.fold(ops));
    Random random = new Random(seed);
    for (int round = 0; round < 8; round++) {
      for (int copies = random.nextInt(50); copies > 0; copies--) {
        ops.add(ops.get(random.nextInt(ops.size())));
      }
      Collections.shuffle(ops, random);
      assertThat(state(SeatCity.fold(ops))).isEqualTo(expected);
    }
  }

  private static void publish(SeatCity city) {
    TestReplica first = city.kiosks.getFirst();
    first.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(14, 5));
    if (city.random.nextBoolean()) {
      city.kiosks.forEach(city::online);
    }
  }

  private static TestReplica any(SeatCity city) {
    return city.kiosks.get(city.random.nextInt(city.kiosks.size()));
  }

  private static void act(SeatCity city) {
    Random random = city.random;
    List<TestReplica> all = city.all();
    TestReplica at = all.get(random.nextInt(all.size()));
    at.now = at.now.plusSeconds(random.nextInt(60) - 5);
    boolean knows = at.board.occurrence(Samples.FESTIVAL_DAY).isPresent();
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> {
        if (knows) {
          city.signUp(at, 1 + random.nextInt(4));
        }
      }
      case 4 -> cancel(at, random);
      case 5 -> city.push(any(city), random.nextInt(8));
      case 6 -> city.pull(any(city), random.nextInt(8));
      case 7 -> city.online(any(city));
      case 8 -> {
        if (random.nextInt(4) == 0 && knows) {
          int wished = 10 + random.nextInt(9);
          at.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(wished, 5));
        } else {
          city.carry(any(city), any(city), random.nextInt(8));
        }
      }
      default -> city.keep(at);
    }
  }

  private static void cancel(TestReplica at, Random random) {
    List<SignUp> signUps = at.board.signUps().of(Samples.FESTIVAL_DAY);
    if (!signUps.isEmpty()) {
      SignUp any = signUps.get(random.nextInt(signUps.size()));
      Set<PersonToken> persons = new HashSet<>();
      any.coming().stream()
          .limit(1 + random.nextInt(2))
          .forEach(person -> persons.add(person.token()));
      at.signUps.cancel(Actor.VISITOR, any.id(), persons);
    }
  }

  private static void holdsNowAndThen(SeatCity city, int seed, int step) {
    if (step % 6 == 0) {
      holds(city, seed);
    }
  }

  private static void holds(SeatCity city, int seed) {
    SignUpBook truth = city.truth().signUps();
    assertThat(truth.taken(Samples.FESTIVAL_DAY))
        .as("seed %d", seed)
        .isLessThanOrEqualTo(truth.capacity(Samples.FESTIVAL_DAY));
    assertThat(truth.disputed(Samples.FESTIVAL_DAY)).as("seed %d", seed).isEmpty();
    assertThat(conserved(truth)).as("seed %d", seed).isTrue();
    everybodyKeptWhatWasPromised(city, truth);
    for (TestReplica at : city.all()) {
      assertThat(at.board.signUps().free(Samples.FESTIVAL_DAY, at.replica.writer()))
          .isNotNegative();
    }
  }

  private static boolean conserved(SignUpBook book) {
    return book.holders(Samples.FESTIVAL).stream()
            .mapToInt(holder -> book.held(Samples.FESTIVAL_DAY, holder))
            .sum()
        == book.capacity(Samples.FESTIVAL_DAY);
  }

  private static void everybodyKeptWhatWasPromised(SeatCity city, SignUpBook book) {
    for (SignUpId id : city.promised) {
      assertThat(book.find(id).orElseThrow().state())
          .isIn(SignUp.State.CONFIRMED, SignUp.State.CANCELLED);
    }
  }

  /// Everybody knows the same, and no place is idle that would let a first party move up.
  private static void atRest(SeatCity city) {
    List<Object> expected = state(city.hub.board);
    for (TestReplica kiosk : city.kiosks) {
      assertThat(state(kiosk.board)).isEqualTo(expected);
    }
    SignUpBook book = city.hub.board.signUps();
    int idle =
        book.holders(Samples.FESTIVAL).stream()
            .filter(holder -> book.line(Samples.FESTIVAL_DAY, holder).isEmpty())
            .mapToInt(holder -> book.free(Samples.FESTIVAL_DAY, holder))
            .sum();
    for (Writer waiting : book.lines(Samples.FESTIVAL_DAY)) {
      SignUp first = book.line(Samples.FESTIVAL_DAY, waiting).getFirst();
      assertThat(first.places()).isGreaterThan(idle + book.free(Samples.FESTIVAL_DAY, waiting));
    }
  }

  private static List<Object> state(Board board) {
    SignUpBook book = board.signUps();
    List<Object> state = new ArrayList<>();
    state.add(book.of(Samples.FESTIVAL_DAY));
    state.add(book.disputed(Samples.FESTIVAL_DAY));
    state.add(book.toTell(Samples.FESTIVAL_DAY));
    state.add(book.lines(Samples.FESTIVAL_DAY));
    book.holders(Samples.FESTIVAL).stream()
        .sorted()
        .forEach(holder -> {
          state.add(holder);
          state.add(book.held(Samples.FESTIVAL_DAY, holder));
          state.add(book.free(Samples.FESTIVAL_DAY, holder));
          state.add(book.line(Samples.FESTIVAL_DAY, holder));
          state.add(book.nextNumber(Samples.FESTIVAL_DAY, holder));
        });
    return state;
  }

  private static tsudoi.op.ChainId chain(TestReplica at) {
    return new tsudoi.op.ChainId(at.replica.writer(), TestReplica.SCOPE);
  }
}
