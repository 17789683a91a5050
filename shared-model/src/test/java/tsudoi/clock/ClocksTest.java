package tsudoi.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.desk.TestReplica;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Event;
import tsudoi.op.Hlc;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;

/// A kiosk whose true time the test knows writes ops by a wall clock that may be wrong.
class ClocksTest {
  private static final Instant MORNING = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant DEAD_BATTERY = Instant.EPOCH;
  private static final Instant FAR_FUTURE = Instant.parse("2036-02-07T06:28:16Z");

  private final Machine machine = new Machine();

  /// @param truth when it was written, in the hub's time
  private record Written(Op op, Instant truth) {}

  private static final class Machine {
    final List<Written> written = new ArrayList<>();
    Instant truth = MORNING;
    private UUID boot = new UUID(1, 0);
    private Instant bootedAt = MORNING.minusSeconds(100);
    private Duration slept = Duration.ZERO;
    private Duration wallAhead = Duration.ZERO;
    private Hlc hlc = Hlc.ZERO;
    private long boots;

    void boot(Instant wall) {
      boot = new UUID(1, ++boots);
      bootedAt = truth;
      slept = Duration.ZERO;
      set(wall);
      truth = truth.plusSeconds(60);
    }

    void set(Instant wall) {
      wallAhead = Duration.between(truth, wall);
    }

    void pass(Duration time) {
      truth = truth.plus(time);
    }

    void sleep(Duration time) {
      truth = truth.plus(time);
      slept = slept.plus(time);
    }

    Moment moment() {
      return new Moment(boot, Duration.between(bootedAt, truth).minus(slept).toMillis());
    }

    Op write(Event event) {
      hlc = hlc.tick(truth.plus(wallAhead));
      Op op =
          new Op(
              new OpId(new ChainId(TestReplica.writer(1), TestReplica.SCOPE), written.size() + 1L),
              hlc,
              moment(),
              Actor.DEVICE,
              Optional.empty(),
              event);
      written.add(new Written(op, truth));
      return op;
    }

    Op tap() {
      return write(
          new AttendanceEvent.DayClosed(TestReplica.KIFU, java.time.LocalDate.of(2026, 11, 22)));
    }

    void contact(long errorMillis) {
      write(ClockEvent.ClockSampled.at(moment(), truth.toEpochMilli(), errorMillis));
    }

    Clocks clocks() {
      Clocks clocks = new Clocks();
      written.forEach(one -> clocks.apply(one.op));
      return clocks;
    }

    RepairedTime repaired(Op op) {
      return clocks().repair(op, truth);
    }
  }

  private void isRight(Op op, Duration within) {
    Written one = machine.written.get((int) op.id().seq() - 1);
    RepairedTime repaired = machine.repaired(op);
    assertThat(repaired.error()).isPresent();
    assertThat(Duration.between(repaired.at(), one.truth).abs())
        .isLessThanOrEqualTo(repaired.error().orElseThrow())
        .isLessThanOrEqualTo(within);
  }

  @Test
  void one_sample_dates_every_op_of_its_boot() {
    machine.boot(MORNING.plus(Duration.ofHours(3)));
    Op before = machine.tap();
    machine.pass(Duration.ofHours(2));
    machine.contact(30);
    machine.pass(Duration.ofMinutes(10));
    Op after = machine.tap();

    isRight(before, Duration.ofSeconds(2));
    isRight(after, Duration.ofMillis(200));
    assertThat(machine.repaired(after).estimated()).isTrue();
    assertThat(machine.repaired(after).claimedAt()).isEqualTo(machine.truth.plusSeconds(10_800));
  }

  @Test
  void a_right_clock_is_told_without_an_estimate() {
    machine.boot(machine.truth);
    machine.contact(30);
    Op tap = machine.tap();
    assertThat(machine.repaired(tap).estimated()).isFalse();
  }

  @Test
  void boots_of_1970_and_2036_with_contact_are_dated() {
    for (Instant wall : List.of(DEAD_BATTERY, FAR_FUTURE)) {
      machine.boot(wall);
      Op tap = machine.tap();
      machine.pass(Duration.ofMinutes(5));
      machine.contact(50);
      isRight(tap, Duration.ofSeconds(1));
    }
    machine.boot(machine.truth);
    Op afterwards = machine.tap();
    machine.contact(50);
    assertThat(machine.repaired(afterwards).claimedAt())
        .isAfter(Instant.parse("2036-01-01T00:00:00Z"));
    isRight(afterwards, Duration.ofSeconds(1));
  }

  @Test
  void boots_of_1970_and_2036_without_contact_lie_between_their_neighbours() {
    for (Instant wall : List.of(DEAD_BATTERY, FAR_FUTURE)) {
      machine.boot(machine.truth);
      machine.contact(50);
      machine.pass(Duration.ofMinutes(1));
      machine.boot(wall);
      Op first = machine.tap();
      machine.pass(Duration.ofMinutes(10));
      Op second = machine.tap();
      machine.pass(Duration.ofMinutes(20));
      machine.boot(machine.truth);
      machine.contact(50);

      isRight(first, Duration.ofMinutes(30));
      isRight(second, Duration.ofMinutes(30));
      assertThat(Duration.between(machine.repaired(first).at(), machine.repaired(second).at()))
          .isEqualTo(Duration.ofMinutes(10));
      assertThat(machine.repaired(first).estimated()).isTrue();
    }
  }

