package tsudoi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsudoi.account.AccountEvent;
import tsudoi.account.AuditEvent;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Source;
import tsudoi.city.CenterId;
import tsudoi.clock.ClockEvent;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.listing.Contact;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Mode;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Schedule;
import tsudoi.listing.Session;
import tsudoi.listing.Venue;
import tsudoi.listing.Words;
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
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.person.AgeBand;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.person.Sealed;
import tsudoi.signup.Grant;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.signup.SignedPerson;
import tsudoi.signup.Via;

class OpCodecTest {
  private static final CenterId KIFU = new CenterId(4);
  private static final Writer KIOSK = new Writer(new ReplicaId(id(1)), new Epoch(id(2)));
  private static final Writer HUB = new Writer(new ReplicaId(id(3)), new Epoch(id(4)));
  private static final ChainId CHAIN = new ChainId(KIOSK, Scope.of(KIFU));
  private static final OpId EARLIER = new OpId(CHAIN, 7);
  private static final ListingId LISTING = new ListingId(id(5));
  private static final OccurrenceId OCCURRENCE =
      new OccurrenceId(LISTING, LocalDateTime.of(2026, 11, 22, 10, 0));
  private static final PersonToken PERSON = new PersonToken(id(6));
  private static final SignUpId SIGN_UP = new SignUpId(id(7));

  private final OpCodec codec = new OpCodec();

  static Stream<Event> every_event() {
    Words words = Words.of("｜亀阜《きふ》 まつり", "Kifu festival");
    ListingContent dated =
        content(
            words,
            new Schedule.Dates(
                List.of(
                    Session.of(
                        LocalDate.of(2026, 11, 22), LocalTime.of(10, 0), LocalTime.of(11, 30)))));
    ListingContent weekly =
        content(
            words,
            new Schedule.Recurring(
                LocalDate.of(2026, 4, 7),
                LocalTime.of(7, 30),
                LocalTime.of(8, 0),
                "FREQ=WEEKLY;BYDAY=TU",
                Set.of(LocalDate.of(2026, 5, 5))));
    ListingContent undated = content(words, new Schedule.Undated("随時"));
    SignedPerson person =
        new SignedPerson(
            PERSON,
            AgeBand.SENIOR_75,
            Role.HELPER,
            Map.of(Field.NAME, Sealed.of(new byte[] {1, 2, 3})));
    return Stream.of(
        new ListingEvent.ListingDrafted(LISTING, undated, List.of()),
        new ListingEvent.ListingPublished(LISTING, dated, List.of(EARLIER)),
        new ListingEvent.ListingPublished(LISTING, weekly, List.of()),
        new ClockEvent.ClockSampled(id(11), 3_600_000, 1_795_000_000_000L, 40),
        new ListingEvent.ValueKept(LISTING, "START", List.of(EARLIER)),
        new ListingEvent.ListingCancelled(LISTING, words),
        new ListingEvent.OccurrenceCancelled(OCCURRENCE, words),
        new AuditEvent.NamesShown(OCCURRENCE, 12),
        new SeatEvent.SeatsOpened(LISTING, 20, List.of(new Grant(id(8), HUB, 5))),
        new SeatEvent.SeatsAdded(LISTING, Optional.of(OCCURRENCE), 3),
        new SeatEvent.SeatsWithdrawn(LISTING, Optional.empty(), 2),
        new SeatEvent.SeatsGranted(OCCURRENCE, new Grant(id(9), HUB, 1)),
        new SeatEvent.GrantPresented(LISTING, KIOSK, new Grant(id(8), HUB, 5)),
        new SeatEvent.SeatsAsked(OCCURRENCE, 4, id(10)),
        new SeatEvent.EndReported(KIOSK, 40),
        new SeatEvent.SeatsInherited(KIOSK, 41, HUB),
        new SeatEvent.PlacesReported(OCCURRENCE, 3, 2, 0),
        new SignUpEvent.SignedUp(
            SIGN_UP, OCCURRENCE, List.of(person), Via.KIOSK, "K7M2QX", true, 1),
        new SignUpEvent.SignUpConfirmed(SIGN_UP, OCCURRENCE, 1),
        new SignUpEvent.SignUpQueued(SIGN_UP, OCCURRENCE, 1, 3),
        new SignUpEvent.SignUpCancelled(SIGN_UP, OCCURRENCE, Set.of(PERSON)),
        new SignUpEvent.PersonCorrected(SIGN_UP, PERSON, AgeBand.ADULT, Role.LEADER, Map.of()),
        new SignUpEvent.PartyTold(SIGN_UP, SignUpEvent.Call.NO_ANSWER),
        new SignUpEvent.PromotionTold(SIGN_UP, EARLIER, SignUpEvent.Call.TOLD),
        new AttendanceEvent.Attended(
            OCCURRENCE,
            PERSON,
            AttendanceEvent.Direction.IN,
            AgeBand.ADULT,
            Role.PARTICIPANT,
            Source.SCAN,
            LocalDateTime.of(2026, 11, 22, 9, 55, 3)),
        new AttendanceEvent.AttendanceUndone(OCCURRENCE, EARLIER),
        new AttendanceEvent.HeadsCounted(
            OCCURRENCE,
            id(11),
            List.of(new AttendanceEvent.Heads(AgeBand.TEEN, Role.PARTICIPANT, 12)),
            Source.ESTIMATED),
        new AttendanceEvent.DayClosed(KIFU, LocalDate.of(2026, 11, 21)),
        new AttendanceEvent.MonthConfirmed(KIFU, java.time.YearMonth.of(2026, 10)),
        new AccountEvent.KioskRetired(KIOSK.replica()),
        new AccountEvent.KioskLeaving(KIOSK.replica()),
        new AccountEvent.KioskDestroyed(KIOSK.replica(), "落雷"),
        new AccountEvent.ManagerAdded(id(12), "kanri"),
        new AccountEvent.StaffAdded(id(13), "shokuin"),
        new AccountEvent.PurposePublished(1, words),
        new ReviewEvent.OpSetAside(EARLIER, "rights"),
        new ReviewEvent.OpReadmitted(EARLIER, "checked"),
        new ReviewEvent.OpDismissed(EARLIER, "twice"),
        new ReviewEvent.DecisionAsked(EARLIER, ReviewEvent.Decision.DISMISS, "twice"));
  }

