package tsudoi.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.hub.review.ReviewedCity;
import tsudoi.listing.Edits;
import tsudoi.listing.ListingField;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.oplog.Replica;

class OpenQuestionsTest {
  private final ReviewedCity hub = new ReviewedCity();
  private final TestReplica one = new TestReplica(31, hub.hub().writer());
  private final TestReplica two = new TestReplica(32, hub.hub().writer());
  private final OpenQuestions questions =
      new OpenQuestions(hub.hub(), hub.board(), hub.city(), hub.clock());

  private static void bring(TestReplica from, Replica to) {
    for (ChainId chain : from.log.heads().keySet()) {
      to.receive(
          from.log.readChain(chain, to.log().staged(chain).seq(), 1_000, 1 << 24),
          List.of(),
          Map.of());
    }
  }

  @Test
  void staff_see_what_two_kiosks_entered_differently_until_it_is_settled_or_called_off() {
    one.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 0));
    bring(one, two.replica);
    one.listings.publish(
        Actor.DEVICE, Samples.FESTIVAL, Edits.start(13, 0).apply(Samples.festival(10, 0)));
    two.listings.publish(
        Actor.DEVICE, Samples.FESTIVAL, Edits.start(14, 0).apply(Samples.festival(10, 0)));
    bring(one, hub.hub());
    assertThat(questions.all()).isEmpty();

    bring(two, hub.hub());

    assertThat(questions.all())
        .singleElement()
        .satisfies(question -> {
          assertThat(question.center().name()).isEqualTo("亀阜");
          assertThat(question.conflict().part().field()).isEqualTo(ListingField.START);
        });
    one.listings.cancel(Actor.DEVICE, Samples.FESTIVAL, Words.ja("悪天候のため"));
    bring(one, hub.hub());
    assertThat(questions.all()).isEmpty();
  }
}
