package tsudoi.hub.review;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tsudoi.account.Registry;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Attendee;
import tsudoi.attendance.Figures;
import tsudoi.attendance.HeadCount;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.city.CouncilId;
import tsudoi.city.JapanTime;
import tsudoi.clock.RepairedTime;
import tsudoi.desk.Board;
import tsudoi.hub.demo.SampleReplicas;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;
import tsudoi.wire.OpCodec;

/// Attendance as the city reports it: what every screen of the review shows, and what staff do
/// there.
public final class AttendanceReview {
  /// Which centers, over which days, one line a center or a council.
  public record Question(
      Period period, Optional<CouncilId> council, Optional<CenterId> center, boolean byCouncil) {}

  /// How far a month of one center is.
  public enum MonthState {
    /// 未到着: some kiosk has not closed the month's last day.
    MISSING,
    /// 到着済み.
    ARRIVED,
    /// 確認済み: staff read it and found it right.
    CONFIRMED,
    /// The month is not over, or there is nobody who could report.
    NOT_DUE
  }

  public record Month(YearMonth month, MonthState state) {}

  /// One line of the review.
  ///
  /// @param centers one, or those of the council
  /// @param months for a council the least of its centers
  public record Line(
      String name,
      Optional<Center> center,
      List<Center> centers,
      Figures now,
      Figures before,
      List<Month> months) {}

  /// The lines and their sum; 実人数 of the sum counts each person once.
  public record Answer(Question question, List<Line> lines, Figures total, Figures totalBefore) {}

  /// One activity of a center with its dates.
  public record Activity(
      Listing listing, Figures now, Figures before, List<Occurrence> occurrences) {}

  public record Occurrence(OccurrenceId id, Figures figures) {}

  /// A person with the times in and out in the hub's time, as far as it is known.
  public record Visit(Attendee attendee, Time since, Optional<Time> until) {}

  /// @param estimate by how many minutes it can be off, where people are told so
  public record Time(LocalDateTime at, Optional<Long> estimate) {}

  /// What is known of one date.
  public record Entries(
      Optional<Listing> listing,
      OccurrenceId id,
      Figures figures,
      List<Visit> visits,
      List<HeadCount> counts) {}

  private final Replica hub;
  private final Board board;
  private final City city;
  private final Tallies tallies;
  private final ServiceDates serviceDates;
  private final SampleReplicas samples;
  private final InstantSource clock;

  public AttendanceReview(
      Replica hub,
      Board board,
      City city,
      Tallies tallies,
      ServiceDates serviceDates,
      SampleReplicas samples,
      InstantSource clock) {
    this.hub = hub;
    this.board = board;
    this.city = city;
    this.tallies = tallies;
    this.serviceDates = serviceDates;
    this.samples = samples;
    this.clock = clock;
  }

  public LocalDate today() {
    return JapanTime.dayOf(clock.instant());
  }

  public Answer ask(Question question) {
    return hub.read(() -> answer(question));
  }

  private Answer answer(Question question) {
    Period period = question.period();
    Period earlier = period.yearBefore(today());
    Map<CenterId, List<OccurrenceId>> now = byCenter(period);
    Map<CenterId, List<OccurrenceId>> before = byCenter(earlier);
    List<Line> lines = new ArrayList<>();
    List<OccurrenceId> allNow = new ArrayList<>();
    List<OccurrenceId> allBefore = new ArrayList<>();
    for (Map.Entry<String, List<Center>> group : groups(question).entrySet()) {
      List<OccurrenceId> here = of(now, group.getValue());
      List<OccurrenceId> then = of(before, group.getValue());
      allNow.addAll(here);
      allBefore.addAll(then);
      lines.add(
          new Line(
              group.getKey(),
              question.byCouncil() ? Optional.empty() : Optional.of(group.getValue().getFirst()),
              group.getValue(),
              tallies.of(here),
              tallies.of(then),
              months(period, group.getValue())));
    }
    return new Answer(question, lines, tallies.of(allNow), tallies.of(allBefore));
  }

  private Map<String, List<Center>> groups(Question question) {
    Map<String, List<Center>> groups = new LinkedHashMap<>();
    for (Center center : city.centers()) {
      boolean asked =
          question.council().map(center.council()::equals).orElse(true)
              && question.center().map(center.id()::equals).orElse(true);
      if (asked) {
        String name = question.byCouncil() ? city.councilOf(center).name() : center.name();
        groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(center);
      }
    }
    return groups;
  }

  private static List<OccurrenceId> of(
      Map<CenterId, List<OccurrenceId>> byCenter, Collection<Center> centers) {
    List<OccurrenceId> found = new ArrayList<>();
    centers.forEach(center -> found.addAll(byCenter.getOrDefault(center.id(), List.of())));
    return found;
  }

  private Map<CenterId, List<OccurrenceId>> byCenter(Period period) {
    Map<ListingId, Optional<CenterId>> owners = new HashMap<>();
    Map<CenterId, List<OccurrenceId>> found = new HashMap<>();
    for (OccurrenceId occurrence : board.attendance().occurrences()) {
      if (period.contains(occurrence.originalStart().toLocalDate())) {
        owners
            .computeIfAbsent(occurrence.listing(), this::owner)
            .ifPresent(
                center -> found.computeIfAbsent(center, _ -> new ArrayList<>()).add(occurrence));
      }
    }
    return found;
  }

  private Optional<CenterId> owner(ListingId listing) {
    return board.listings().find(listing).flatMap(found -> found.content().owner());
  }

