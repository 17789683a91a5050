package tsudoi.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tsudoi.account.Registry;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.city.Council;
import tsudoi.hub.demo.SampleReplicas;
import tsudoi.hub.sync.Contacts;
import tsudoi.hub.sync.RefusedRecords;
import tsudoi.oplog.Replica;
import tsudoi.sync.Condition;
import tsudoi.sync.Stall;

/// What the hub knows of every center's kiosks, as staff read it.
public final class FleetBoard {
  /// A kiosk asks every few seconds while its line is up.
  static final Duration CONNECTED = Duration.ofMinutes(2);

  /// Nobody worries before that: lines to islands and mountains break.
  static final Duration LOST = Duration.ofHours(3);

  /// How a center's kiosks are doing: the worst of them.
  public enum State {
    /// Not heard of for more than three hours.
    LOST,
    /// Not heard of for some minutes.
    QUIET,
    CONNECTED,
    /// No kiosk was ever enrolled here.
    NO_KIOSK,
    /// A place of the sample city, without a real kiosk.
    SAMPLE
  }

  /// @param lastContact of the kiosk that has been silent the longest
  /// @param unsent as last reported, over the center's kiosks; empty when none of them told
  /// @param told how the center's kiosks said that they are, the worst of each; empty when none did
  /// @param refused why the hub does not take what a kiosk of the center wrote, where that is so
  /// @param stalled whether a kiosk speaks to the hub all the time and its oldest unsent op still waits
  public record Row(
      Center center,
      Council council,
      State state,
      int kiosks,
      Optional<Instant> lastContact,
      OptionalInt unsent,
      Optional<Told> told,
      Optional<String> refused,
      boolean stalled) {
    /// Whether a kiosk here cannot take taps, or soon may not.
    public boolean lacksRoom() {
      return told.filter(worst -> worst.space() != Condition.Space.ENOUGH).isPresent();
    }

    /// Whether a kiosk here was repaired and nobody at the center has read it.
    public Optional<String> recovery() {
      return told.flatMap(Told::recovery);
    }
  }

  /// The worst of what a center's kiosks said.
  ///
  /// @param oldestUnsent how long the oldest unsent op has been waiting
  /// @param clockAhead of the kiosk whose clock is off the furthest
  public record Told(
      Condition.Space space,
      long freeBytes,
      Optional<Duration> oldestUnsent,
      Duration clockAhead,
      Set<String> versions,
      Optional<String> recovery) {
    static Told of(Contacts.Told one) {
      Condition condition = one.condition();
      return new Told(
          condition.space(),
          condition.freeBytes(),
          condition.oldestUnsent(),
          one.clockAhead(),
          Set.of(condition.version()),
          condition.recovery());
    }

    Told and(Told other) {
      Set<String> both = new TreeSet<>(versions);
      both.addAll(other.versions);
      return new Told(
          space.compareTo(other.space) >= 0 ? space : other.space,
          Math.min(freeBytes, other.freeBytes),
          Stream.of(oldestUnsent, other.oldestUnsent)
              .flatMap(Optional::stream)
              .max(Comparator.naturalOrder()),
          clockAhead.abs().compareTo(other.clockAhead.abs()) >= 0 ? clockAhead : other.clockAhead,
          both,
          recovery.or(other::recovery));
    }
  }

  private final Replica hub;
  private final Registry registry;
  private final City city;
  private final Contacts contacts;
  private final RefusedRecords refused;
  private final SampleReplicas samples;

  public FleetBoard(
      Replica hub,
      Registry registry,
      City city,
      Contacts contacts,
      RefusedRecords refused,
      SampleReplicas samples) {
    this.hub = hub;
    this.registry = registry;
    this.city = city;
    this.contacts = contacts;
    this.refused = refused;
    this.samples = samples;
  }

  /// All centers in the order of the city's list.
  public List<Row> rows(Instant now) {
    return city.centers().stream().map(center -> row(center, now)).toList();
  }

  /// Those that somebody should telephone, the worst first.
  public List<Row> needingHelp(Instant now) {
    return rows(now).stream()
        .filter(row ->
            row.refused().isPresent()
                || row.stalled()
                || row.lacksRoom()
                || row.recovery().isPresent()
                || row.state() == State.LOST
                || row.state() == State.QUIET)
        .sorted(
            Comparator.comparing(Row::state)
                .thenComparing(row -> row.lastContact().orElse(Instant.MIN)))
        .toList();
  }

  private Row row(Center center, Instant now) {
    List<Registry.Kiosk> kiosks = hub.read(() -> registry.kiosks(center.id()));
    List<Optional<Contacts.Contact>> heard = new ArrayList<>();
    kiosks.forEach(kiosk -> heard.add(contacts.last(kiosk.replica())));
    Optional<Instant> last =
        heard.stream().flatMap(Optional::stream).map(Contacts.Contact::at).min(Instant::compareTo);
    boolean neverHeard = heard.stream().anyMatch(Optional::isEmpty);
    State state =
        kiosks.isEmpty()
            ? samples.of(center.id()).isPresent() ? State.SAMPLE : State.NO_KIOSK
            : neverHeard ? State.LOST : state(last.orElse(Instant.MIN), now);
    return new Row(
        center,
        city.councilOf(center),
        state,
        kiosks.size(),
        last,
        unsent(heard),
        told(heard),
        refused(kiosks),
        heard.stream().flatMap(Optional::stream).anyMatch(contact -> stalled(contact, now)));
  }

  /// As the kiosk itself judges: see [Stall].
  private static boolean stalled(Contacts.Contact contact, Instant now) {
    return state(contact.at(), now) == State.CONNECTED
        && contact
            .condition()
            .flatMap(Contacts.Told::waitingSince)
            .filter(since -> !since.plus(Stall.AFTER).isAfter(now))
            .isPresent();
  }

  private static Optional<Told> told(List<Optional<Contacts.Contact>> heard) {
    return heard.stream()
        .flatMap(Optional::stream)
        .map(Contacts.Contact::condition)
        .flatMap(Optional::stream)
        .map(Told::of)
        .reduce(Told::and);
  }

  private Optional<String> refused(List<Registry.Kiosk> kiosks) {
    return kiosks.stream()
        .map(kiosk -> refused.concern(kiosk.replica()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static State state(Instant last, Instant now) {
    Duration silence = Duration.between(last, now);
    return silence.compareTo(CONNECTED) <= 0
        ? State.CONNECTED
        : silence.compareTo(LOST) <= 0 ? State.QUIET : State.LOST;
  }

  private static OptionalInt unsent(List<Optional<Contacts.Contact>> heard) {
    List<Integer> told = new ArrayList<>();
    for (Optional<Contacts.Contact> contact : heard) {
      contact
          .map(Contacts.Contact::unsent)
          .filter(OptionalInt::isPresent)
          .ifPresent(unsent -> told.add(unsent.getAsInt()));
    }
    return told.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(told.stream().mapToInt(Integer::intValue).sum());
  }
}
