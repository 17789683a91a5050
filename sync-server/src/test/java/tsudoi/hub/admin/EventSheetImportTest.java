package tsudoi.hub.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tsudoi.desk.TestReplica;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.hub.eventsheet.SheetFile;
import tsudoi.hub.review.ReviewedCity;
import tsudoi.listing.Conflict;
import tsudoi.listing.Edits;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingField;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.oplog.Replica;

/// The city sends its sheet again after a center has changed the listing.
class EventSheetImportTest {
  private final ReviewedCity hub = new ReviewedCity();
  private final TestReplica kiosk = new TestReplica(31, hub.hub().writer());
  private final EventSheetImport sheets =
      new EventSheetImport(
          hub.hub(),
          hub.board(),
          new CenterWriters(hub.hub(), hub.board().registry()),
          hub.clock(),
          () -> new UUID(6, 6));

  private void send(String start, String end) {
    EventSheetImport.Outcome outcome =
        sheets.run(
            SheetFile.withCityHeadings().event("11月28日(土)", start, end, "体操").stream(),
            "sheet.xlsx",
            Optional.of(TestReplica.KIFU),
            Locale.JAPANESE);
    assertThat(outcome).isInstanceOf(EventSheetImport.Outcome.Read.class);
  }

  private static void bring(Replica from, Replica to) {
    for (ChainId chain : from.log().heads().keySet()) {
      to.receive(
          from.log().readChain(chain, to.log().staged(chain).seq(), 1_000, 1 << 24),
          List.of(),
          Map.of());
    }
  }

  private void centerChanges(UnaryOperator<ListingContent> change) {
    bring(hub.hub(), kiosk.replica);
    Listing known = kiosk.board.listings().all().getFirst();
    kiosk.listings.publish(Actor.DEVICE, known.id(), change.apply(known.content()));
    bring(kiosk.replica, hub.hub());
  }

  private Listing listing() {
    return hub.board().listings().all().getFirst();
  }

  @Test
  void the_same_sheet_again_takes_nothing_back_that_the_center_changed() {
    send("10:00", "11:00");
    centerChanges(Edits.title("朝の体操"));
    long before = hub.hub().log().lastPosition(tsudoi.op.Scope.CITY);

    send("10:00", "11:00");

    assertThat(hub.hub().log().lastPosition(tsudoi.op.Scope.CITY)).isEqualTo(before);
    assertThat(listing().content().title().plain()).isEqualTo("朝の体操");
  }

  @Test
  void a_changed_sheet_is_merged_with_what_the_center_changed() {
    send("10:00", "11:00");
    centerChanges(Edits.title("朝の体操"));

    send("9:30", "11:00");

    assertThat(listing().conflicts()).isEmpty();
    assertThat(listing().content().title().plain()).isEqualTo("朝の体操");
    assertThat(listing().content()).isEqualTo(Edits.start(9, 30).apply(listing().content()));
  }

  @Test
  void city_and_center_that_differ_become_a_question() {
    send("10:00", "11:00");
    centerChanges(Edits.start(10, 30));

    send("9:30", "11:00");

    assertThat(listing().conflicts())
        .extracting(Conflict::part)
        .extracting(part -> part.field())
        .containsExactly(ListingField.START);
  }
}
