package tsudoi.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.AttendanceEvent.Attended;
import tsudoi.attendance.AttendanceEvent.DayClosed;
import tsudoi.attendance.AttendanceEvent.Direction;
import tsudoi.attendance.AttendanceEvent.Heads;
import tsudoi.attendance.AttendanceEvent.HeadsCounted;
import tsudoi.attendance.Source;
import tsudoi.city.Center;
import tsudoi.listing.Calendar;
import tsudoi.listing.Category;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingId;
import tsudoi.listing.Occurrence;
import tsudoi.listing.PlaceUnit;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.sample.Neighbors.Neighbor;

/// Who came to the sample activities so far: the same people again and again, with some who came
/// once.
public final class SampleAttendance {
  /// Share of a circle that comes on a usual day; with 1.5 members a head the usual number comes.
  private static final double FAITH = 0.667;

  private static final double ONCE_SHARE = 0.07;
  private static final double PAPER_SHARE = 0.08;
  private static final int SCAN_PERCENT = 65;
  private static final int EARLY_MINUTES = 20;
  private static final int LATE_MINUTES = 5;

  /// How many centers have not sent anything since some day of last month, as happens.
  private static final int SILENT_CENTERS = 3;

  private static final int SILENT_FROM_DAY = 20;

  private final SampleCity sample;
  private final Scale scale;

  public SampleAttendance(SampleCity sample, Scale scale) {
    this.sample = sample;
    this.scale = scale;
  }

  /// The attendance of a center in the order of time, made up month by month as it is read.
  public Stream<Dated<AttendanceEvent>> of(Center center) {
    LocalDate first = sample.now().toLocalDate().minusMonths(scale.months());
    LocalDateTime until = heardUntil(center);
    YearMonth firstMonth = YearMonth.from(first);
    CenterBook book = new CenterBook(center, until);
    return Stream.iterate(
            firstMonth,
            month -> !month.atDay(1).atStartOfDay().isAfter(until),
            m -> m.plusMonths(1))
        .flatMap(month -> {
          LocalDate from = month.equals(firstMonth) ? first : month.atDay(1);
          return book.month(from, month.atEndOfMonth()).stream();
        });
  }

  /// How big the life of a center is, against one of middling size.
  double size(Center center) {
    SplittableRandom chance = sample.seed().chance("size", center.id().number());
    return switch (center.name()) {
      case "女木", "男木", "東谷" -> 0.28;
      case "塩江", "東植田", "西植田", "屋島東", "前田" -> 0.4 + chance.nextDouble(0.15);
      case "太田", "太田中央", "太田南", "木太", "林", "多肥", "一宮", "屋島" -> 0.9 + chance.nextDouble(0.3);
      default -> 0.45 + chance.nextDouble(0.4);
    };
  }

  private LocalDateTime heardUntil(Center center) {
    LocalDate today = sample.now().toLocalDate();
    return silent(center)
        ? today.minusMonths(1).withDayOfMonth(SILENT_FROM_DAY).atTime(12, 0)
        : sample.now();
  }

  /// Whether the center has not been heard of since last month.
  public boolean silent(Center center) {
    return sample.city().centers().stream()
        .filter(other -> !sample.showcase(other.id()))
        .sorted(
            Comparator.comparing(
                other -> sample.seed().id("silent", other.id().number()).toString()))
        .limit(SILENT_CENTERS)
        .anyMatch(other -> other.id().equals(center.id()));
  }

  /// The attendance of one center.
  private final class CenterBook {
    private final Center center;
    private final LocalDateTime until;
    private final double size;
    private final Neighbors neighbors;
    private final Map<ListingId, SampleListing> listings = new HashMap<>();
    private final Map<ListingId, List<Neighbor>> circles = new HashMap<>();

    CenterBook(Center center, LocalDateTime until) {
      this.center = center;
      this.until = until;
      this.size = size(center);
      this.neighbors = new Neighbors(sample.seed(), center.id().number(), size);
      sample.listings(center).forEach(listing -> listings.put(listing.id(), listing));
    }

    List<Dated<AttendanceEvent>> month(LocalDate from, LocalDate to) {
      List<Listing> held = listings.values().stream().map(SampleListing::listing).toList();
      List<Dated<AttendanceEvent>> events = new ArrayList<>();
      for (Occurrence occurrence : Calendar.between(held, from, to)) {
        if (occurrence.over(until) && occurrence.cancelled().isEmpty()) {
          attended(occurrence, events);
        }
      }
      LocalDateTime closing = to.atTime(22, 30);
      if (!closing.isAfter(until)) {
        events.add(new Dated<>(closing, new DayClosed(center.id(), to)));
      }
      events.sort(Comparator.comparing(Dated::at));
      return events;
    }

