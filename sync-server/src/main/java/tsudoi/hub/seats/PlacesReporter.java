package tsudoi.hub.seats;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.JapanTime;
import tsudoi.desk.Board;
import tsudoi.listing.Calendar;
import tsudoi.listing.Listing;
import tsudoi.listing.Occurrence;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;
import tsudoi.signup.ReportedPlaces;
import tsudoi.signup.SeatEvent.PlacesReported;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpBook;

/// Tells every kiosk how many places are left elsewhere, as the hub knows it: at most once a minute,
/// only of dates to come, and only where a number changed since it was told last.
public final class PlacesReporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlacesReporter.class);

  static final Duration PACE = Duration.ofMinutes(1);

  /// Nobody plans an evening at another center longer ahead.
  static final int DAYS_AHEAD = 35;

  /// The rest is told a minute later.
  static final int REPORTS_MAX = 500;

  private static final long LOOK_EVERY_S = 5;

  private final Replica hub;
  private final Board board;
  private final ReportedPlaces reported;
  private final InstantSource clock;
  private final Runnable unsubscribe;
  private final Set<Scope> news = new HashSet<>();
  private LocalDate told = LocalDate.MIN;
  private Instant last;

  public PlacesReporter(Replica hub, Board board, ReportedPlaces reported, InstantSource clock) {
    this.hub = hub;
    this.board = board;
    this.reported = reported;
    this.clock = clock;
    this.last = hub.read(reported::last);
    this.unsubscribe = hub.onChange(this::heard);
  }

  public PlacesReporter started(ScheduledExecutorService timer) {
    timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
    return this;
  }

  private synchronized void heard(Set<Scope> scopes) {
    news.addAll(scopes);
  }

  private void look() {
    try {
      report();
    } catch (RuntimeException e) {
      LOG.error("The places left could not be reported", e);
    }
  }

  /// Writes what is due.
  ///
  /// @return how many dates were told
  int report() {
    Instant now = clock.instant();
    if (last.isAfter(now)) {
      // A clock set back, or an op's clock ahead of this one: one minute, not many.
      last = now;
    }
    if (Duration.between(last, now).compareTo(PACE) < 0) {
      return 0;
    }
    Set<Scope> concerned = takeNews();
    if (concerned.isEmpty() && told.equals(JapanTime.dayOf(now))) {
      return 0;
    }
    List<PlacesReported> due = hub.read(() -> due(concerned, JapanTime.at(now)));
    told = due.size() < REPORTS_MAX ? JapanTime.dayOf(now) : LocalDate.MIN;
    if (!due.isEmpty()) {
      last = now;
      hub.write(Actor.DEVICE, _ -> Draft.of(true, Scope.CITY, due));
    }
    return due.size();
  }

  /// A new day brings new dates into sight; otherwise only centers with news are looked through.
  private List<PlacesReported> due(Set<Scope> concerned, LocalDateTime now) {
    boolean all = !told.equals(now.toLocalDate()) || concerned.contains(Scope.CITY);
    return board.listings().published().stream()
        .filter(listing -> all || concerned.contains(scope(listing)))
        .filter(listing -> board.signUps().counted(listing.id()))
        .flatMap(listing -> coming(listing, now).stream())
        .map(date -> places(date.id()))
        .filter(places -> !reported.of(places.occurrence()).equals(Optional.of(places)))
        .limit(REPORTS_MAX)
        .toList();
  }

  private synchronized Set<Scope> takeNews() {
    Set<Scope> taken = Set.copyOf(news);
    news.clear();
    return taken;
  }

  private static Scope scope(Listing listing) {
    return listing.content().owner().map(Scope::of).orElse(Scope.CITY);
  }

  private static List<Occurrence> coming(Listing listing, LocalDateTime now) {
    LocalDate today = now.toLocalDate();
    return listing.content().takesSignUps()
        ? Calendar.dates(listing, today, today.plusDays(DAYS_AHEAD)).stream()
            .filter(date -> !date.over(now) && date.cancelled().isEmpty())
            .toList()
        : List.of();
  }

  private PlacesReported places(OccurrenceId date) {
    Writer me = hub.writer();
    SignUpBook book = board.signUps();
    int waiting =
        (int)
            book.of(date).stream().filter(signUp -> signUp.state() == SignUp.State.QUEUED).count();
    return new PlacesReported(
        date, book.freeElsewhere(date, me), Math.max(0, book.free(date, me)), waiting);
  }

  @Override
  public void close() {
    unsubscribe.run();
  }
}
