package tsudoi.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.desk.Board;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUp;

class BranchingTest {
  private static final Scope CENTER = TestReplica.SCOPE;

  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(2));
  private final Writer before = kiosk.replica.writer();
  private final Writer fresh = new Writer(before.replica(), new Epoch(new UUID(77, 77)));
  private final MemoryOpLog to = new MemoryOpLog();

  private final SignUp early = shared();
  private final Map<Scope, Long> common =
      Map.of(Scope.CITY, head(Scope.CITY), CENTER, head(CENTER));

  private SignUp shared() {
    kiosk.withKeys();
    kiosk.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 4));
    return signUp();
  }

  private SignUp late;

  @BeforeEach
  void the_store_goes_on_alone() {
    late = signUp();
  }

  @Test
  void what_both_hold_stays_and_what_came_later_is_written_again_by_a_fresh_writer() {
    Branching.Outcome outcome = branched();

    assertThat(outcome).isEqualTo(new Branching.Outcome(total() - 2, 2, 0));
    assertThat(to.staged(new ChainId(before, CENTER)).seq()).isEqualTo(common.get(CENTER));
    assertThat(to.staged(new ChainId(before, Scope.CITY)))
        .isEqualTo(kiosk.log.staged(new ChainId(before, Scope.CITY)));
    assertThat(to.staged(new ChainId(fresh, CENTER)).seq()).isEqualTo(2);
  }

  @Test
  void nobody_is_lost_and_nobody_counts_twice() {
    branched();

    Board board = folded();
    assertThat(board.signUps().of(Samples.FESTIVAL_DAY))
        .extracting(SignUp::id)
        .containsExactlyInAnyOrder(early.id(), late.id());
    SignUp again = board.signUps().find(late.id()).orElseThrow();
    assertThat(again.state()).isEqualTo(SignUp.State.CONFIRMED);
    assertThat(again.receipt()).isEqualTo(late.receipt());
    assertThat(again.holder()).contains(fresh);
    assertThat(board.signUps().find(early.id()).orElseThrow().holder()).contains(before);
  }

  @Test
  void a_key_travels_with_the_op_that_is_written_again() {
    branched();

    UUID person = late.persons().getFirst().token().value();
    KeyEntry key = to.key(CENTER, KeyEntry.Kind.PERSON, person).orElseThrow();
    assertThat(key.carrier().chain().writer()).isEqualTo(fresh);
    assertThat(to.keysCarriedBy(List.of(key.carrier()))).contains(key);
    assertThat(key.bytes())
        .isEqualTo(kiosk.log.key(CENTER, KeyEntry.Kind.PERSON, person).orElseThrow().bytes());
  }

  @Test
  void who_said_it_and_when_stays() {
    branched();

    List<Op> old =
        ops(
            kiosk.log.readChain(
                new ChainId(before, CENTER), common.getOrDefault(CENTER, 0L), 9, 1 << 20));
    List<Op> again = ops(to.readChain(new ChainId(fresh, CENTER), 0, 9, 1 << 20));
    assertThat(again).extracting(Op::hlc).isEqualTo(old.stream().map(Op::hlc).toList());
    assertThat(again).extracting(Op::actor).isEqualTo(old.stream().map(Op::actor).toList());
    assertThat(again).extracting(Op::moment).isEqualTo(old.stream().map(Op::moment).toList());
    assertThat(again).extracting(Op::event).isEqualTo(old.stream().map(Op::event).toList());
  }

  @Test
  void what_points_at_an_op_points_at_its_new_name() {
    PersonToken person = late.persons().getFirst().token();
    AttendanceEvent.Attended came =
        new AttendanceEvent.Attended(
            Samples.FESTIVAL_DAY,
            person,
            AttendanceEvent.Direction.IN,
            AgeBand.ADULT,
            Role.PARTICIPANT,
            tsudoi.attendance.Source.LIST,
            LocalDateTime.of(2026, 11, 22, 13, 0));
    write(came);
    OpId pointed = new OpId(new ChainId(before, CENTER), head(CENTER));
    write(new AttendanceEvent.AttendanceUndone(Samples.FESTIVAL_DAY, pointed));
    OpId shared = new OpId(new ChainId(before, CENTER), 1);
    write(new AttendanceEvent.AttendanceUndone(Samples.FESTIVAL_DAY, shared));

    branched();

    List<Op> again = ops(to.readChain(new ChainId(fresh, CENTER), 0, 9, 1 << 20));
    assertThat(again.get(again.size() - 2).event())
        .isEqualTo(
            new AttendanceEvent.AttendanceUndone(
                Samples.FESTIVAL_DAY, new OpId(new ChainId(fresh, CENTER), 3)));
    assertThat(again.getLast().event())
        .isEqualTo(new AttendanceEvent.AttendanceUndone(Samples.FESTIVAL_DAY, shared));
  }

  @Test
  void places_of_the_other_writer_are_not_handed_about() {
    write(new SeatEvent.SeatsAsked(Samples.FESTIVAL_DAY, 3, kiosk.id()));
    write(
        new SeatEvent.SeatsGranted(
            Samples.FESTIVAL_DAY, new tsudoi.signup.Grant(kiosk.id(), TestReplica.writer(2), 1)));

    assertThat(branched().leftAside()).isEqualTo(2);

    Board board = folded();
    assertThat(board.signUps().capacity(Samples.FESTIVAL)).isEqualTo(10);
    assertThat(board.signUps().held(Samples.FESTIVAL_DAY, fresh)).isZero();
  }

  @Test
  void notes_come_with_the_new_life_and_only_into_an_empty_store() {
    branched();

    assertThat(to.note("why")).hasValue(new byte[] {7});
    assertThatThrownBy(this::branched).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_store_that_lost_its_end_only_gets_a_new_name() {
    Map<Scope, Long> all = Map.of(Scope.CITY, head(Scope.CITY), CENTER, head(CENTER));

    Branching.Outcome outcome =
        new Branching(kiosk.log, to, before, fresh, all, kiosk.codec).run(Map.of());

    assertThat(outcome).isEqualTo(new Branching.Outcome(total(), 0, 0));
    assertThat(to.heads()).isEqualTo(kiosk.log.heads());
  }

  private Branching.Outcome branched() {
    return new Branching(kiosk.log, to, before, fresh, common, kiosk.codec)
        .run(Map.of("why", new byte[] {7}));
  }

  private Board folded() {
    Board board = Board.empty();
    to.replay(op -> board.projections().forEach(projection -> projection.apply(op.op())));
    return board;
  }

  private long total() {
    return kiosk.log.scopes().stream().mapToLong(kiosk.log::lastPosition).sum();
  }

  private long head(Scope scope) {
    return kiosk.log.staged(new ChainId(before, scope)).seq();
  }

  private void write(tsudoi.op.Event event) {
    kiosk.replica.write(Actor.DEVICE, _ -> Draft.of(true, CENTER, List.of(event)));
  }

  private SignUp signUp() {
    return ((SignUpOutcome.Taken) kiosk.signUps.signUp(Actor.VISITOR, Samples.party(kiosk, 1)))
        .signUp();
  }

  private static List<Op> ops(List<EncodedOp> encoded) {
    List<Op> ops = new ArrayList<>();
    encoded.forEach(op -> ops.add(op.op()));
    return ops;
  }
}
