package tsudoi.system.sim;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tsudoi.account.AccountEvent;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Source;
import tsudoi.city.CenterId;
import tsudoi.city.JapanTime;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.SignUpOutcome;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.listing.Listing;
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
import tsudoi.op.Event;
import tsudoi.op.Hlc;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReviewEvent;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.person.AgeBand;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.person.Sealed;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.signup.SignedPerson;
import tsudoi.signup.Via;
import tsudoi.sync.Cursors;
import tsudoi.wire.MalformedOp;

/// What people do, through the real desks: visitors and managers at kiosks, phones and staff at the
/// hub; and what the machines do by themselves.
final class People {
  private static final int ACTIVITIES_PER_CENTER_MAX = 5;

  private final World world;
  private final RandomGenerator chance;
  private final List<Activity> activities = new ArrayList<>();
  private final List<SignUpId> asked = new ArrayList<>();

  /// The form that was sent last, still open: people tap twice.
  private final Map<Machine, NewSignUp> lastWish = new HashMap<>();

  /// What somebody has published once.
  private record Activity(ListingId id, CenterId center, List<OccurrenceId> dates) {}

  People(World world, RandomGenerator chance) {
    this.world = world;
    this.chance = chance;
  }

  /// The hub's first words: keys, purpose, kiosks.
  String found(Software hub) {
    hub.replica()
        .write(
            Actor.DEVICE,
            _ -> {
              List<Event> events = new ArrayList<>();
              events.add(new AccountEvent.HubKeyPublished(hub.writer().replica(), chance(32)));
              events.add(new AccountEvent.SealKeyPublished(Optional.empty(), chance(32)));
              events.add(new AccountEvent.PurposePublished(1, Words.ja("お名前は受付だけに使います。")));
              world
                  .centers()
                  .forEach(center ->
                      events.add(
                          new AccountEvent.SealKeyPublished(Optional.of(center), chance(32))));
              world
                  .kiosks()
                  .forEach(kiosk ->
                      events.add(
                          new AccountEvent.KioskEnrolled(
                              kiosk.writer().replica(),
                              kiosk.center(),
                              kiosk.toString(),
                              kiosk.key())));
              return Draft.of(true, Scope.CITY, events);
            });
    return "keys and " + world.kiosks().size() + " kiosks";
  }

  /// Every center announces something, and the city hears of it.
  void begin() {
    for (SimKiosk kiosk : world.kiosks()) {
      world.on(kiosk, "sync", _ -> kiosk.round());
      world.on(kiosk, "publish", at -> publish(at, kiosk.center()));
      world.on(kiosk, "sync", _ -> kiosk.round());
    }
  }

  /// Somebody does something somewhere.
  void act() {
    SimKiosk kiosk = world.anyKiosk();
    switch (chance.nextInt(32)) {
      case 0, 1, 2, 3, 4, 5, 6 ->
          world.on(kiosk, "sign-up", at -> signUp(at, Via.KIOSK, kiosk.center()));
      case 7 -> world.on(kiosk, "request", at -> signUp(at, Via.KIOSK, anyCenter()));
      case 8, 9, 10, 11 ->
          world.on(world.hub(), "phone", at -> signUp(at, Via.PHONE, kiosk.center()));
      case 12, 13, 14, 15 -> world.on(kiosk, "cancel", this::cancel);
      case 16, 17 -> world.on(world.hub(), "phone cancels", this::cancel);
      case 18, 19, 20 -> world.on(kiosk, "check-in", this::checkIn);
      case 21 -> world.on(kiosk, "undo", this::undo);
      case 22, 23 -> world.on(kiosk, "heads", at -> heads(at, kiosk.center()));
      case 24 -> world.on(kiosk, "walk-in", at -> walkIn(at, kiosk.center()));
      case 25 -> world.on(kiosk, "told", this::told);
      case 26, 27, 28 -> world.on(kiosk, "publish", at -> publish(at, kiosk.center()));
      case 29 -> world.on(kiosk, "draft", at -> draft(at, kiosk.center()));
      case 30 -> world.on(kiosk, "call off", at -> callOff(at, kiosk.center()));
      default -> world.on(kiosk, "correct", this::correct);
    }
  }

