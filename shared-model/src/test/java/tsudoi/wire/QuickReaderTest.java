package tsudoi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsudoi.attendance.AttendanceEvent.Attended;
import tsudoi.attendance.AttendanceEvent.Direction;
import tsudoi.attendance.Source;
import tsudoi.city.CenterId;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Event;
import tsudoi.op.Hlc;
import tsudoi.op.Known;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;

/// The quick way must say what the general way says, or nothing.
class QuickReaderTest {
  private static final int ROUNDS = 3_000;

  private final Random random = new Random(11);
  private final OpCodec codec = new OpCodec();
  private final QuickReader quick = new QuickReader();

  @Test
  void whoever_came_or_went_is_read_quickly_and_just_as_in_general() throws MalformedOp {
    for (int round = 0; round < ROUNDS; round++) {
      EncodedOp encoded = codec.encode(someOp(attended()));

      assertThat(quick.attended(encoded.bytes()).map(EncodedOp::op)).contains(encoded.op());
      assertThat(codec.decodeAny(encoded.bytes()).op()).isEqualTo(encoded.op());
      assertThat(quick.id(encoded.bytes())).contains(encoded.op().id());
    }
  }

  static Stream<Event> every_event() {
    return OpCodecTest.every_event();
  }

  @ParameterizedTest
  @MethodSource("every_event")
  void every_ops_id_is_read_quickly_and_other_events_are_left_alone(Event event)
      throws MalformedOp {
    byte[] bytes = codec.encode(someOp(event)).bytes();

    assertThat(quick.id(bytes)).contains(codec.readAnyId(bytes));
    assertThat(quick.attended(bytes).isPresent()).isEqualTo(event instanceof Attended);
  }

  @Test
  void bytes_that_were_tampered_with_are_never_read_differently() throws MalformedOp {
    int read = 0;
    for (int round = 0; round < 10 * ROUNDS; round++) {
      byte[] bytes = codec.encode(someOp(attended())).bytes();
      int at = random.nextInt(bytes.length);
      bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1);
      Optional<EncodedOp> quickly = quick.attended(bytes);
      if (quickly.isPresent()) {
        assertThat(quickly.get().op()).isEqualTo(codec.decodeAny(bytes).op());
        read++;
      }
      Optional<OpId> id = quick.id(bytes);
      if (id.isPresent()) {
        assertThat(id.get()).isEqualTo(codec.readAnyId(bytes));
      }
    }
    assertThat(read).isBetween(ROUNDS, 10 * ROUNDS - ROUNDS);
  }

  @Test
  void bytes_that_end_early_or_go_on_are_left_to_the_general_way() {
    byte[] bytes = codec.encode(someOp(attended())).bytes();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(quick.attended(Arrays.copyOf(bytes, length))).isEmpty();
    }
    assertThat(quick.attended(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
  }

  @Test
  void what_comes_again_is_the_same_object() throws MalformedOp {
    byte[] bytes = codec.encode(someOp(attended())).bytes();

    Op once = codec.decode(bytes).op();
    Op again = codec.decode(bytes.clone()).op();

    assertThat(again.id().chain()).isSameAs(once.id().chain());
    assertThat(((Attended) again.event()).occurrence())
        .isSameAs(((Attended) once.event()).occurrence());
    assertThat(((Attended) again.event()).person()).isSameAs(((Attended) once.event()).person());
  }

  private Op someOp(Event event) {
    return new Op(
        new OpId(
            new ChainId(
                new Writer(new ReplicaId(id()), new Epoch(id())),
                random.nextBoolean() ? Scope.CITY : Scope.of(new CenterId(1 + random.nextInt(60)))),
            number() + 1),
        new Hlc(number()),
        new Moment(id(), number()),
        switch (random.nextInt(4)) {
          case 0 -> Actor.VISITOR;
          case 1 -> Actor.DEVICE;
          case 2 -> Actor.SAMPLE;
          default -> new Actor.Account(id());
        },
        random.nextBoolean() ? Optional.empty() : Optional.of(new Known(new Epoch(id()), number())),
        event);
  }

  private Attended attended() {
    return new Attended(
        new OccurrenceId(new ListingId(id()), time()),
        new PersonToken(id()),
        any(Direction.values()),
        any(AgeBand.values()),
        any(Role.values()),
        any(Source.values()),
        time());
  }

  private LocalDateTime time() {
    return LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(random.nextInt(400_000_000));
  }

  /// Of every length in bytes.
  private long number() {
    return random.nextLong(1L << (1 + random.nextInt(62)));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /// Some come again.
  private UUID id() {
    return new UUID(random.nextInt(40), random.nextInt(3));
  }
}
