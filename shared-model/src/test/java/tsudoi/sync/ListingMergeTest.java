package tsudoi.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static tsudoi.listing.Edits.start;
import static tsudoi.listing.Edits.title;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.desk.ListingDesk;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.listing.Conflict;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingField;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Moment;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.seal.DeviceKey;

/// Two kiosks of one center and the hub edit one listing while cut off, and meet afterwards.
class ListingMergeTest {
  private static final Set<Scope> SCOPES = Set.of(Scope.CITY, TestReplica.SCOPE);
  private static final ListingContent FIRST = Samples.festival(20, 5);

  private final TestReplica one = new TestReplica(1, TestReplica.writer(2));
  private final TestReplica two = new TestReplica(3, TestReplica.writer(2));
  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2)).withKeys();
  private final DeviceKey key = DeviceKey.generate(new Random(3));
  private final DeviceKey hubKey = DeviceKey.generate(new Random(4));
  private final HubSync hubSide =
      new HubSync(
          hub.replica,
          hub.codec,
          _ ->
              Optional.of(
                  new HubSync.Admission(
                      SCOPES,
                      SCOPES::contains,
                      _ -> Optional.empty(),
                      (domain, message, signature) ->
                          key.publicKey().verifies(domain, message, signature))),
          new NoRefusals(),
          hubKey::sign,
          () -> hub.now);

  private static final class NoRefusals implements HubSync.Refusals {
    @Override
    public void refused(ChainId chain, long seq, String reason) {
      throw new AssertionError(chain + " " + seq + " " + reason);
    }

    @Override
    public void taken(ChainId chain) {}
  }

  private record Line(HubSync hub, TestReplica caller) implements HubLink {
    @Override
    public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
      try {
        return hub.exchange(caller.replica.writer(), ask, batches);
      } catch (MalformedMessage e) {
        throw new AssertionError(e);
      }
    }
  }

  private final Map<ReplicaId, KioskSync> sides =
      Map.of(one.replica.writer().replica(), side(one), two.replica.writer().replica(), side(two));

  private KioskSync side(TestReplica kiosk) {
    return new KioskSync(
        kiosk.replica,
        new Line(hubSide, kiosk),
        key::sign,
        hubKey.publicKey()::verifies,
        kiosk.codec,
        SCOPES,
        () -> new Moment(new UUID(1, 9), 1),
        new HubClock(() -> kiosk.now, kiosk.log));
  }

  /// Everybody sends and fetches until all know all.
  private void meet() throws LineDown {
    for (int round = 0; round < 2; round++) {
      for (KioskSync side : sides.values()) {
        side.round();
      }
    }
  }

  @BeforeEach
  void both_kiosks_know_the_listing() throws LineDown {
    meet();
    one.listings.publish(Actor.DEVICE, Samples.FESTIVAL, FIRST);
    meet();
  }

  private static Listing at(TestReplica replica) {
    return replica.listings.find(Samples.FESTIVAL).orElseThrow();
  }

  private static void edit(TestReplica at, ListingContent content) {
    at.now = at.now.plusSeconds(60);
    assertThat(at.listings.publish(Actor.DEVICE, Samples.FESTIVAL, content))
        .isInstanceOf(ListingDesk.Outcome.Saved.class);
  }

  private void sameEverywhere() {
    assertThat(at(two)).isEqualTo(at(one));
    assertThat(at(hub)).isEqualTo(at(one));
    assertThat(two.listings.history(Samples.FESTIVAL))
        .isEqualTo(one.listings.history(Samples.FESTIVAL));
  }

  @Test
  void changes_of_different_fields_at_two_kiosks_are_both_kept() throws LineDown {
    edit(one, start(9, 30).apply(FIRST));
    edit(two, title("文化祭").apply(FIRST));
    meet();

    sameEverywhere();
    assertThat(at(one).conflicts()).isEmpty();
    assertThat(at(one).content()).isEqualTo(title("文化祭").apply(start(9, 30).apply(FIRST)));
  }

  @Test
  void a_kiosk_and_the_hub_that_differ_ask_the_same_question_everywhere() throws LineDown {
    edit(one, start(10, 0).apply(FIRST));
    hub.now = hub.now.plusSeconds(120);
    List<OpId> seen = at(hub).current();
    hub.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new ListingEvent.ListingPublished(
                        Samples.FESTIVAL, start(9, 30).apply(FIRST), seen))));
    meet();

    sameEverywhere();
    Conflict question = at(two).conflicts().getFirst();
    assertThat(question.part().field()).isEqualTo(ListingField.START);
    assertThat(question.sides())
        .extracting(side -> side.stamp().writer())
        .containsExactly(hub.replica.writer(), one.replica.writer());

    assertThat(two.listings.answer(Actor.DEVICE, Samples.FESTIVAL, question, side(question, 1)))
        .isPresent();
    meet();

    sameEverywhere();
    assertThat(at(hub).conflicts()).isEmpty();
    assertThat(at(hub).content()).isEqualTo(start(10, 0).apply(FIRST));
  }

  private static Conflict.Side side(Conflict question, int number) {
    return question.sides().get(number);
  }

  @Test
  void two_different_answers_are_asked_again_and_two_alike_are_not() throws LineDown {
    edit(one, start(10, 0).apply(FIRST));
    edit(two, start(9, 30).apply(FIRST));
    meet();
    Conflict question = at(one).conflicts().getFirst();
    one.listings.answer(Actor.DEVICE, Samples.FESTIVAL, question, side(question, 0));
    two.listings.answer(Actor.DEVICE, Samples.FESTIVAL, question, side(question, 1));
    meet();
    sameEverywhere();
    assertThat(at(one).conflicts()).hasSize(1);

    Conflict again = at(one).conflicts().getFirst();
    one.listings.answer(Actor.DEVICE, Samples.FESTIVAL, again, side(again, 0));
    two.listings.answer(Actor.DEVICE, Samples.FESTIVAL, again, side(again, 0));
    meet();

    sameEverywhere();
    assertThat(at(one).conflicts()).isEmpty();
  }

  @Test
  void an_answer_to_a_question_that_has_changed_writes_nothing() throws LineDown {
    edit(one, start(10, 0).apply(FIRST));
    edit(two, start(9, 30).apply(FIRST));
    meet();
    Conflict question = at(one).conflicts().getFirst();
    edit(one, start(8, 0).apply(FIRST));

    assertThat(one.listings.answer(Actor.DEVICE, Samples.FESTIVAL, question, side(question, 1)))
        .isEmpty();
    assertThat(at(one).content()).isEqualTo(start(8, 0).apply(FIRST));
  }

  @Test
  void both_raise_the_capacity_and_the_answer_makes_places_and_capacity_agree() throws LineDown {
    edit(one, Samples.festival(25, 5));
    edit(two, Samples.festival(30, 5));
    meet();
    sameEverywhere();
    Conflict question = at(one).conflicts().getFirst();
    assertThat(question.part().field()).isEqualTo(ListingField.PLACES);
    assertThat(at(one).content().capacity()).contains(30);
    assertThat(one.board.signUps().capacity(Samples.FESTIVAL)).isEqualTo(35);

    one.listings.answer(Actor.DEVICE, Samples.FESTIVAL, question, side(question, 0));
    meet();

    sameEverywhere();
    assertThat(at(one).conflicts()).isEmpty();
    assertThat(hub.board.signUps().capacity(Samples.FESTIVAL)).isEqualTo(30);
  }

  @Test
  void a_form_that_was_opened_before_another_edit_came_takes_nothing_back() throws LineDown {
    Listing opened = at(one);
    edit(two, title("文化祭").apply(Samples.festival(30, 5)));
    meet();

    one.now = one.now.plusSeconds(300);
    one.listings.publish(
        Actor.DEVICE, Samples.FESTIVAL, start(9, 30).apply(FIRST), opened.current());
    meet();

    sameEverywhere();
    assertThat(at(one).conflicts()).isEmpty();
    assertThat(at(one).content())
        .isEqualTo(title("文化祭").apply(start(9, 30).apply(Samples.festival(30, 5))));
    assertThat(hub.board.signUps().capacity(Samples.FESTIVAL)).isEqualTo(30);
  }

  @Test
  void the_last_change_is_undone_by_anybody_unless_it_was_changed_again() throws LineDown {
    edit(one, title("文化祭").apply(Samples.festival(30, 5)));
    meet();
    OpId change = at(two).current().getFirst();
    edit(hub, start(9, 30).apply(at(hub).content()));
    meet();

    assertThat(two.listings.undo(Actor.DEVICE, Samples.FESTIVAL, change)).isPresent();
    meet();

    sameEverywhere();
    assertThat(at(one).content()).isEqualTo(start(9, 30).apply(FIRST));
    assertThat(two.listings.undo(Actor.DEVICE, Samples.FESTIVAL, change)).isEmpty();
  }
}