  private String signUp(Software at, Via via, CenterId center) {
    Optional<Activity> activity = anyActivity(center);
    if (activity.isEmpty()) {
      return "nothing is on";
    }
    NewSignUp wish =
        lastWish.containsKey(at.machine()) && chance.nextInt(12) == 0
            ? lastWish.get(at.machine())
            : wish(activity.get(), via);
    if (world.mistake().signUp(at, wish)) {
      return "mistaken";
    }
    SignUpOutcome outcome = at.signUps().signUp(Actor.VISITOR, wish);
    return switch (outcome) {
      case SignUpOutcome.Taken(var signUp) -> {
        asked.add(signUp.id());
        lastWish.put(at.machine(), wish);
        yield signUp.state() + " " + signUp.places() + " number " + signUp.number();
      }
      case SignUpOutcome.Declined(var reason) -> reason.name();
      case SignUpOutcome.NotHere() -> "not here";
      case SignUpOutcome.BadName _, SignUpOutcome.BadPartySize _, SignUpOutcome.BadTelephone _ ->
          throw new Violation(Invariant.NO_SURPRISE, outcome.toString());
    };
  }

  private NewSignUp wish(Activity activity, Via via) {
    List<NewPerson> party = new ArrayList<>();
    for (int size = 1 + chance.nextInt(4) / 2 + chance.nextInt(3) / 2; size > 0; size--) {
      party.add(new NewPerson("はなこ", any(AgeBand.values()), any(Role.values())));
    }
    return new NewSignUp(
        new SignUpId(world.id()),
        activity.dates().get(chance.nextInt(activity.dates().size())),
        party,
        chance.nextBoolean() ? Optional.of("0878392345") : Optional.empty(),
        via,
        1,
        PassSecret.draw(chance));
  }

  private String cancel(Software at) {
    Optional<SignUp> signUp = anySignUp(at);
    if (signUp.isEmpty()) {
      return "nobody known";
    }
    Set<PersonToken> some = new HashSet<>();
    signUp.get().persons().stream()
        .limit(chance.nextBoolean() ? 20 : 1)
        .forEach(person -> some.add(person.token()));
    return at.signUps()
        .cancel(Actor.VISITOR, signUp.get().id(), some)
        .map(Enum::name)
        .orElse("done");
  }

  private String checkIn(Software at) {
    Optional<SignUp> signUp = anySignUp(at);
    if (signUp.isEmpty()) {
      return "nobody known";
    }
    PersonToken person = signUp.get().persons().getFirst().token();
    if (chance.nextBoolean()) {
      at.checkIns().mark(Actor.DEVICE, signUp.get().id(), person);
      return "marked";
    }
    return at.checkIns()
        .enter(Actor.VISITOR, signUp.get().id(), Set.of(person), Source.SCAN)
        .getClass()
        .getSimpleName();
  }

  private String undo(Software at) {
    Optional<SignUp> signUp = anySignUp(at);
    if (signUp.isEmpty()) {
      return "nobody known";
    }
    PersonToken person = signUp.get().persons().getFirst().token();
    at.checkIns().undo(Actor.DEVICE, signUp.get().occurrence(), person);
    return "done";
  }

  private String heads(Software at, CenterId center) {
    Optional<Activity> activity = anyActivity(center);
    if (activity.isEmpty()) {
      return "nothing is on";
    }
    OccurrenceId date = activity.get().dates().getFirst();
    UUID counter = new UUID(8, chance.nextInt(3));
    List<AttendanceEvent.Heads> heads =
        List.of(
            new AttendanceEvent.Heads(
                any(AgeBand.values()), any(Role.values()), chance.nextInt(99)));
    at.checkIns().countHeads(Actor.DEVICE, center, date, counter, heads, Source.PAPER);
    return "counted";
  }