  private List<Month> months(Period period, Collection<Center> centers) {
    return period.months().stream()
        .filter(month -> !month.atDay(1).isAfter(today()))
        .map(month ->
            new Month(
                month,
                centers.stream()
                    .map(center -> state(center.id(), month))
                    .min(Comparator.naturalOrder())
                    .orElse(MonthState.NOT_DUE)))
        .toList();
  }

  private MonthState state(CenterId center, YearMonth month) {
    if (!month.atEndOfMonth().isBefore(today())) {
      return MonthState.NOT_DUE;
    }
    if (board.attendance().confirmed(center, month)) {
      return MonthState.CONFIRMED;
    }
    List<ReplicaId> reporting = reporting(center, month);
    if (reporting.isEmpty()) {
      return MonthState.NOT_DUE;
    }
    return board.attendance().arrived(center, month, reporting)
        ? MonthState.ARRIVED
        : MonthState.MISSING;
  }

  /// Who had to report for this month: kiosks in service then, and what wrote the sample data.
  private List<ReplicaId> reporting(CenterId center, YearMonth month) {
    List<ReplicaId> reporting = new ArrayList<>();
    for (Registry.Kiosk kiosk : board.registry().kiosks(center)) {
      boolean inService =
          serviceDates
              .since(kiosk.replica())
              .map(since -> !since.isAfter(month.atEndOfMonth()))
              .orElse(true);
      if (inService) {
        reporting.add(kiosk.replica());
      }
    }
    samples
        .of(center)
        .filter(sample -> board.attendance().closedUntil(center, sample).isPresent())
        .ifPresent(reporting::add);
    return reporting;
  }

  /// What a center did, activity by activity, the most visited first.
  public List<Activity> activities(CenterId center, Period period) {
    return hub.read(() -> {
      Map<ListingId, List<OccurrenceId>> now = byListing(center, period);
      Map<ListingId, List<OccurrenceId>> before = byListing(center, period.yearBefore(today()));
      return now.entrySet().stream()
          .map(entry ->
              new Activity(
                  board.listings().find(entry.getKey()).orElseThrow(),
                  tallies.of(entry.getValue()),
                  tallies.of(before.getOrDefault(entry.getKey(), List.of())),
                  entry.getValue().stream()
                      .sorted(Comparator.comparing(OccurrenceId::originalStart))
                      .map(id -> new Occurrence(id, tallies.of(List.of(id))))
                      .toList()))
          .sorted(
              Comparator.comparingInt((Activity activity) -> activity.now().heads())
                  .reversed()
                  .thenComparing(activity -> activity.listing().id().value()))
          .toList();
    });
  }

  private Map<ListingId, List<OccurrenceId>> byListing(CenterId center, Period period) {
    Map<ListingId, List<OccurrenceId>> found = new HashMap<>();
    byCenter(period)
        .getOrDefault(center, List.of())
        .forEach(id -> found.computeIfAbsent(id.listing(), _ -> new ArrayList<>()).add(id));
    return found;
  }

  public Entries entries(OccurrenceId id) {
    return hub.read(() ->
        new Entries(
            board.listings().find(id.listing()),
            id,
            tallies.of(List.of(id)),
            board.attendance().attendees(id).stream().map(this::visit).toList(),
            board.attendance().headCounts(id)));
  }

  private Visit visit(Attendee attendee) {
    return new Visit(
        attendee,
        time(attendee, attendee.since(), attendee.entry()),
        attendee.until().map(until -> time(attendee, until, attendee.exit().orElseThrow())));
  }

  /// What was written down from paper or estimated says itself when it was; a scan and a tick were
  /// dated by a clock.
  private Time time(Attendee attendee, LocalDateTime claimed, OpId op) {
    boolean byClock =
        switch (attendee.source()) {
          case SCAN, LIST -> true;
          case PAPER, ESTIMATED -> false;
        };
    return hub.log().readChain(op.chain(), op.seq() - 1, 1, OpCodec.OP_BYTES_MAX).stream()
        .filter(_ -> byClock)
        .map(found -> board.clocks().repair(found.op(), clock.instant()))
        .filter(RepairedTime::estimated)
        .map(time -> new Time(JapanTime.at(time.at()), time.estimate()))
        .findFirst()
        .orElse(new Time(claimed, Optional.empty()));
  }

  /// The months of a center as they are now.
  public List<Month> months(CenterId center, Period period) {
    return hub.read(
        () -> city.center(center).map(found -> months(period, List.of(found))).orElse(List.of()));
  }

  /// How many centers stand where with a month.
  public Map<MonthState, Long> centersBy(YearMonth month) {
    return hub.read(() ->
        city.centers().stream()
            .collect(
                Collectors.groupingBy(center -> state(center.id(), month), Collectors.counting())));
  }

  /// Staff found the month of a center right. Only what has arrived can be confirmed.
  ///
  /// @return whether it is confirmed now
  /// @throws tsudoi.oplog.NotSaved when the store refuses
  public boolean confirm(Actor staff, CenterId center, YearMonth month) {
    return hub.write(
        staff,
        _ ->
            switch (state(center, month)) {
              case MISSING, NOT_DUE -> Draft.nothing(false);
              case CONFIRMED -> Draft.nothing(true);
              case ARRIVED ->
                  Draft.of(
                      true,
                      Scope.of(center),
                      List.of(new AttendanceEvent.MonthConfirmed(center, month)));
            });
  }

  /// Calls back after changes that could alter what is shown, on the writing thread.
  public Runnable onChange(Runnable listener) {
    return hub.onChange(_ -> listener.run());
  }
}
