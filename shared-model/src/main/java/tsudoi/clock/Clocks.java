package tsudoi.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tsudoi.op.Hlc;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.Writer;
import tsudoi.oplog.Projection;

/// What is known of every writer's clock, folded: its boots in order, how far each reached, and the
/// contact samples of each.
///
/// Within a boot the monotonic clock runs on whatever is done to the wall clock, so that one sample
/// dates every op of its boot, and jumps in mid-day keep the order. Monotonic time stops while a
/// machine sleeps: a sample from before an op is then too early for it and one from after too late,
/// and the truth lies between them. A boot without contact lies between its neighbours in the chain.
public final class Clocks implements Projection {
  /// How far a monotonic clock can go wrong: a cheap quartz, and the kernel slewing it.
  private static final long DRIFT_PARTS_PER_MILLION = 200;

  private final Map<Writer, Map<UUID, Boot>> boots = new HashMap<>();
  private final Map<UUID, NavigableMap<Long, ClockEvent.ClockSampled>> samples = new HashMap<>();

  /// One boot as far as a writer's ops show it.
  private record Boot(UUID id, Hlc first, long firstMillis, long lastMillis) {
    Boot with(Hlc hlc, long sinceBootMillis) {
      boolean earlier = hlc.compareTo(first) < 0;
      return new Boot(
          id,
          earlier ? hlc : first,
          Math.min(firstMillis, sinceBootMillis),
          Math.max(lastMillis, sinceBootMillis));
    }
  }

  /// A time in milliseconds since 1970 and how far it can be off.
  private record Estimate(long at, long error) {
    static Estimate between(long earliest, long latest) {
      return new Estimate(
          earliest + (latest - earliest) / 2, (Math.abs(latest - earliest) + 1) / 2);
    }

    long earliest() {
      return at - error;
    }

    long latest() {
      return at + error;
    }
  }

  @Override
  public void clear() {
    boots.clear();
    samples.clear();
  }

  @Override
  public void apply(Op op) {
    long sinceBoot = op.moment().sinceBootMillis();
    boots
        .computeIfAbsent(op.writer(), _ -> new HashMap<>())
        .merge(
            op.moment().boot(),
            new Boot(op.moment().boot(), op.hlc(), sinceBoot, sinceBoot),
            (before, _) -> before.with(op.hlc(), sinceBoot));
    if (op.event() instanceof ClockEvent.ClockSampled sample) {
      samples
          .computeIfAbsent(sample.boot(), _ -> new TreeMap<>())
          .merge(sample.sinceBootMillis(), sample, Clocks::better);
    }
  }

  private static ClockEvent.ClockSampled better(
      ClockEvent.ClockSampled a, ClockEvent.ClockSampled b) {
    return Comparator.comparingLong(ClockEvent.ClockSampled::errorMillis)
                .thenComparingLong(ClockEvent.ClockSampled::hubMillis)
                .compare(a, b)
            <= 0
        ? a
        : b;
  }

  /// What the samples so far say of a moment of this machine; empty before the first one of its boot.
  public Optional<ClockEvent.ClockSampled> latest(Moment moment) {
    return Optional.ofNullable(samples.get(moment.boot()))
        .map(known -> known.floorEntry(moment.sinceBootMillis()))
        .map(Map.Entry::getValue);
  }

  /// @param now the hub's time: everything that is here was written before
  public RepairedTime repair(Op op, Instant now) {
    return repair(op.writer(), op.hlc(), op.moment(), now);
  }

  /// @param now the hub's time: everything that is here was written before
  public RepairedTime repair(Writer writer, Hlc hlc, Moment moment, Instant now) {
    Instant claimed = hlc.time();
    return sampled(moment.boot(), moment.sinceBootMillis())
        .or(() -> between(writer, moment, now.toEpochMilli()))
        .map(estimate ->
            new RepairedTime(
                claimed,
                Instant.ofEpochMilli(Math.min(estimate.at, now.toEpochMilli())),
                Optional.of(Duration.ofMillis(estimate.error))))
        .orElseGet(() ->
            new RepairedTime(claimed, claimed.isAfter(now) ? now : claimed, Optional.empty()));
  }