  private String walkIn(Software at, CenterId center) {
    Optional<Activity> activity = anyActivity(center);
    if (activity.isEmpty()) {
      return "nothing is on";
    }
    at.checkIns()
        .walkIn(
            Actor.DEVICE,
            center,
            activity.get().dates().getFirst(),
            world.id(),
            any(AgeBand.values()),
            Role.PARTICIPANT,
            Source.LIST);
    return "in";
  }

  private String told(Software at) {
    Optional<SignUp> signUp = anySignUp(at);
    if (signUp.isEmpty()) {
      return "nobody known";
    }
    at.signUps().told(Actor.DEVICE, signUp.get().id(), any(SignUpEvent.Call.values()));
    return "noted";
  }

  private String correct(Software at) {
    Optional<SignUp> signUp = anySignUp(at);
    if (signUp.isEmpty()) {
      return "nobody known";
    }
    SignedPerson person = signUp.get().persons().getFirst();
    Map<Field, Sealed> fields = new EnumMap<>(Field.class);
    fields.put(Field.NAME, Sealed.of(chance(69)));
    at.replica()
        .write(
            Actor.DEVICE,
            _ ->
                Draft.of(
                    true,
                    signUp.get().request().chain().scope(),
                    List.of(
                        new SignUpEvent.PersonCorrected(
                            signUp.get().id(),
                            person.token(),
                            any(AgeBand.values()),
                            person.role(),
                            fields))));
    return "corrected";
  }

  private String publish(Software at, CenterId center) {
    List<Activity> own = activities(center);
    boolean fresh = own.size() < ACTIVITIES_PER_CENTER_MAX && chance.nextInt(3) == 0;
    if (fresh || own.isEmpty()) {
      ListingId id = new ListingId(world.id());
      ListingContent content = content(center);
      String outcome = at.listings().publish(Actor.DEVICE, id, content).getClass().getSimpleName();
      activities.add(new Activity(id, center, dates(id, content.schedule())));
      return "new: " + outcome;
    }
    Activity activity = own.get(chance.nextInt(own.size()));
    Optional<Listing> known = at.listings().find(activity.id());
    if (known.isEmpty()) {
      return "not known here";
    }
    int capacity = Math.max(1, known.get().content().capacity().orElse(5) + chance.nextInt(-3, 4));
    ListingContent changed = with(known.get().content(), capacity);
    return at.listings().publish(Actor.DEVICE, activity.id(), changed).getClass().getSimpleName()
        + " "
        + capacity;
  }

  private String draft(Software at, CenterId center) {
    Optional<Listing> known =
        anyActivity(center).flatMap(activity -> at.listings().find(activity.id()));
    if (known.isPresent() && chance.nextBoolean()) {
      ListingContent changed = with(known.get().content(), 1 + chance.nextInt(20));
      at.listings().draft(Actor.DEVICE, center, known.get().id(), changed);
      return "changed";
    }
    at.listings().draft(Actor.DEVICE, center, new ListingId(world.id()), content(center));
    return "new";
  }

  /// A stolen kiosk writes what it may not: it is kept, and left out everywhere.
  void mischief(SimKiosk kiosk) {
    world.on(
        kiosk,
        "mischief",
        at -> {
          world.trouble().strikes(Fault.MISCHIEF);
          Optional<Activity> other =
              anyActivity(anyCenter()).filter(any -> !any.center().equals(kiosk.center()));
          Scope scope = Scope.of(kiosk.center());
          Draft<Boolean> draft =
              other.isEmpty() || chance.nextBoolean()
                  ? Draft.of(
                      true,
                      scope,
                      List.of(
                          new AttendanceEvent.MonthConfirmed(
                              kiosk.center(), YearMonth.of(2026, 1 + chance.nextInt(12)))))
                  : Draft.of(
                      true,
                      Scope.CITY,
                      List.of(new ListingEvent.ListingCancelled(other.get().id(), Words.ja("うそ"))));
          at.replica().write(Actor.DEVICE, _ -> draft);
          return "writes what it may not";
        });
  }

