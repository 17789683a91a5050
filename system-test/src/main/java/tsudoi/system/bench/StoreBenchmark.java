package tsudoi.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tsudoi.desk.NewSignUp;

/// What a durable tap costs beside what the disk itself needs, what many tappers reach together, and
/// how a start and the disk use grow with the log.
final class StoreBenchmark implements Benchmark {
  private static final int TAPPERS = 32;
  private static final int WARM_UP_TURNS = 1_000;
  private static final int TURNS = 5_000;
  private static final int QUICK_TURNS = 1_000;

  /// What all of a quick run may take, and parts of it.
  private static final Duration QUICK = Duration.ofSeconds(55);

  private static final Duration QUICK_TAPS = Duration.ofSeconds(12);
  private static final Duration QUICK_RATE = Duration.ofSeconds(3);
  private static final Duration TAPS = Duration.ofMinutes(2);
  private static final Duration RATE = Duration.ofSeconds(8);

  /// What is ten times as large takes no more than this times as long.
  private static final int TENFOLD = 10;

  private enum Size {
    SMALL("10k", 10_000),
    MIDDLING("100k", 100_000),
    LARGE("1m", 1_000_000);

    private final String suffix;
    private final int ops;

    Size(String suffix, int ops) {
      this.suffix = suffix;
      this.ops = ops;
    }

    /// The large log gives a figure its name; the others stand aside.
    String aside() {
      return this == LARGE ? "" : "." + suffix;
    }
  }

  @Override
  public void run(Path folder, boolean quick, Consumer<Figure> figures) throws Exception {
    long began = System.nanoTime();
    int turns = WARM_UP_TURNS + (quick ? QUICK_TURNS : TURNS);
    try (KioskRecords kiosk = new KioskRecords(folder.resolve("kiosk"));
        RawAppends raw = new RawAppends(folder.resolve("raw"), turns)) {
      kiosk.prepare(turns);
      tapsInTurns(kiosk, raw, turns, quick ? QUICK_TAPS : TAPS, figures);
      rates(kiosk, quick ? QUICK_RATE : RATE, figures);
    }
    long last = 0;
    for (Size size : Size.values()) {
      long start = System.nanoTime();
      if (quick && start - began + TENFOLD * last > QUICK.toNanos()) {
        System.err.println("tsudoi: " + size.ops + " ops would take too long for --quick here");
        return;
      }
      largeLog(folder.resolve(size.suffix), size, figures);
      last = System.nanoTime() - start;
    }
  }

  /// A raw append before each tap, so that both meet the same disk. The first turns warm up. The tap
  /// that counts is a sign-up with its name sealed; a walk-in has nothing to seal.
  private static void tapsInTurns(
      KioskRecords kiosk, RawAppends raw, int turns, Duration longest, Consumer<Figure> figures)
      throws IOException {
    Latencies appends = new Latencies();
    Latencies walkIns = new Latencies();
    Latencies signUps = new Latencies();
    Latencies sealings = new Latencies();
    long began = System.nanoTime();
    for (int i = 0; i < turns; i++) {
      long start = System.nanoTime();
      raw.append();
      long appended = System.nanoTime();
      kiosk.walkIn();
      long tapped = System.nanoTime();
      NewSignUp form = kiosk.form();
      long formed = System.nanoTime();
      kiosk.signUp(form);
      long signedUp = System.nanoTime();
      kiosk.seal(form);
      long sealed = System.nanoTime();
      boolean late = sealed - began > longest.toNanos();
      if (i >= WARM_UP_TURNS || 2 * (sealed - began) > longest.toNanos()) {
        appends.add(appended - start);
        walkIns.add(tapped - appended);
        signUps.add(signedUp - formed);
        sealings.add(sealed - signedUp);
      }
      if (late) {
        break;
      }
    }
    latency("store.tap", signUps, appends, figures);
    latency("store.tap.walk_in", walkIns, appends, figures);
    figures.accept(Figure.of("store.sealing.p50", sealings.percentileMicros(50), "us"));
  }

  private static void latency(
      String name, Latencies measured, Latencies limit, Consumer<Figure> figures) {
    for (int percentile : new int[] {50, 99}) {
      figures.accept(
          Figure.of(name + ".p" + percentile, measured.percentileMicros(percentile), "us")
              .against(limit.percentileMicros(percentile), RawAppends.IS));
    }
  }

  private static void rates(KioskRecords kiosk, Duration each, Consumer<Figure> figures)
      throws InterruptedException {
    rate(kiosk, TAPPERS, each.dividedBy(3));
    double single = rate(kiosk, 1, each);
    double group = rate(kiosk, TAPPERS, each);
    figures.accept(Figure.of("store.single.rate", single, "1/s"));
    figures.accept(Figure.of("store.group.rate", group, "1/s"));
    figures.accept(Figure.of("store.group.gain", group / single, "times"));
  }

  private static double rate(KioskRecords kiosk, int tappers, Duration length)
      throws InterruptedException {
    LongAdder taps = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    long began = System.nanoTime();
    for (int t = 0; t < tappers; t++) {
      threads.add(
          // The hub's requests run on such threads too.
          Thread.ofVirtual()
              .start(() -> {
                while (System.nanoTime() - began < length.toNanos()) {
                  kiosk.walkIn();
                  taps.increment();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return taps.sum() / ((System.nanoTime() - began) / 1e9);
  }

  private static void largeLog(Path folder, Size size, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (KioskRecords kiosk = new KioskRecords(folder)) {
      long live = kiosk.store(new SampleHistory().ops(size.ops));
      long before = bytesIn(folder);
      double pause = longestPause(kiosk);
      if (size != Size.SMALL) { // there the empty files outweigh the ops
        double after = bytesIn(folder);
        figures.accept(perOp("store.disk.before." + size.suffix, before, size));
        figures.accept(perOp("store.disk.after." + size.suffix, after, size));
        figures.accept(
            Figure.of("store.disk.ratio" + size.aside(), after / live, "times")
                .against(1, "the ops themselves"));
        figures.accept(Figure.of("store.generation.pause." + size.suffix, pause, "ms"));
      }
    }
    Start.Times start = Start.of(folder);
    figures.accept(Figure.of("store.open." + size.suffix, start.folded(), "s"));
    figures.accept(Figure.of("store.open.cpu." + size.suffix, start.cpu(), "s"));
    if (size != Size.SMALL) {
      figures.accept(perOp("store.heap.per_op" + size.aside(), start.heapBytes(), size));
    }
  }

  private static Figure perOp(String metric, double bytes, Size size) {
    return Figure.of(metric, bytes / size.ops, "B");
  }

  /// Makes a new generation, and keeps tapping meanwhile.
  private static double longestPause(KioskRecords kiosk) {
    CompletableFuture<Void> renewal = kiosk.store().renew();
    Latencies taps = new Latencies();
    do {
      long start = System.nanoTime();
      kiosk.writeDown();
      taps.add(System.nanoTime() - start);
    } while (!renewal.isDone());
    renewal.join();
    return taps.percentileMicros(100) / 1e3;
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
