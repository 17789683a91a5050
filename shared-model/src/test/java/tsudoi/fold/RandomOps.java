package tsudoi.fold;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tsudoi.account.AccountEvent;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Source;
import tsudoi.city.CenterId;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Event;
import tsudoi.op.Hlc;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.signup.Grant;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.signup.SignedPerson;
import tsudoi.signup.Via;

/// Draws ops of every kind about few subjects from few writers, with clocks that often agree: what
/// makes folds collide. Chains are dense and every op is one that its codec could carry.
final class RandomOps {
  static final CenterId OTHER = new CenterId(5);
  static final Scope OTHER_SCOPE = Scope.of(OTHER);

  private static final int WRITERS = 4;
  private static final int SUBJECTS = 3;

  private final Random random;
  private final Map<ChainId, Long> heads = new HashMap<>();
  private final List<OpId> drawn = new ArrayList<>();
  private final Map<ListingId, List<OpId>> edits = new HashMap<>();

  RandomOps(int seed) {
    random = new Random(seed);
  }

  List<Op> draw(int count) {
    List<Op> ops = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      boolean kifu = random.nextInt(4) > 0;
      Event event = event(kifu ? TestReplica.KIFU : OTHER);
      Scope scope = scope(event, kifu ? TestReplica.SCOPE : OTHER_SCOPE);
      Writer writer = TestReplica.writer(1 + random.nextInt(WRITERS));
      ChainId chain = new ChainId(writer, scope);
      OpId id = new OpId(chain, heads.merge(chain, 1L, Long::sum));
      ops.add(
          new Op(
              id,
              new Hlc((long) random.nextInt(count) << 16),
              new Moment(new UUID(3, 3), index),
              random.nextBoolean() ? Actor.DEVICE : Actor.SAMPLE,
              Optional.empty(),
              event));
      drawn.add(id);
      if (event instanceof ListingEvent.ListingDrafted
          || event instanceof ListingEvent.ListingPublished) {
        edits.computeIfAbsent(((ListingEvent) event).listing(), _ -> new ArrayList<>()).add(id);
      }
    }
    return ops;
  }

  /// A verdict stands where its op stands.
  private static Scope scope(Event event, Scope center) {
    return switch (event) {
      case ReviewEvent review -> review.op().chain().scope();
      case ListingEvent.ListingDrafted _ -> center;
      case AccountEvent.ManagerAdded _ -> center;
      case ListingEvent _, AccountEvent _ -> Scope.CITY;
      case SeatEvent.PlacesReported _ -> Scope.CITY;
      default -> center;
    };
  }

  private Event event(CenterId center) {
    int number = random.nextInt(SUBJECTS);
    ListingId listing = new ListingId(new UUID(center.number(), number));
    OccurrenceId date = new OccurrenceId(listing, Samples.START.plusDays(random.nextInt(2)));
    SignUpId signUp = new SignUpId(new UUID(center.number() * 10L + number, random.nextInt(4)));
    PersonToken person = new PersonToken(new UUID(signUp.value().hashCode(), random.nextInt(2)));
    OccurrenceId asked =
        new OccurrenceId(listing, Samples.START.plusDays(signUp.value().hashCode() & 1));
    return switch (random.nextInt(30)) {
      case 0 -> new ListingEvent.ListingDrafted(listing, content(center), edited(listing));
      case 1, 2 -> new ListingEvent.ListingPublished(listing, content(center), edited(listing));
      case 3 -> new ListingEvent.ListingCancelled(listing, words());
      case 4 -> new ListingEvent.OccurrenceCancelled(date, words());
      case 5 -> new SeatEvent.SeatsOpened(listing, 5 + number, List.of(grant(2)));
      case 6 -> new SeatEvent.SeatsAdded(listing, some(date), 1 + random.nextInt(5));
      case 7 -> new SeatEvent.SeatsWithdrawn(listing, some(date), 1 + random.nextInt(3));
      case 8 -> new SeatEvent.SeatsGranted(date, grant(1));
      case 9 -> new SeatEvent.SeatsAsked(date, 2, new UUID(6, number));
      case 10 -> new SeatEvent.PlacesReported(date, number, number, 0);
      case 11, 12 ->
          new SignUpEvent.SignedUp(
              signUp,
              asked,
              List.of(signed(signUp, 0), signed(signUp, 1)),
              Via.KIOSK,
              "ABC" + number,
              random.nextBoolean(),
              1);
      case 13, 14 -> new SignUpEvent.SignUpConfirmed(signUp, asked, 2);
      case 15 -> new SignUpEvent.SignUpQueued(signUp, asked, 2, 1 + random.nextInt(9));
      case 16 -> new SignUpEvent.SignUpCancelled(signUp, asked, Set.of(person));
      case 17 ->
          new SignUpEvent.PersonCorrected(signUp, person, any(AgeBand.values()), role(), Map.of());
      case 18 -> new SignUpEvent.PartyTold(signUp, any(SignUpEvent.Call.values()));
      case 19, 20 ->
          new AttendanceEvent.Attended(
              date,
              person,
              any(AttendanceEvent.Direction.values()),
              any(AgeBand.values()),
              role(),
              Source.SCAN,
              LocalDateTime.of(2026, 11, 22, 13, random.nextInt(60)));
      case 21 -> new AttendanceEvent.AttendanceUndone(date, any(drawn));
      case 22 ->
          new AttendanceEvent.HeadsCounted(
              date,
              new UUID(8, number),
              List.of(new AttendanceEvent.Heads(AgeBand.ADULT, role(), random.nextInt(100))),
              Source.PAPER);
      case 26 ->
          new ListingEvent.ValueKept(
              listing, random.nextBoolean() ? "TITLE" : "PLACES", edited(listing));
      case 27, 28 -> verdict();
      case 23 -> new AttendanceEvent.DayClosed(center, LocalDate.of(2026, 11, 1 + number));
      case 24 -> new AttendanceEvent.MonthConfirmed(center, YearMonth.of(2026, 1 + number));
      default -> account(center, number);
    };
  }

  private ReviewEvent verdict() {
    OpId about = any(drawn);
    return switch (random.nextInt(4)) {
      case 0 -> new ReviewEvent.OpReadmitted(about, "よい");
      case 1 -> new ReviewEvent.OpDismissed(about, "だめ");
      default -> new ReviewEvent.OpSetAside(about, "OTHER_CENTER");
    };
  }

  private AccountEvent account(CenterId center, int number) {
    ReplicaId kiosk = new ReplicaId(new UUID(9, number));
    byte[] key = new byte[32];
    random.nextBytes(key);
    return switch (random.nextInt(6)) {
      case 0 ->
          new AccountEvent.KioskEnrolled(
              kiosk, random.nextInt(9) == 0 ? OTHER : center, "窓口" + number, key);
      case 1 -> new AccountEvent.KioskRetired(kiosk);
      case 2 -> new AccountEvent.HubKeyPublished(kiosk, key);
      case 3 -> new AccountEvent.SealKeyPublished(some(center), key);
      case 4 -> new AccountEvent.ManagerAdded(new UUID(7, random.nextInt(9)), "kanri" + number);
      default -> new AccountEvent.PurposePublished(1 + number, words());
    };
  }

  private static ListingContent withOwner(ListingContent content, CenterId center) {
    return new ListingContent(
        Optional.of(center),
        content.mode(),
        content.unit(),
        content.capacity(),
        content.netPlaces(),
        content.title(),
        content.description(),
        content.category(),
        content.audiences(),
        content.host(),
        content.operator(),
        content.venue(),
        content.schedule(),
        content.fee(),
        content.bring(),
        content.howToApply(),
        content.contact(),
        content.asksPhone(),
        content.source());
  }

  private ListingContent content(CenterId center) {
    return withOwner(Samples.festival(10 + random.nextInt(5), random.nextInt(5)), center);
  }

  /// Grants of one id are one grant.
  private Grant grant(int places) {
    Writer to = TestReplica.writer(1 + random.nextInt(WRITERS));
    return new Grant(new UUID(random.nextLong(), random.nextLong()), to, places);
  }

  private OpId any(List<OpId> ops) {
    Writer nobody = new Writer(new ReplicaId(new UUID(0, 1)), new Epoch(new UUID(0, 1)));
    return ops.isEmpty()
        ? new OpId(new ChainId(nobody, Scope.CITY), 1)
        : ops.get(random.nextInt(ops.size()));
  }

  private List<OpId> edited(ListingId listing) {
    return List.of(any(edits.getOrDefault(listing, List.of())));
  }

  private static SignedPerson signed(SignUpId signUp, int index) {
    PersonToken token = new PersonToken(new UUID(signUp.value().hashCode(), index));
    return new SignedPerson(token, AgeBand.ADULT, Role.PARTICIPANT, Map.of());
  }

  private <T> Optional<T> some(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private Role role() {
    return any(Role.values());
  }

  private Words words() {
    return Words.ja("理由" + random.nextInt(1_000));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