  /// A member of staff decides on something that was set aside.
  private String decide(Software hub) {
    List<OpId> waiting = hub.setAside();
    if (waiting.isEmpty()) {
      return "nothing waits";
    }
    OpId about = waiting.get(chance.nextInt(waiting.size()));
    ReviewEvent verdict =
        chance.nextInt(4) == 0
            ? new ReviewEvent.OpReadmitted(about, "確認しました")
            : new ReviewEvent.OpDismissed(about, "まちがい");
    hub.replica().write(Actor.DEVICE, _ -> Draft.of(true, about.chain().scope(), List.of(verdict)));
    return verdict.getClass().getSimpleName();
  }

  private String callOff(Software at, CenterId center) {
    Optional<Activity> activity = anyActivity(center);
    if (activity.isEmpty() || chance.nextInt(3) > 0) {
      return "not today";
    }
    if (chance.nextBoolean()) {
      at.listings().cancel(Actor.DEVICE, activity.get().id(), Words.ja("雨のため"));
    } else {
      at.listings().cancel(Actor.DEVICE, activity.get().dates().getFirst(), Words.ja("雨のため"));
    }
    return "called off";
  }

  /// What a machine does by itself: its line moves up, days are closed, places are reported.
  void keepHouse() {
    if (chance.nextInt(3) == 0) {
      keepHub();
    } else {
      keepKiosk(world.anyKiosk());
    }
  }

  void keepAllHouses() {
    keepHub();
    world.kiosks().forEach(this::keepKiosk);
  }

  private void keepHub() {
    if (world.hub().takeNews()) {
      world.on(world.hub(), "moves its line up", this::moveUp);
    }
    world.on(
        world.hub(),
        "also",
        at -> {
          world.mistake().alsoKeeps(at);
          return "keeps";
        });
    if (chance.nextInt(4) == 0 && !world.trouble().isCalm()) {
      world.on(world.hub(), "reports", this::report);
      world.on(world.hub(), "decides", this::decide);
    }
  }

  private void keepKiosk(SimKiosk kiosk) {
    world.on(kiosk, "moves its line up", this::moveUp);
    if (chance.nextInt(20) == 0 && !world.trouble().isCalm()) {
      world.on(
          kiosk,
          "closes the day",
          at -> {
            LocalDate day = JapanTime.dayOf(kiosk.clock().instant()).minusDays(1);
            at.replica()
                .write(
                    Actor.DEVICE,
                    _ ->
                        Draft.of(
                            true,
                            Scope.of(kiosk.center()),
                            List.of(new AttendanceEvent.DayClosed(kiosk.center(), day))));
            return day.toString();
          });
    }
  }

  private String moveUp(Software at) {
    LocalDateTime now = JapanTime.at(at.machine().clock().instant());
    at.signUps().moveUp(at.machine()::serves, now);
    if (at.machine() instanceof SimHub) {
      return at.signUps().answerRequests(at.machine()::serves, now) + " requests answered";
    }
    return "done";
  }

  private String report(Software hub) {
    if (activities.isEmpty()) {
      return "nothing";
    }
    Activity activity = activities.get(chance.nextInt(activities.size()));
    OccurrenceId date = activity.dates().getFirst();
    SeatEvent report =
        new SeatEvent.PlacesReported(
            date,
            hub.board().signUps().freeElsewhere(date, hub.writer()),
            Math.max(0, hub.board().signUps().free(date, hub.writer())),
            0);
    hub.replica().write(Actor.DEVICE, _ -> Draft.of(true, Scope.CITY, List.of(report)));
    return "places";
  }

  /// A kiosk of a newer version writes an op of a type that nobody here knows.
  void newerVersion(SimKiosk kiosk) {
    world.on(
        kiosk,
        "newer version",
        at -> {
          world.trouble().strikes(Fault.NEWER_VERSION);
          ChainId chain = new ChainId(at.writer(), Scope.of(kiosk.center()));
          Op op =
              new Op(
                  new OpId(chain, at.log().staged(chain).seq() + 1),
                  Hlc.at(kiosk.clock().instant()),
                  kiosk.moment(),
                  Actor.DEVICE,
                  Cursors.read(at.log(), chain.scope()),
                  new AttendanceEvent.DayClosed(kiosk.center(), LocalDate.EPOCH));
          at.replica()
              .receive(List.of(newer(world.codec().encode(op).bytes())), List.of(), Map.of());
          return "writes what nobody knows";
        });
  }

