package tsudoi.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Source;
import tsudoi.desk.Board;
import tsudoi.desk.BoardState;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.Samples;
import tsudoi.desk.SignUpOutcome;
import tsudoi.desk.TestReplica;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Op;
import tsudoi.op.Scope;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpEvent;
import tsudoi.wire.OpCodec;

/// State is a fold over a set of ops: order and repetition change nothing.
class FoldOrderTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_order_and_any_repetition_give_the_same_state(int seed) {
    assertOrderDoesNotMatter(history(seed), seed);
  }

  /// No desk would write most of these; a fold must not care.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void so_does_any_set_of_ops_whatever_it_says(int seed) {
    assertOrderDoesNotMatter(new RandomOps(seed).draw(300), seed);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void what_the_city_sees_does_not_depend_on_what_a_center_keeps_to_itself(int seed) {
    List<Op> all = new RandomOps(seed).draw(300);
    List<Op> seenByAll = all.stream().filter(op -> op.scope().equals(Scope.CITY)).toList();

    assertThat(BoardState.text(fold(all), Scope.CITY))
        .isEqualTo(BoardState.text(fold(seenByAll), Scope.CITY));
  }

  /// Chains arrive each in order, between each other in any, in batches of any size, again and again:
  /// verdicts of the hub may come long before or after their op, and a kiosk's are none.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void replicas_agree_however_chains_arrive(int seed) {
    List<Op> ops = new RandomOps(seed).draw(300);
    Map<ChainId, List<EncodedOp>> chains = new LinkedHashMap<>();
    OpCodec codec = new OpCodec();
    for (Op op : ops) {
      chains.computeIfAbsent(op.id().chain(), _ -> new ArrayList<>()).add(codec.encode(op));
    }
    List<String> expected = received(chains, new Random(0));
    for (int round = 1; round <= 10; round++) {
      assertThat(received(chains, new Random(seed * 100L + round))).isEqualTo(expected);
    }
  }

  private static List<String> received(Map<ChainId, List<EncodedOp>> chains, Random random) {
    TestReplica replica = new TestReplica(99, TestReplica.writer(1));
    List<ChainId> open = new ArrayList<>(chains.keySet());
    while (!open.isEmpty()) {
      ChainId chain = open.get(random.nextInt(open.size()));
      List<EncodedOp> ops = chains.get(chain);
      int here = Math.toIntExact(replica.log.staged(chain).seq());
      int from = random.nextInt(here + 1);
      int to = Math.min(ops.size(), here + 1 + random.nextInt(8));
      replica.replica.receive(ops.subList(from, to), List.of(), Map.of());
      if (to == ops.size()) {
        open.remove(chain);
      }
    }
    return state(replica.board);
  }

  private static void assertOrderDoesNotMatter(List<Op> history, int seed) {
    List<String> expected = state(fold(history));
    Random random = new Random(seed);
    for (int round = 0; round < 25; round++) {
      List<Op> shuffled = new ArrayList<>(history);
      for (int copies = random.nextInt(history.size()); copies > 0; copies--) {
        shuffled.add(history.get(random.nextInt(history.size())));
      }
      Collections.shuffle(shuffled, random);

      assertThat(state(fold(shuffled))).isEqualTo(expected);
    }
  }

  private static Board fold(List<Op> ops) {
    Board board = Board.empty();
    ops.forEach(op -> board.projections().forEach(projection -> projection.apply(op)));
    return board;
  }

  /// One text per scope; [BoardState#hash] is no more than its digest.
  private static List<String> state(Board board) {
    return List.of(
        BoardState.text(board, Scope.CITY),
        BoardState.text(board, TestReplica.SCOPE),
        BoardState.text(board, RandomOps.OTHER_SCOPE));
  }

  /// A history of three replicas that act at random and see each other's ops only sometimes.
  private static List<Op> history(int seed) {
    Random random = new Random(seed);
    List<TestReplica> replicas = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      TestReplica replica = new TestReplica(number, TestReplica.writer(3));
      replicas.add(number == 1 ? replica.withKeys() : replica);
    }
    replicas.getFirst().listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(12, 5));
    exchange(replicas);
    for (int step = 0; step < 60; step++) {
      TestReplica at = replicas.get(random.nextInt(3));
      at.now = at.now.plusSeconds(random.nextInt(30));
      act(at, random);
      if (random.nextInt(10) == 0) {
        exchange(replicas);
      }
    }
    exchange(replicas);
    List<Op> ops = new ArrayList<>();
    replicas.getFirst().log.replay(op -> ops.add(op.op()));
    return ops;
  }

  private static void act(TestReplica at, Random random) {
    List<SignUp> signUps = at.board.signUps().of(Samples.FESTIVAL_DAY);
    SignUp any = signUps.isEmpty() ? null : signUps.get(random.nextInt(signUps.size()));
    int choice = any == null ? 0 : random.nextInt(9);
    switch (choice) {
      case 0, 1, 2 -> {
        NewSignUp wish = Samples.party(at, 1 + random.nextInt(3));
        assertThat(at.signUps.signUp(Actor.VISITOR, wish)).isInstanceOf(SignUpOutcome.Taken.class);
      }
      case 3 -> {
        Set<PersonToken> some = new HashSet<>();
        any.persons().stream().limit(1 + random.nextInt(2)).forEach(p -> some.add(p.token()));
        at.signUps.cancel(Actor.VISITOR, any.id(), some);
      }
      case 4 -> at.checkIns.mark(Actor.DEVICE, any.id(), any.persons().getFirst().token());
      case 5 ->
          at.checkIns.undo(Actor.DEVICE, Samples.FESTIVAL_DAY, any.persons().getFirst().token());
      case 6 ->
          at.checkIns.countHeads(
              Actor.DEVICE,
              TestReplica.KIFU,
              Samples.FESTIVAL_DAY,
              new UUID(8, random.nextInt(2)),
              List.of(
                  new AttendanceEvent.Heads(AgeBand.ADULT, Role.PARTICIPANT, random.nextInt(100))),
              Source.PAPER);
      case 7 ->
          at.listings.publish(
              Actor.DEVICE, Samples.FESTIVAL, Samples.festival(12 + random.nextInt(4), 5));
      default -> at.signUps.told(Actor.DEVICE, any.id(), SignUpEvent.Call.TOLD);
    }
    if (random.nextInt(40) == 0) {
      at.listings.draft(Actor.DEVICE, TestReplica.KIFU, Samples.FESTIVAL, Samples.festival(9, 0));
    }
  }

  /// Everybody gets everybody's ops, chain by chain.
  private static void exchange(List<TestReplica> replicas) {
    for (TestReplica from : replicas) {
      for (TestReplica to : replicas) {
        if (from != to) {
          from.log
              .heads()
              .keySet()
              .forEach(chain ->
                  to.replica.receive(
                      from.log.readChain(chain, to.log.staged(chain).seq(), 10_000, 1 << 24),
                      List.of(),
                      Map.of()));
        }
      }
    }
  }
}