  @Test
  void a_boot_without_contact_that_claims_what_can_be_is_believed_within_its_bounds() {
    machine.boot(machine.truth);
    machine.contact(50);
    machine.boot(machine.truth);
    Op tap = machine.tap();
    machine.pass(Duration.ofHours(2));
    machine.boot(machine.truth);
    machine.contact(50);

    assertThat(machine.repaired(tap).at()).isEqualTo(machine.repaired(tap).claimedAt());
    isRight(tap, Duration.ofHours(3));
  }

  @Test
  void the_last_boot_without_contact_is_before_now() {
    machine.boot(machine.truth);
    machine.contact(50);
    machine.boot(FAR_FUTURE);
    Op tap = machine.tap();
    machine.pass(Duration.ofHours(1));

    isRight(tap, Duration.ofMinutes(40));
    assertThat(machine.repaired(tap).at()).isBefore(machine.truth);
  }

  @Test
  void a_jump_in_mid_day_keeps_order_and_distance() {
    machine.boot(machine.truth);
    machine.contact(20);
    Op one = machine.tap();
    machine.pass(Duration.ofMinutes(3));
    machine.set(machine.truth.plus(Duration.ofDays(400)));
    Op two = machine.tap();
    machine.pass(Duration.ofMinutes(3));
    machine.set(machine.truth.minus(Duration.ofHours(5)));
    Op three = machine.tap();

    isRight(two, Duration.ofSeconds(1));
    isRight(three, Duration.ofSeconds(1));
    assertThat(machine.repaired(two).at())
        .isEqualTo(machine.repaired(one).at().plus(Duration.ofMinutes(3)));
    assertThat(machine.repaired(three).at())
        .isEqualTo(machine.repaired(two).at().plus(Duration.ofMinutes(3)));
  }

  @Test
  void what_was_written_around_a_sleep_lies_between_the_samples() {
    machine.boot(machine.truth);
    machine.contact(20);
    machine.sleep(Duration.ofHours(1));
    machine.pass(Duration.ofMinutes(1));
    Op tap = machine.tap();
    machine.pass(Duration.ofMinutes(1));
    machine.sleep(Duration.ofHours(2));
    machine.contact(20);

    isRight(tap, Duration.ofHours(2));
    assertThat(machine.repaired(tap).error().orElseThrow()).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void without_any_contact_the_claim_stands_and_nothing_bounds_it() {
    machine.boot(machine.truth);
    Op tap = machine.tap();
    RepairedTime repaired = machine.repaired(tap);
    assertThat(repaired.at()).isEqualTo(repaired.claimedAt());
    assertThat(repaired.error()).isEmpty();
    assertThat(repaired.estimated()).isFalse();
  }

  @Test
  void minutes_are_told_rounded_up_and_only_where_they_matter() {
    Duration hour = Duration.ofHours(1);
    assertThat(told(hour, Duration.ofMillis(1))).contains(1L);
    assertThat(told(hour, Duration.ofSeconds(61))).contains(2L);
    assertThat(told(Duration.ZERO, Duration.ofSeconds(60))).isEmpty();
    assertThat(told(Duration.ZERO, Duration.ofSeconds(61))).contains(2L);
  }

  private static Optional<Long> told(Duration off, Duration error) {
    return new RepairedTime(MORNING.plus(off), MORNING, Optional.of(error)).estimate();
  }

  /// Weeks of a kiosk whose clock does anything: the truth is within the bound, in any order of
  /// arrival, and within a boot the order of writing is the order of times.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void the_truth_is_always_within_the_bound(int seed) {
    Random random = new Random(seed);
    machine.boot(machine.truth);
    machine.contact(100);
    for (int step = 0; step < 300; step++) {
      machine.pass(Duration.ofSeconds(1 + random.nextInt(3_000)));
      switch (random.nextInt(12)) {
        case 0 -> machine.boot(wall(random));
        case 1 -> machine.set(wall(random));
        case 2 -> machine.contact(10 + random.nextInt(2_000));
        default -> machine.tap();
      }
    }
    machine.contact(100);
    List<Written> shuffled = new ArrayList<>(machine.written);
    shuffled.addAll(machine.written.subList(0, 100));
    Collections.shuffle(shuffled, random);
    Clocks clocks = new Clocks();
    shuffled.forEach(one -> clocks.apply(one.op));
    Clocks inOrder = machine.clocks();
    RepairedTime last = null;
    UUID boot = null;
    for (Written one : machine.written) {
      RepairedTime repaired = clocks.repair(one.op, machine.truth);
      assertThat(repaired).isEqualTo(inOrder.repair(one.op, machine.truth));
      assertThat(Duration.between(repaired.at(), one.truth).abs())
          .isLessThanOrEqualTo(repaired.error().orElseThrow());
      if (last != null && one.op.moment().boot().equals(boot)) {
        assertThat(repaired.at()).isAfterOrEqualTo(last.at().minus(last.error().orElseThrow()));
      }
      last = repaired;
      boot = one.op.moment().boot();
    }
  }

  private Instant wall(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> DEAD_BATTERY;
      case 1 -> FAR_FUTURE;
      case 2 -> machine.truth.plusSeconds(random.nextInt(7_200) - 3_600);
      default -> machine.truth;
    };
  }
}
