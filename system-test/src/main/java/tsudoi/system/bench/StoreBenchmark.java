package tsudoi.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tsudoi.desk.NewSignUp;

/// What a durable tap costs beside what the disk itself needs, what many tappers reach together, and
/// how starting and disk use grow with the log.
final class StoreBenchmark implements Benchmark {
  private static final int TAPPERS = 32;
  private static final int WARM_UP = 1_500;

  @Override
  public void run(Path folder, boolean quick, Consumer<Figure> figures) throws Exception {
    int turns = quick ? 1_000 : 3_000;
    try (KioskRecords kiosk = new KioskRecords(folder.resolve("kiosk"));
        RawAppends raw = new RawAppends(folder.resolve("raw"), 2 * (WARM_UP + turns))) {
      kiosk.prepare(20 * (WARM_UP + turns));
      tapsInTurns(kiosk, raw, turns, figures);
      rates(kiosk, turns, figures);
    }
    grows(folder, figures);
  }

  private static void grows(Path folder, Consumer<Figure> figures) throws Exception {
    for (int ops : new int[] {10_000, 100_000, 1_000_000}) {
      Path at = folder.resolve("with-" + ops);
      long t = System.nanoTime();
      try (KioskRecords kiosk = new KioskRecords(at)) {
        kiosk.store(new SampleHistory().ops(ops));
        System.err.println(ops + " stored in " + (System.nanoTime() - t) / 1e9);
        System.err.println("disk " + disk(at) / ops);
        t = System.nanoTime();
        kiosk.store().renew().join();
        System.err.println("renewed in " + (System.nanoTime() - t) / 1e9);
        System.err.println("disk " + disk(at) / ops);
        t = System.nanoTime();
      }
      System.err.println("closed in " + (System.nanoTime() - t) / 1e9);
      System.err.println("disk " + disk(at) / ops);
      Start.Times times = Start.of(at);
      System.err.println(times);
      figures.accept(Figure.of("store.open." + ops, times.folded(), "s"));
      figures.accept(Figure.of("store.heap.per_op." + ops, (double) times.heapBytes() / ops, "B"));
    }
  }

  private static long disk(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static void tapsInTurns(
      KioskRecords kiosk, RawAppends raw, int turns, Consumer<Figure> figures) throws IOException {
    Latencies appends = new Latencies();
    Latencies signUps = new Latencies();
    Latencies walkIns = new Latencies();
    for (int i = -WARM_UP; i < turns; i++) {
      NewSignUp form = kiosk.form();
      long start = System.nanoTime();
      raw.append();
      long appended = System.nanoTime();
      kiosk.signUp(form);
      long signedUp = System.nanoTime();
      raw.append();
      long again = System.nanoTime();
      kiosk.walkIn();
      long walkedIn = System.nanoTime();
      if (i >= 0) {
        appends.add(appended - start);
        appends.add(again - signedUp);
        signUps.add(signedUp - appended);
        walkIns.add(walkedIn - again);
      }
    }
    latency("store.tap", signUps, appends, figures);
    latency("store.walkin", walkIns, appends, figures);
  }

  private static void latency(
      String name, Latencies measured, Latencies limit, Consumer<Figure> figures) {
    for (int percentile : new int[] {50, 99}) {
      figures.accept(
          Figure.of(name + ".p" + percentile, measured.percentileMicros(percentile), "us")
              .against(limit.percentileMicros(percentile), RawAppends.IS));
    }
  }

  private static void rates(KioskRecords kiosk, int turns, Consumer<Figure> figures)
      throws InterruptedException {
    double single = rate(kiosk, 1, turns);
    double group = rate(kiosk, TAPPERS, 4 * turns / TAPPERS);
    figures.accept(Figure.of("store.single.rate", single, "1/s"));
    figures.accept(Figure.of("store.group.rate", group, "1/s"));
  }

  private static double rate(KioskRecords kiosk, int tappers, int each)
      throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < tappers; t++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                await(start);
                for (int i = 0; i < each; i++) {
                  kiosk.walkIn();
                }
              }));
    }
    long began = System.nanoTime();
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return tappers * each / ((System.nanoTime() - began) / 1e9);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
