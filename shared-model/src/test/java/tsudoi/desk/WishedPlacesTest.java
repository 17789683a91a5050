package tsudoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SeatRules;
import tsudoi.signup.SeatRules.Step;

/// A manager changes 定員 and ネット枠 of a published listing; places follow as far as they can.
class WishedPlacesTest {
  private final TestReplica kiosk = new TestReplica(1, TestReplica.writer(2)).withKeys();
  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2));
  private final Writer me = kiosk.replica.writer();
  private final Writer net = hub.replica.writer();

  @Test
  void more_net_places_come_out_of_unused_desk_places() {
    publish(10, 4);
    assertThat(publish(10, 7)).isEmpty();
    assertHeld(kiosk, 3, 7);
  }

  @Test
  void a_larger_capacity_opens_places_for_whom_they_are_wished() {
    publish(10, 4);
    assertThat(publish(14, 6)).isEmpty();
    assertHeld(kiosk, 8, 6);
  }

  @Test
  void a_smaller_capacity_withdraws_unused_desk_places() {
    publish(10, 4);
    assertThat(publish(7, 4)).isEmpty();
    assertHeld(kiosk, 3, 4);
  }

  @Test
  void places_that_somebody_has_are_neither_withdrawn_nor_handed_on() {
    publish(10, 4);
    signUp(kiosk, 5);
    Step fewer = publish(5, 4).orElseThrow();
    assertThat(fewer.stillTaken()).isEqualTo(4);
    assertHeld(kiosk, 5, 4);
    Step moved = publish(9, 8).orElseThrow();
    assertThat(moved.notHandedOn()).isEqualTo(4);
    assertHeld(kiosk, 5, 4);
  }

  @Test
  void fewer_net_places_come_back_from_the_hub_by_its_own_op() {
    publish(10, 4);
    Step wished = publish(10, 1).orElseThrow();
    assertThat(wished.awaited()).isEqualTo(3);
    assertHeld(kiosk, 6, 4);

    settle();
    assertHeld(kiosk, 9, 1);
    settle();
    assertHeld(hub, 9, 1);
  }

  @Test
  void net_places_above_a_smaller_capacity_end_at_the_hub() {
    publish(10, 4);
    signUp(kiosk, 6);
    Step wished = publish(7, 1).orElseThrow();
    assertThat(wished.stillTaken()).isZero();
    settle();
    assertHeld(kiosk, 6, 1);
  }

  @Test
  void net_places_that_phones_took_stay() {
    publish(10, 4);
    copy(kiosk, hub);
    signUp(hub, 3);
    publish(6, 0);
    settle();
    assertHeld(hub, 3, 3);
    assertThat(hub.board.signUps().free(Samples.FESTIVAL_DAY, net)).isZero();
  }

  @Test
  void a_date_with_places_of_its_own_bounds_what_moves() {
    publish(10, 0);
    kiosk.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                TestReplica.SCOPE,
                List.of(
                    new SeatEvent.SeatsWithdrawn(
                        Samples.FESTIVAL, Optional.of(Samples.FESTIVAL_DAY), 8))));
    Step moved = publish(10, 5).orElseThrow();
    assertThat(moved.notHandedOn()).isEqualTo(3);
    assertThat(kiosk.board.signUps().free(Samples.FESTIVAL_DAY, me)).isZero();
  }

  @Test
  void whatever_is_wished_nobody_holds_fewer_places_than_are_taken() {
    for (int seed = 0; seed < 200; seed++) {
      new WishedPlacesTest().wishesAtRandom(new Random(seed));
    }
  }

  private void wishesAtRandom(Random random) {
    publish(1 + random.nextInt(12), 0);
    for (int step = 0; step < 12; step++) {
      switch (random.nextInt(4)) {
        case 0 -> signUp(kiosk, 1 + random.nextInt(3));
        case 1 -> {
          copy(kiosk, hub);
          signUp(hub, 1 + random.nextInt(3));
        }
        case 2 -> settle();
        default -> {
          int capacity = 1 + random.nextInt(12);
          publish(capacity, random.nextInt(capacity + 1));
        }
      }
      for (TestReplica one : List.of(kiosk, hub)) {
        assertThat(one.board.signUps().free(Samples.FESTIVAL_DAY, one.replica.writer()))
            .isNotNegative();
      }
    }
    settle();
    settle();
    assertThat(hub.board.signUps().taken(Samples.FESTIVAL_DAY))
        .isLessThanOrEqualTo(hub.board.signUps().capacity(Samples.FESTIVAL_DAY));
  }

  private Optional<Step> publish(int capacity, int netPlaces) {
    ListingDesk.Outcome outcome =
        kiosk.listings.publish(
            Actor.DEVICE, Samples.FESTIVAL, Samples.festival(capacity, netPlaces));
    return outcome instanceof ListingDesk.Outcome.NotAllPlaces(_, var step)
        ? Optional.of(step)
        : Optional.empty();
  }

  private static void signUp(TestReplica at, int persons) {
    if (at.board.signUps().counted(Samples.FESTIVAL)) {
      at.signUps.signUp(Actor.VISITOR, Samples.party(at, persons));
    }
  }

  /// The line is up: both hear each other, and the hub gives back what it holds too much.
  private void settle() {
    copy(kiosk, hub);
    hub.replica.write(
        Actor.DEVICE,
        _ -> {
          var content = hub.board.listings().find(Samples.FESTIVAL).orElseThrow().content();
          return Draft.of(
              true,
              TestReplica.SCOPE,
              SeatRules.atHub(
                  hub.board.signUps(),
                  net,
                  Optional.of(me),
                  Samples.FESTIVAL,
                  new SeatRules.Wish(content.capacity().orElseThrow(), content.netPlaces()),
                  _ -> true,
                  hub::id));
        });
    copy(hub, kiosk);
  }

  private void assertHeld(TestReplica seenBy, int desk, int phones) {
    assertThat(
            List.of(
                seenBy.board.signUps().held(Samples.FESTIVAL_DAY, me),
                seenBy.board.signUps().held(Samples.FESTIVAL_DAY, net)))
        .containsExactly(desk, phones);
  }

  private static void copy(TestReplica from, TestReplica to) {
    for (Scope scope : List.of(Scope.CITY, TestReplica.SCOPE)) {
      ChainId chain = new ChainId(from.replica.writer(), scope);
      List<EncodedOp> ops = from.log.readChain(chain, 0, 10_000, 1 << 22);
      to.replica.receive(
          ops,
          from.log.keysCarriedBy(new ArrayList<>(ops.stream().map(op -> op.op().id()).toList())),
          Map.of());
    }
  }
}
