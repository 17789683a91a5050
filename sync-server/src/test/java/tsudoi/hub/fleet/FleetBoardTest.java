package tsudoi.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.account.Registry;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.hub.demo.SampleReplicas;
import tsudoi.hub.fleet.FleetBoard.State;
import tsudoi.hub.sync.Contacts;
import tsudoi.hub.sync.RefusedRecords;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.Replica;
import tsudoi.sync.Condition;
import tsudoi.wire.OpCodec;

class FleetBoardTest {
  private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
  private static final CenterId KIFU = new CenterId(4);
  private static final ReplicaId LOBBY = new ReplicaId(new UUID(4, 1));

  private Instant now = NOON;
  private final Registry registry = new Registry();
  private final MemoryOpLog log = new MemoryOpLog();
  private final Replica hub =
      new Replica(
          new Writer(new ReplicaId(new UUID(1, 1)), new Epoch(new UUID(1, 2))),
          new ReplicaId(new UUID(1, 1)),
          log,
          new OpCodec(),
          List.of(registry),
          () -> now,
          () -> new Moment(new UUID(1, 3), 1),
          _ -> Optional.empty());
  private final Contacts contacts = new Contacts(hub, () -> now);
  private final RefusedRecords refused = new RefusedRecords(() -> now);

  @Test
  void a_center_without_a_kiosk_says_so_and_one_of_the_sample_too() {
    assertThat(row(SampleReplicas.NONE).state()).isEqualTo(State.NO_KIOSK);
    assertThat(row(_ -> Optional.of(LOBBY)).state()).isEqualTo(State.SAMPLE);
  }

  @Test
  void silence_turns_from_connected_to_quiet_to_lost() {
    enrol();
    contacts.heard(LOBBY, OptionalInt.of(12));

    assertThat(after(Duration.ofMinutes(1)).state()).isEqualTo(State.CONNECTED);
    assertThat(after(Duration.ofMinutes(5)).state()).isEqualTo(State.QUIET);
    assertThat(after(Duration.ofHours(4)).state()).isEqualTo(State.LOST);
    assertThat(after(Duration.ofHours(4)).unsent()).hasValue(12);
    assertThat(after(Duration.ofHours(4)).lastContact()).contains(NOON);
  }

  @Test
  void a_restarted_hub_remembers_when_it_last_heard_of_a_kiosk() {
    enrol();
    contacts.heard(LOBBY, OptionalInt.of(12));

    Contacts restarted = new Contacts(hub, () -> now);

    assertThat(restarted.last(LOBBY))
        .contains(new Contacts.Contact(NOON, OptionalInt.empty(), Optional.empty()));
  }

  @Test
  void a_contact_is_written_down_at_most_once_a_minute() {
    enrol();
    contacts.heard(LOBBY, OptionalInt.of(1));
    now = NOON.plusSeconds(30);
    contacts.heard(LOBBY, OptionalInt.of(2));

    assertThat(new Contacts(hub, () -> now).last(LOBBY).orElseThrow().at()).isEqualTo(NOON);
    assertThat(contacts.last(LOBBY).orElseThrow().unsent()).hasValue(2);
  }

  @Test
  void a_kiosk_that_was_never_heard_of_needs_somebody() {
    enrol();

    assertThat(board(SampleReplicas.NONE).needingHelp(now))
        .extracting(row -> row.center().id())
        .containsExactly(KIFU);
  }

  @Test
  void a_kiosk_whose_records_are_refused_needs_somebody_until_they_are_taken() {
    enrol();
    contacts.heard(LOBBY, OptionalInt.of(1));
    ChainId city = new ChainId(new Writer(LOBBY, new Epoch(new UUID(4, 2))), Scope.CITY);

    refused.refused(city, 7, "OTHER_CENTER");
    refused.taken(new ChainId(city.writer(), Scope.of(KIFU)));

    assertThat(row(SampleReplicas.NONE).state()).isEqualTo(State.CONNECTED);
    assertThat(row(SampleReplicas.NONE).refused()).contains("OTHER_CENTER");
    assertThat(board(SampleReplicas.NONE).needingHelp(now)).hasSize(1);

    refused.taken(city);

    assertThat(row(SampleReplicas.NONE).refused()).isEmpty();
    assertThat(board(SampleReplicas.NONE).needingHelp(now)).isEmpty();
  }

