package tsudoi.sync;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import tsudoi.op.Moment;
import tsudoi.oplog.OpLog;

/// The hub's time as this machine makes it out: its own clock and what the last contacts said of it.
/// Outlives a restart.
///
/// A sample is the hub's time half-way between question and answer, give or take half of what that
/// took. The narrowest one stands until its drift has made it wider than a new one, or a new one
/// contradicts it: then one of the clocks was set.
public final class HubClock implements InstantSource {
  private static final String NOTE = "clock/hub";
  private static final int NOTE_BYTES = 24;

  /// How far two ordinary clocks part in a second: 100 microseconds.
  private static final long DRIFT_PARTS = 10_000;

  /// What moves less is not stored again.
  private static final long STORED_MILLIS_MIN = 250;

  private record Sample(long offsetMillis, long errorMillis, long atMillis) {
    long errorAt(long nowMillis) {
      return errorMillis + Math.abs(nowMillis - atMillis) / DRIFT_PARTS;
    }
  }

  /// Told of each contact: what the hub's clock shows at a moment of this machine. Called outside every
  /// lock, so that it may write an op.
  @FunctionalInterface
  public interface Contacts {
    /// @param answered when the answer came
    /// @param hubMillis the hub's time half-way between question and answer, moved to that moment
    /// @param errorMillis half of what question and answer took together
    void heard(Moment answered, long hubMillis, long errorMillis);
  }

  private final InstantSource clock;
  private final Contacts contacts;
  private Optional<Sample> best;
  private Optional<Sample> stored;

  public HubClock(InstantSource clock, OpLog log) {
    this(clock, log, (_, _, _) -> {});
  }

  public HubClock(InstantSource clock, OpLog log, Contacts contacts) {
    this.clock = clock;
    this.contacts = contacts;
    this.best = log.note(NOTE).filter(bytes -> bytes.length == NOTE_BYTES).map(HubClock::sample);
    this.stored = best;
  }

  /// This machine's own clock.
  InstantSource own() {
    return clock;
  }

  /// Takes down what the hub's clock said.
  ///
  /// @param asked when the question went, by this machine's clock
  /// @param heard when the answer came
  public synchronized void heard(Instant asked, Instant heard, long hubMillis) {
    long now = heard.toEpochMilli();
    long half = Math.max(0, Duration.between(asked, heard).toMillis() + 1) / 2;
    Sample fresh = new Sample(hubMillis - (now - half), half, now);
    if (best.isEmpty()
        || fresh.errorMillis <= best.get().errorAt(now)
        || contradicts(best.get(), fresh)) {
      best = Optional.of(fresh);
    }
  }

  /// Tells of a contact, by the clock that never jumps. What was asked before a restart of the machine
  /// and answered after it says nothing.
  void contact(Moment asked, Moment answered, long hubMillis) {
    long took = answered.sinceBootMillis() - asked.sinceBootMillis();
    if (asked.boot().equals(answered.boot()) && took >= 0) {
      long half = (took + 1) / 2;
      contacts.heard(answered, hubMillis + half, half);
    }
  }

  private static boolean contradicts(Sample before, Sample fresh) {
    return Math.abs(before.offsetMillis - fresh.offsetMillis)
        > before.errorAt(fresh.atMillis) + fresh.errorMillis + 1;
  }

  /// Empty before the first contact.
  public synchronized Optional<Message.Offset> offset() {
    long now = clock.millis();
    return best.map(sample -> new Message.Offset(sample.offsetMillis, sample.errorAt(now)));
  }

  /// What the hub's clock shows now, as far as is known; this machine's own before the first contact.
  @Override
  public synchronized Instant instant() {
    return clock.instant().plusMillis(best.map(Sample::offsetMillis).orElse(0L));
  }

  /// What is worth being stored with the next commit.
  synchronized Map<String, byte[]> notes() {
    boolean moved =
        best.isPresent()
            && stored
                .map(before ->
                    Math.abs(before.offsetMillis - best.get().offsetMillis) > STORED_MILLIS_MIN)
                .orElse(true);
    if (!moved) {
      return Map.of();
    }
    stored = best;
    return Map.of(NOTE, bytes(best.get()));
  }

  private static byte[] bytes(Sample sample) {
    return ByteBuffer.allocate(NOTE_BYTES)
        .putLong(sample.offsetMillis)
        .putLong(sample.errorMillis)
        .putLong(sample.atMillis)
        .array();
  }

  private static Sample sample(byte[] bytes) {
    ByteBuffer note = ByteBuffer.wrap(bytes);
    return new Sample(note.getLong(), note.getLong(), note.getLong());
  }
}