  private Optional<Estimate> sampled(UUID boot, long sinceBootMillis) {
    NavigableMap<Long, ClockEvent.ClockSampled> known = samples.get(boot);
    if (known == null) {
      return Optional.empty();
    }
    Optional<Estimate> before =
        Optional.ofNullable(known.floorEntry(sinceBootMillis))
            .map(entry -> by(entry.getValue(), sinceBootMillis));
    Optional<Estimate> after =
        Optional.ofNullable(known.ceilingEntry(sinceBootMillis))
            .map(entry -> by(entry.getValue(), sinceBootMillis));
    if (before.isEmpty() || after.isEmpty()) {
      return before.or(() -> after);
    }
    boolean slept = before.get().latest() < after.get().earliest();
    return Optional.of(
        slept
            ? Estimate.between(before.get().earliest(), after.get().latest())
            : before.get().error <= after.get().error ? before.get() : after.get());
  }

  private static Estimate by(ClockEvent.ClockSampled sample, long sinceBootMillis) {
    long apart = sinceBootMillis - sample.sinceBootMillis();
    return new Estimate(
        sample.hubMillis() + apart,
        sample.errorMillis() + Math.abs(apart) * DRIFT_PARTS_PER_MILLION / 1_000_000 + 1);
  }

  /// Dates a boot that never had contact: after the boot before it, before the boot after it, and
  /// within that as it claims itself.
  private Optional<Estimate> between(Writer writer, Moment moment, long now) {
    List<Boot> ordered = ordered(writer);
    int index = 0;
    while (index < ordered.size() && !ordered.get(index).id.equals(moment.boot())) {
      index++;
    }
    if (index == ordered.size()) {
      return Optional.empty();
    }
    Boot boot = ordered.get(index);
    Optional<Long> earliest = earliestStart(ordered, index);
    if (earliest.isEmpty()) {
      return Optional.empty();
    }
    long latest = latestStart(ordered, index, now);
    long claimed = boot.first.time().toEpochMilli() - boot.firstMillis;
    boolean plausible = claimed >= earliest.get() && claimed <= latest;
    Estimate start =
        plausible
            ? new Estimate(claimed, Math.max(claimed - earliest.get(), latest - claimed))
            : Estimate.between(earliest.get(), latest);
    return Optional.of(new Estimate(start.at + moment.sinceBootMillis(), start.error));
  }

  private List<Boot> ordered(Writer writer) {
    List<Boot> ordered = new ArrayList<>(boots.getOrDefault(writer, Map.of()).values());
    ordered.sort(Comparator.comparing(Boot::first));
    return ordered;
  }

  /// A boot starts after everything that the boots before it wrote.
  private Optional<Long> earliestStart(List<Boot> ordered, int index) {
    long between = 0;
    for (int earlier = index - 1; earlier >= 0; earlier--) {
      Boot boot = ordered.get(earlier);
      Optional<Estimate> end = sampled(boot.id, boot.lastMillis);
      if (end.isPresent()) {
        return Optional.of(end.get().earliest() + between);
      }
      between += boot.lastMillis;
    }
    return Optional.empty();
  }

  /// A boot's last op is before the next boot starts, and at the latest it is now.
  private long latestStart(List<Boot> ordered, int index, long now) {
    long between = ordered.get(index).lastMillis;
    for (int later = index + 1; later < ordered.size(); later++) {
      Boot boot = ordered.get(later);
      Optional<Estimate> first = sampled(boot.id, boot.firstMillis);
      if (first.isPresent()) {
        return Math.min(first.get().latest() - boot.firstMillis - between, now - between);
      }
      between += boot.lastMillis;
    }
    return now - between;
  }
}