  private void enrol() {
    hub.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(new AccountEvent.KioskEnrolled(LOBBY, KIFU, "ロビー", new byte[32]))));
  }

  private FleetBoard.Row after(Duration silence) {
    return board(SampleReplicas.NONE).rows(NOON.plus(silence)).stream()
        .filter(row -> row.center().id().equals(KIFU))
        .findFirst()
        .orElseThrow();
  }

  private FleetBoard.Row row(SampleReplicas samples) {
    return board(samples).rows(now).get(KIFU.number() - 1);
  }

  private FleetBoard board(SampleReplicas samples) {
    return new FleetBoard(hub, registry, City.takamatsu(), contacts, refused, samples);
  }

  @Test
  void a_kiosk_without_room_or_with_repaired_records_needs_help_and_says_how_it_is() {
    enrol();
    contacts.heard(
        LOBBY,
        OptionalInt.of(3),
        Condition.read(
            "now=%d;unsent=3;oldest=7200;free=1048576;space=SCARCE;version=0.1+ab"
                .formatted(NOON.minusSeconds(600).toEpochMilli())));
    FleetBoard.Row row = after(Duration.ZERO);
    FleetBoard.Told told = row.told().orElseThrow();
    assertThat(row.lacksRoom()).isTrue();
    assertThat(told.oldestUnsent()).contains(Duration.ofHours(2));
    assertThat(told.clockAhead()).isEqualTo(Duration.ofMinutes(-10));
    assertThat(told.versions()).containsExactly("0.1+ab");

    // an older kiosk, or a ring at the door, says less and takes nothing back
    contacts.heard(LOBBY, OptionalInt.empty());
    assertThat(after(Duration.ZERO).told()).contains(told);

    contacts.heard(
        LOBBY,
        OptionalInt.of(0),
        Condition.read("now=0;unsent=0;free=99999999999;space=ENOUGH;recovery=GONE"));
    assertThat(after(Duration.ZERO).lacksRoom()).isFalse();
    assertThat(after(Duration.ZERO).recovery()).contains("GONE");
  }

  @Test
  void a_kiosk_that_speaks_and_whose_oldest_record_does_not_move_needs_somebody() {
    enrol();
    Instant written = NOON.minus(Duration.ofHours(2));
    // right after hours without a line an old record is as it should be
    speaks(NOON, written);
    assertThat(after(Duration.ZERO).stalled()).isFalse();
    speaks(NOON.plusSeconds(200), written.plusMillis(900));
    assertThat(after(Duration.ofSeconds(200)).stalled()).isFalse();

    speaks(NOON.plusSeconds(301), written);
    FleetBoard.Row row = after(Duration.ofSeconds(301));
    assertThat(row.state()).isEqualTo(State.CONNECTED);
    assertThat(row.stalled()).isTrue();
    assertThat(board(SampleReplicas.NONE).needingHelp(now)).hasSize(1);
    assertThat(after(Duration.ofMinutes(20)).stalled()).as("silent is another trouble").isFalse();

    speaks(NOON.plusSeconds(305), NOON.plusSeconds(290));
    assertThat(after(Duration.ofSeconds(305)).stalled()).as("it moved").isFalse();
  }

  /// A contact of a kiosk whose clock is ten minutes behind.
  private void speaks(Instant at, Instant oldest) {
    now = at;
    contacts.heard(
        LOBBY,
        OptionalInt.of(3),
        Optional.of(
            new Condition(
                at.minusSeconds(600),
                3,
                Optional.of(Duration.between(oldest, at)),
                1L << 30,
                Condition.Space.ENOUGH,
                "0.1",
                Optional.empty())));
  }
}
