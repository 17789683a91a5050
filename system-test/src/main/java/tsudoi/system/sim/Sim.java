package tsudoi.system.sim;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// `./tsudoi sim --seeds N [--seed S]`: runs so many cities, from seed S on (1 if none is named).
/// Every failure prints its seed, the invariant and the end of its trace on stderr; the last line on
/// stdout adds up. Ends with 1 when anything failed.
public final class Sim {
  private Sim() {}

  public static void main(String[] arguments) {
    long seeds = 1;
    long first = 1;
    for (int at = 0; at + 1 < arguments.length; at += 2) {
      switch (arguments[at]) {
        case "--seeds" -> seeds = Long.parseLong(arguments[at + 1]);
        case "--seed" -> first = Long.parseLong(arguments[at + 1]);
        default -> throw new IllegalArgumentException("sim does not know " + arguments[at]);
      }
    }
    Totals totals = new Totals();
    long began = System.nanoTime();
    for (long seed = first; seed < first + seeds; seed++) {
      Report report = Report.of(seed, Mistake.NONE);
      totals.add(report);
      if (report.failure().isPresent()) {
        System.err.println(report.describe());
      }
      if (seeds == 1) {
        System.err.printf("seed %d: trace %016x%n", seed, report.traceHash());
      }
      if ((seed - first + 1) % 100 == 0) {
        System.err.printf("%d seeds, %d failed%n", seed - first + 1, totals.failures);
      }
    }
    System.err.println("faults: " + totals.struck);
    System.out.println(totals.line(Duration.ofNanos(System.nanoTime() - began)));
    System.exit(totals.failures == 0 ? 0 : 1);
  }

  private static final class Totals {
    private final Map<Fault, Long> struck = new EnumMap<>(Fault.class);
    private long seeds;
    private long failures;
    private long ops;
    private long faults;
    private Duration lived = Duration.ZERO;

    void add(Report report) {
      seeds++;
      failures += report.failure().isPresent() ? 1 : 0;
      ops += report.ops();
      faults += report.faults();
      lived = lived.plus(report.lived());
      report.struck().forEach((fault, count) -> struck.merge(fault, count, Long::sum));
    }

    String line(Duration took) {
      return "{\"seeds\":%d,\"failures\":%d,\"ops\":%d,\"faults\":%d,\"speedup\":%d}"
          .formatted(seeds, failures, ops, faults, lived.toMillis() / Math.max(1, took.toMillis()));
    }
  }
}