  @ParameterizedTest
  @MethodSource("every_event")
  void every_event_comes_back_as_it_was(Event event) throws MalformedOp {
    EncodedOp encoded = codec.encode(op(event));

    assertThat(codec.decode(encoded.bytes()).op()).isEqualTo(encoded.op());
  }

  @Test
  void keys_of_devices_come_back_as_they_were() throws MalformedOp {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 9);

    Event event =
        codec
            .decode(
                codec
                    .encode(op(new AccountEvent.KioskEnrolled(KIOSK.replica(), KIFU, "玄関", key)))
                    .bytes())
            .op()
            .event();

    assertThat(((AccountEvent.KioskEnrolled) event).deviceKey()).isEqualTo(key);
  }

  @Test
  void the_stored_form_never_changes() throws MalformedOp {
    byte[] stored = HexFormat.of().parseHex(STORED);

    Op op = codec.decode(stored).op();

    assertThat(op).isEqualTo(op(new SignUpEvent.SignUpConfirmed(SIGN_UP, OCCURRENCE, 2)));
    assertThat(HexFormat.of().formatHex(codec.encode(op).bytes())).isEqualTo(STORED);
  }

  @Test
  void an_op_of_a_newer_version_is_kept_as_unknown() throws MalformedOp {
    byte[] bytes =
        codec.encode(op(new SignUpEvent.SignUpConfirmed(SIGN_UP, OCCURRENCE, 2))).bytes();
    byte[] newer =
        HexFormat.of()
            .parseHex(
                HexFormat.of()
                    .formatHex(bytes)
                    .replace(hex("signup.confirmed") + "01", hex("signup.confirmed") + "02"));

    EncodedOp decoded = codec.decode(newer);

    assertThat(decoded.op().event()).isEqualTo(new Event.Unknown("signup.confirmed", 2));
    assertThat(decoded.bytes()).isEqualTo(newer);
  }

  @Test
  void garbage_is_refused_as_malformed_and_nothing_else() {
    Random random = new Random(42);
    byte[] good = codec.encode(op(new SignUpEvent.SignUpConfirmed(SIGN_UP, OCCURRENCE, 2))).bytes();
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      decodesOrIsMalformed(bytes);
      assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(MalformedOp.class);
    }
  }

  private void decodesOrIsMalformed(byte[] bytes) {
    try {
      assertThat(codec.decode(bytes).bytes()).isEqualTo(bytes);
    } catch (MalformedOp expected) {
      assertThat(expected).hasMessageMatching("(?s).+");
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Op op(Event event) {
    return new Op(
        new OpId(CHAIN, 40_112),
        new Hlc(116_876_312_345_678_901L),
        new Moment(id(20), 123_456_789),
        new Actor.Account(id(21)),
        Optional.of(new Known(new Epoch(id(4)), 55)),
        event);
  }

  private static ListingContent content(Words words, Schedule schedule) {
    return new ListingContent(
        Optional.of(KIFU),
        Mode.SIGN_UP,
        PlaceUnit.PERSON,
        Optional.of(20),
        5,
        words,
        words,
        Category.SMARTPHONE,
        Set.of(Audience.SENIORS),
        "亀阜校区コミュニティ協議会",
        Optional.of("市民活動団体"),
        Venue.room(KIFU, "和室"),
        schedule,
        Optional.of(words),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Contact("事務局", "0878340797")),
        true,
        Optional.of(new tsudoi.listing.Source("高松市 CC BY 4.0", Optional.empty())));
  }

  private static UUID id(int number) {
    return new UUID(0x0199_0000_0000_7000L + number, 0x8000_0000_0000_0000L + number);
  }

  private static final String STORED =
      "8d01500199000000007001800000000000000150019900000000700280000000000000026863656e"
          + "7465723a34199cb01b019f3a630805943550019900000000701480000000000000141a075bcd1550"
          + "01990000000070158000000000000015825001990000000070048000000000000004183770736967"
          + "6e75702e636f6e6669726d656401bf667369676e557050019900000000700780000000000000076a"
          + "6f6363757272656e6365bf676c697374696e6750019900000000700580000000000000056d6f7269"
          + "67696e616c537461727473323032362d31312d32325431303a30303a3030ff66706c6163657302ff";
}
