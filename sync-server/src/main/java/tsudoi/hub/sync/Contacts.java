package tsudoi.hub.sync;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tsudoi.op.ReplicaId;
import tsudoi.oplog.Replica;
import tsudoi.sync.Condition;

/// When each kiosk last spoke to the hub, and how much it said it had not sent. The time outlives a
/// restart, to the minute; the rest is told again with the next contact.
public final class Contacts {
  private static final Duration STORED_EVERY = Duration.ofMinutes(1);

  /// @param unsent empty when the kiosk has not told since the hub started
  /// @param condition likewise, or when the kiosk is of an older version
  public record Contact(Instant at, OptionalInt unsent, Optional<Told> condition) {}

  /// How a kiosk said that it is.
  ///
  /// @param clockAhead how far its clock is ahead of the hub's; negative when it is behind
  /// @param waitingSince since when it has told, contact after contact, that the same op is its oldest
  ///     unsent one; empty when nothing waits
  public record Told(Condition condition, Duration clockAhead, Optional<Instant> waitingSince) {
    /// Ages are told in whole seconds.
    private static final Duration SAME = Duration.ofSeconds(2);

    static Told of(Condition says, Optional<Told> before, Instant now) {
      Optional<Instant> waiting = oldest(says);
      boolean same =
          waiting.isPresent()
              && before
                  .flatMap(told -> oldest(told.condition))
                  .filter(
                      oldest -> Duration.between(oldest, waiting.get()).abs().compareTo(SAME) <= 0)
                  .isPresent();
      return new Told(
          says,
          Duration.between(now, says.now()),
          same ? before.flatMap(Told::waitingSince) : waiting.map(_ -> now));
    }

    /// When the oldest unsent op was written, by the kiosk's clock.
    private static Optional<Instant> oldest(Condition says) {
      return says.oldestUnsent().map(says.now()::minus);
    }

    /// Whether a person would see a difference.
    boolean looksLike(Told other) {
      return condition.space() == other.condition.space()
          && condition.version().equals(other.condition.version())
          && condition.recovery().equals(other.condition.recovery());
    }
  }

  private final Replica hub;
  private final InstantSource clock;
  private final Map<ReplicaId, Contact> contacts = new ConcurrentHashMap<>();
  private final Map<ReplicaId, Instant> stored = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public Contacts(Replica hub, InstantSource clock) {
    this.hub = hub;
    this.clock = clock;
  }

  /// Takes a contact down.
  ///
  /// @param unsent what the kiosk says it has not sent, where it says so
  public void heard(ReplicaId kiosk, OptionalInt unsent) {
    heard(kiosk, unsent, Optional.empty());
  }

  /// Takes down a contact of a kiosk that also says how it is.
  public void heard(ReplicaId kiosk, OptionalInt unsent, Optional<Condition> condition) {
    Instant now = clock.instant();
    Contact before = contacts.get(kiosk);
    OptionalInt known = unsent.isPresent() || before == null ? unsent : before.unsent();
    Optional<Told> told =
        condition
            .map(
                says -> Told.of(says, Optional.ofNullable(before).flatMap(Contact::condition), now))
            .or(() -> Optional.ofNullable(before).flatMap(Contact::condition));
    contacts.put(kiosk, new Contact(now, known, told));
    if (stored.getOrDefault(kiosk, Instant.MIN).isBefore(now.minus(STORED_EVERY))) {
      stored.put(kiosk, now);
      hub.receive(
          List.of(),
          List.of(),
          Map.of(note(kiosk), ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array()));
    }
    if (before == null
        || !before.unsent().equals(known)
        || !looksLike(before.condition(), told)
        || Duration.between(before.at(), now).compareTo(STORED_EVERY) > 0) {
      listeners.forEach(Runnable::run);
    }
  }

  private static boolean looksLike(Optional<Told> before, Optional<Told> now) {
    return before.isPresent() == now.isPresent()
        && before.flatMap(one -> now.map(one::looksLike)).orElse(true);
  }

  public Optional<Contact> last(ReplicaId kiosk) {
    return Optional.ofNullable(contacts.get(kiosk)).or(() -> remembered(kiosk));
  }

  /// Calls back when something about a contact changed that a person would notice.
  ///
  /// @return ends the subscription
  public Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private Optional<Contact> remembered(ReplicaId kiosk) {
    return hub.log()
        .note(note(kiosk))
        .filter(bytes -> bytes.length == Long.BYTES)
        .map(bytes ->
            new Contact(
                Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong()),
                OptionalInt.empty(),
                Optional.empty()));
  }

  private static String note(ReplicaId kiosk) {
    return "contact/" + kiosk;
  }
}
