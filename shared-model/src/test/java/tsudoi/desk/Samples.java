package tsudoi.desk;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Mode;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Schedule;
import tsudoi.listing.Venue;
import tsudoi.listing.Words;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.signup.SignUpId;
import tsudoi.signup.Via;

/// Things that many tests need: a festival, a party.
public final class Samples {
  public static final LocalDateTime START = LocalDateTime.of(2026, 11, 22, 13, 30);
  public static final ListingId FESTIVAL = new ListingId(new UUID(50, 50));
  public static final OccurrenceId FESTIVAL_DAY = new OccurrenceId(FESTIVAL, START);

  private Samples() {}

  public static ListingContent festival(int capacity, int netPlaces) {
    return festival(capacity, netPlaces, PlaceUnit.PERSON);
  }

  public static ListingContent festival(int capacity, int netPlaces, PlaceUnit unit) {
    return new ListingContent(
        Optional.of(TestReplica.KIFU),
        Mode.SIGN_UP,
        unit,
        Optional.of(capacity),
        netPlaces,
        Words.of("ふれあい祭り", "Festival"),
        Words.ja("みんなで楽しむ祭りです。"),
        Category.FESTIVAL,
        Set.of(Audience.EVERYONE),
        "亀阜校区コミュニティ協議会",
        Optional.empty(),
        Venue.room(TestReplica.KIFU, "大会議室"),
        Schedule.once(START, LocalTime.of(15, 0)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  public static NewSignUp party(TestReplica at, int persons) {
    return party(at, persons, "はなこ");
  }

  public static NewSignUp party(TestReplica at, int persons, String name) {
    List<NewPerson> party =
        Collections.nCopies(persons, new NewPerson(name, AgeBand.ADULT, Role.PARTICIPANT));
    return new NewSignUp(
        new SignUpId(at.id()), FESTIVAL_DAY, party, Optional.empty(), Via.KIOSK, 1, at.secret());
  }
}