  /// The same bytes with another type.
  private EncodedOp newer(byte[] bytes) {
    byte[] known = "attendance.day-closed".getBytes(StandardCharsets.US_ASCII);
    byte[] unknown = "attendance.day-opened".getBytes(StandardCharsets.US_ASCII);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("attendance.day-closed");
    byte[] changed = bytes.clone();
    System.arraycopy(unknown, 0, changed, at, known.length);
    try {
      return world.codec().decode(changed);
    } catch (MalformedOp e) {
      throw new IllegalStateException("an unknown type is an op", e);
    }
  }

  private Optional<SignUp> anySignUp(Software at) {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    int newest = asked.size() - 1;
    for (int tries = 0; tries < 6; tries++) {
      SignUpId id = asked.get(newest - chance.nextInt(Math.min(asked.size(), 80)));
      Optional<SignUp> known = at.signUps().find(id);
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  private CenterId anyCenter() {
    return world.centers().get(chance.nextInt(world.centers().size()));
  }

  private List<Activity> activities(CenterId center) {
    return activities.stream().filter(activity -> activity.center().equals(center)).toList();
  }

  private Optional<Activity> anyActivity(CenterId center) {
    List<Activity> own = activities(center);
    return own.isEmpty() ? Optional.empty() : Optional.of(own.get(chance.nextInt(own.size())));
  }

  private ListingContent content(CenterId center) {
    int capacity = 2 + chance.nextInt(14);
    return new ListingContent(
        Optional.of(center),
        Mode.SIGN_UP,
        chance.nextInt(4) == 0 ? PlaceUnit.GROUP : PlaceUnit.PERSON,
        Optional.of(capacity),
        chance.nextInt(capacity + 1),
        Words.ja("催し" + chance.nextInt(1_000)),
        Words.ja("みんなで楽しむ催しです。"),
        any(Category.values()),
        Set.of(Audience.EVERYONE),
        "校区コミュニティ協議会",
        Optional.empty(),
        Venue.room(center, "大会議室"),
        schedule(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  private Schedule schedule() {
    List<Session> sessions = new ArrayList<>();
    LocalDate day = JapanTime.dayOf(world.now()).plusDays(8 + chance.nextInt(10));
    for (int left = 1 + chance.nextInt(2); left > 0; left--) {
      sessions.add(Session.of(day.plusDays(left), LocalTime.of(10, 0), LocalTime.of(12, 0)));
    }
    return new Schedule.Dates(sessions);
  }

  private static List<OccurrenceId> dates(ListingId id, Schedule schedule) {
    List<OccurrenceId> dates = new ArrayList<>();
    if (schedule instanceof Schedule.Dates(var sessions)) {
      for (Session session : sessions) {
        LocalDateTime start = session.startsAt();
        dates.add(new OccurrenceId(id, start));
      }
    }
    return dates;
  }

  private static ListingContent with(ListingContent known, int capacity) {
    return new ListingContent(
        known.owner(),
        known.mode(),
        known.unit(),
        Optional.of(capacity),
        Math.min(known.netPlaces(), capacity),
        known.title(),
        known.description(),
        known.category(),
        known.audiences(),
        known.host(),
        known.operator(),
        known.venue(),
        known.schedule(),
        known.fee(),
        known.bring(),
        known.howToApply(),
        known.contact(),
        known.asksPhone(),
        known.source());
  }

  private <T> T any(T[] values) {
    return values[chance.nextInt(values.length)];
  }

  private byte[] chance(int length) {
    byte[] bytes = new byte[length];
    chance.nextBytes(bytes);
    return bytes;
  }
}
