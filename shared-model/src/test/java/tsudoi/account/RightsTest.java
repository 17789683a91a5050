package tsudoi.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.account.Rights.Objection;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.city.CenterId;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Words;
import tsudoi.op.Event;
import tsudoi.op.Scope;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.signup.SignedPerson;
import tsudoi.signup.Via;

class RightsTest {
  private static final CenterId KIFU = TestReplica.KIFU;
  private static final CenterId KITA = new CenterId(14);
  private static final ListingContent OF_KIFU = Samples.festival(10, 4);
  private static final ListingId UNKNOWN = new ListingId(new UUID(9, 9));
  private static final Map<ListingId, ListingContent> KNOWN = Map.of(Samples.FESTIVAL, OF_KIFU);

  @Test
  void a_kiosk_writes_of_its_own_centers_activities() {
    for (Event event : List.of(published(UNKNOWN), published(Samples.FESTIVAL), CANCELLED)) {
      assertThat(objection(KIFU, Scope.CITY, event)).isEmpty();
    }
    for (Event event : List.of(OPENED, CONFIRMED, closed(KIFU))) {
      assertThat(objection(KIFU, Scope.of(KIFU), event)).isEmpty();
    }
  }

  @Test
  void another_centers_activity_is_neither_changed_nor_cancelled_nor_given_places() {
    assertThat(objection(KITA, Scope.CITY, published(UNKNOWN))).contains(Objection.OTHER_CENTER);
    assertThat(objection(KITA, Scope.CITY, CANCELLED)).contains(Objection.OTHER_CENTER);
    for (Event event : List.of(OPENED, CONFIRMED, closed(KIFU))) {
      assertThat(objection(KITA, Scope.of(KITA), event)).contains(Objection.OTHER_CENTER);
    }
  }

  @Test
  void an_activity_is_not_taken_over_by_an_edit_that_names_another_owner() {
    ListingContent own = withOwner(Optional.of(KITA));

    assertThat(objection(KITA, Scope.CITY, published(Samples.FESTIVAL, own)))
        .contains(Objection.OTHER_CENTER);
    assertThat(objection(KITA, Scope.CITY, published(UNKNOWN, own))).isEmpty();
  }

  @Test
  void the_citys_information_is_not_a_kiosks_to_publish() {
    assertThat(objection(KIFU, Scope.CITY, published(UNKNOWN, withOwner(Optional.empty()))))
        .contains(Objection.OTHER_CENTER);
  }

  @Test
  void a_sign_up_may_run_ahead_of_its_activity_and_a_cancellation_may_not() {
    Event opened = new SeatEvent.SeatsOpened(UNKNOWN, 10, List.of());
    Event cancelled = new ListingEvent.ListingCancelled(UNKNOWN, Words.ja("雨"));

    assertThat(objection(KIFU, Scope.of(KIFU), opened)).isEmpty();
    assertThat(objection(KIFU, Scope.CITY, cancelled)).contains(Objection.UNKNOWN_LISTING);
  }

  @Test
  void persons_and_places_stand_with_their_center_and_publications_with_the_city() {
    assertThat(objection(KIFU, Scope.CITY, CONFIRMED)).contains(Objection.OTHER_SCOPE);
    assertThat(objection(KIFU, Scope.CITY, OPENED)).contains(Objection.OTHER_SCOPE);
    assertThat(objection(KIFU, Scope.of(KIFU), published(UNKNOWN))).contains(Objection.OTHER_SCOPE);
  }

  @Test
  void a_request_for_a_place_stands_with_the_center_whose_activity_it_is_and_confirms_nothing() {
    assertThat(objection(KITA, Scope.of(KIFU), ASKED)).isEmpty();
    assertThat(objection(KITA, Scope.of(KIFU), CONFIRMED)).contains(Objection.OTHER_SCOPE);
    assertThat(objection(KITA, Scope.of(new CenterId(9)), ASKED)).contains(Objection.OTHER_SCOPE);
    assertThat(objection(KITA, Scope.of(KIFU), new Event.Unknown("new", 1)))
        .contains(Objection.OTHER_SCOPE);
  }

  @Test
  void what_is_the_hubs_alone_is_no_kiosks() {
    for (Event event :
        List.of(
            new AccountEvent.StaffAdded(new UUID(1, 1), "intruder"),
            new AuditEvent.NamesShown(Samples.FESTIVAL_DAY, 1),
            new SeatEvent.PlacesReported(Samples.FESTIVAL_DAY, 1, 1, 0))) {
      assertThat(objection(KIFU, Scope.CITY, event)).contains(Objection.NOT_A_KIOSKS);
    }
  }

  @Test
  void a_type_of_a_newer_version_is_stored_and_passed_on() {
    assertThat(objection(KIFU, Scope.CITY, new Event.Unknown("new", 1))).isEmpty();
  }

  private static final Event CANCELLED =
      new ListingEvent.ListingCancelled(Samples.FESTIVAL, Words.ja("雨"));
  private static final Event OPENED = new SeatEvent.SeatsOpened(Samples.FESTIVAL, 10, List.of());
  private static final Event ASKED =
      new SignUpEvent.SignedUp(
          new SignUpId(new UUID(7, 7)),
          Samples.FESTIVAL_DAY,
          List.of(
              new SignedPerson(
                  new PersonToken(new UUID(8, 8)), AgeBand.ADULT, Role.PARTICIPANT, Map.of())),
          Via.KIOSK,
          "ABC234",
          false,
          1);
  private static final Event CONFIRMED =
      new SignUpEvent.SignUpConfirmed(new SignUpId(new UUID(7, 7)), Samples.FESTIVAL_DAY, 1);

  private static Event closed(CenterId center) {
    return new AttendanceEvent.DayClosed(center, LocalDate.of(2026, 11, 22));
  }

  private static Event published(ListingId id) {
    return published(id, OF_KIFU);
  }

  private static Event published(ListingId id, ListingContent content) {
    return new ListingEvent.ListingPublished(id, content, List.of());
  }

  private static ListingContent withOwner(Optional<CenterId> owner) {
    return new ListingContent(
        owner,
        OF_KIFU.mode(),
        OF_KIFU.unit(),
        OF_KIFU.capacity(),
        OF_KIFU.netPlaces(),
        OF_KIFU.title(),
        OF_KIFU.description(),
        OF_KIFU.category(),
        OF_KIFU.audiences(),
        OF_KIFU.host(),
        OF_KIFU.operator(),
        OF_KIFU.venue(),
        OF_KIFU.schedule(),
        OF_KIFU.fee(),
        OF_KIFU.bring(),
        OF_KIFU.howToApply(),
        OF_KIFU.contact(),
        OF_KIFU.asksPhone(),
        OF_KIFU.source());
  }

  private static Optional<Objection> objection(CenterId center, Scope scope, Event event) {
    return Rights.objection(center, scope, event, id -> Optional.ofNullable(KNOWN.get(id)));
  }
}