    private void attended(Occurrence occurrence, List<Dated<AttendanceEvent>> events) {
      SampleListing listing = Objects.requireNonNull(listings.get(occurrence.listing().id()));
      Crowd crowd = listing.crowd();
      SplittableRandom chance =
          sample.seed().chance("day", occurrence.listing().id().value(), occurrence.start());
      double day = 0.8 + chance.nextDouble(0.4);
      boolean paper = chance.nextDouble() < PAPER_SHARE;
      List<Neighbor> circle = circles.computeIfAbsent(listing.id(), _ -> circle(listing));
      int helpers = heads(crowd.helpers());
      int places = places(listing);
      int before = events.size();
      for (int i = 0; i < circle.size() && events.size() - before < places; i++) {
        boolean comes = chance.nextDouble() < FAITH * day;
        if (comes || i == 0) {
          boolean onceOnly = i > helpers && chance.nextDouble() < ONCE_SHARE;
          Neighbor who = onceOnly ? stranger(occurrence, i, circle.get(i)) : circle.get(i);
          events.add(passage(occurrence, who, role(listing, i, helpers), paper, chance));
        }
      }
      if (crowd.counted()) {
        events.add(counted(occurrence, crowd, day, chance));
      }
    }

    private List<Neighbor> circle(SampleListing listing) {
      Crowd crowd = listing.crowd();
      String activity = listing.content().category() + listing.content().title().plain();
      return neighbors.circle(
          activity,
          crowd.counted() ? Crowd.Ages.HELPERS : crowd.ages(),
          heads(crowd.counted() ? crowd.helpers() : crowd.typical()));
    }

    private Dated<AttendanceEvent> passage(
        Occurrence occurrence, Neighbor who, Role role, boolean paper, SplittableRandom chance) {
      LocalDateTime at =
          occurrence
              .start()
              .minusMinutes(EARLY_MINUTES)
              .plusSeconds(chance.nextInt((EARLY_MINUTES + LATE_MINUTES) * 60));
      Source source =
          paper ? Source.PAPER : chance.nextInt(100) < SCAN_PERCENT ? Source.SCAN : Source.LIST;
      return new Dated<>(
          at,
          new Attended(
              occurrence.id(), who.token(), Direction.IN, who.ageBand(), role, source, at));
    }

    private Dated<AttendanceEvent> counted(
        Occurrence occurrence, Crowd crowd, double day, SplittableRandom chance) {
      double visitors = (crowd.typical() - crowd.helpers()) * size * scale.heads() * day;
      List<Heads> heads =
          Arrays.stream(AgeBand.values())
              .map(band ->
                  new Heads(
                      band,
                      Role.PARTICIPANT,
                      (int)
                          Math.round(
                              visitors
                                  * crowd.ages().percent(band)
                                  / 100
                                  * (0.9 + chance.nextDouble(0.2)))))
              .filter(part -> part.count() > 0)
              .toList();
      LocalDateTime at = occurrence.end().minusMinutes(1);
      return new Dated<>(
          at,
          new HeadsCounted(
              occurrence.id(),
              sample.seed().id("counter", center.id().number()),
              heads,
              Source.ESTIMATED));
    }

    private Neighbor stranger(Occurrence occurrence, int index, Neighbor instead) {
      return new Neighbor(
          new PersonToken(
              sample
                  .seed()
                  .id("once", occurrence.listing().id().value(), occurrence.start(), index)),
          instead.ageBand());
    }

    private int heads(int typical) {
      return typical == 0 ? 0 : (int) Math.max(1, Math.round(typical * size * scale.heads()));
    }

    private static int places(SampleListing listing) {
      boolean persons = listing.content().unit() == PlaceUnit.PERSON;
      return persons ? listing.content().capacity().orElse(Integer.MAX_VALUE) : Integer.MAX_VALUE;
    }

    private static Role role(SampleListing listing, int index, int helpers) {
      if (index >= helpers && !allHelp(listing.crowd())) {
        return Role.PARTICIPANT;
      }
      if (index == 0) {
        return Role.LEADER;
      }
      return listing.content().category() == Category.MEETING ? Role.PLANNER : Role.HELPER;
    }

    private static boolean allHelp(Crowd crowd) {
      return crowd.counted() || crowd.helpers() == crowd.typical();
    }
  }
}
