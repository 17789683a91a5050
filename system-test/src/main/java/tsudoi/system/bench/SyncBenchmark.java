package tsudoi.system.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tsudoi.city.CenterId;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.system.FreePort;
import tsudoi.system.ProjectFolder;
import tsudoi.system.RunningHub;

/// How fast a kiosk that was cut off for weeks is in step again: the packaged hub as a process, a
/// kiosk without its screens as another, over loopback HTTP, durable on both sides.
///
/// Hub and kiosk have worked for a while before they are measured, as they have in service.
final class SyncBenchmark implements Benchmark {
  private static final int OPS = 100_000;
  private static final int PEOPLE = 20_000;
  private static final int MORE_OPS = 100;
  private static final int CENTER = 4;
  private static final int WARM_UP_CENTER = 5;
  private static final Duration START_MAX = Duration.ofMinutes(3);

  @Override
  public void run(Path folder, boolean quick, Consumer<Figure> figures) throws Exception {
    int warmUps = quick ? 1 : 3;
    int turns = quick ? 20 : 100;
    Path codes = folder.resolve("codes.tsv");
    Files.write(
        codes,
        List.of(
            "BENCH-WARM-1\t" + WARM_UP_CENTER,
            "BENCH-WARM-2\t" + WARM_UP_CENTER,
            "BENCH-FROM\t" + CENTER,
            "BENCH-INTO\t" + CENTER));
    int port = FreePort.any();
    URI address = URI.create("http://127.0.0.1:" + port);
    try (RunningHub hub =
            RunningHub.start(
                ProjectFolder.find().hubJar(),
                new RunningHub.Setup(
                    folder.resolve("hub"),
                    folder.resolve("hub.log"),
                    "127.0.0.1",
                    port,
                    address,
                    codes));
        Child writing = Child.start(SyncKiosk.class, address + "", folder.resolve("a") + "");
        Child reading = Child.start(SyncKiosk.class, address + "", folder.resolve("b") + "");
        Child bare = Child.start(BareServer.class, folder.resolve("bare") + "")) {
      hub.awaitReady(START_MAX);
      warmUp(writing, reading, warmUps);
      push(hub, writing, bare.answer().get("port").asInt(), figures);
      pull(hub, reading, figures);
      small(writing, turns, figures);
      live(writing, reading, turns, figures);
    }
  }

  private static void warmUp(Child writing, Child reading, int times) throws IOException {
    writing.ask("open warm " + WARM_UP_CENTER + " BENCH-WARM-1");
    for (int i = 0; i < times; i++) {
      writing.ask("write " + (OPS / 2 + i) + " " + PEOPLE);
      writing.ask("round");
    }
    reading.ask("open warm " + WARM_UP_CENTER + " BENCH-WARM-2");
    reading.ask("round");
    writing.ask("open measured " + CENTER + " BENCH-FROM");
    reading.ask("open measured " + CENTER + " BENCH-INTO");
    writing.ask("round");
  }

  private static void push(RunningHub hub, Child kiosk, int bare, Consumer<Figure> figures)
      throws IOException {
    kiosk.ask("write " + OPS + " " + PEOPLE);
    double limit = OPS / bareSeconds(bare);
    Used hubUsed = Used.since(hub.application().pid());
    Used kioskUsed = Used.since(kiosk.pid());
    JsonNode push = kiosk.ask("round");
    require(push.get("unsent").asLong() == 0, "everything is sent");
    double rate = OPS / push.get("seconds").asDouble();
    figures.accept(Figure.of("sync.push.rate", rate, "ops/s").against(limit, BareServer.IS));
    figures.accept(Figure.of("sync.push.limit_share", 100 * rate / limit, "%"));
    figures.accept(perOp("sync.up.bytes_per_op", push.get("bytesUp")));
    figures.accept(perOp("sync.push.down.bytes_per_op", push.get("bytesDown")));
    hubUsed.figures("sync.push.hub", figures);
    kioskUsed.figures("sync.push.kiosk", figures);
  }

  /// The best of five, the first ones are slow.
  private static double bareSeconds(int port) throws IOException {
    ChainId chain =
        new ChainId(
            new Writer(
                new ReplicaId(new java.util.UUID(1, 1)), new Epoch(new java.util.UUID(1, 2))),
            Scope.of(new CenterId(CENTER)));
    List<byte[]> ops =
        new AttendanceOps(new Random(OPS), PEOPLE)
            .of(chain, 1, OPS).stream().map(op -> op.bytes()).toList();
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      best = Math.min(best, BareServer.post(port, ops));
    }
    return best;
  }

  private static void pull(RunningHub hub, Child kiosk, Consumer<Figure> figures)
      throws IOException {
    Used hubUsed = Used.since(hub.application().pid());
    Used kioskUsed = Used.since(kiosk.pid());
    JsonNode pull = kiosk.ask("round");
    require(pull.get("newOps").asLong() >= OPS, "everything has come");
    figures.accept(
        Figure.of(
            "sync.pull.rate",
            pull.get("newOps").asDouble() / pull.get("seconds").asDouble(),
            "ops/s"));
    figures.accept(perOp("sync.down.bytes_per_op", pull.get("bytesDown")));
    hubUsed.figures("sync.pull.hub", figures);
    kioskUsed.figures("sync.pull.kiosk", figures);
  }

  private static void small(Child kiosk, int turns, Consumer<Figure> figures) throws IOException {
    double[] more = new double[turns];
    double[] idle = new double[turns];
    int exchangesMost = 0;
    for (int turn = -turns; turn < turns; turn++) {
      kiosk.ask("write " + MORE_OPS + " " + MORE_OPS);
      JsonNode pushed = kiosk.ask("round");
      require(pushed.get("unsent").asLong() == 0, "everything is sent");
      JsonNode nothing = kiosk.ask("round");
      if (turn >= 0) {
        more[turn] = 1_000 * pushed.get("seconds").asDouble();
        idle[turn] = 1_000 * nothing.get("seconds").asDouble();
        exchangesMost = Math.max(exchangesMost, nothing.get("exchanges").asInt());
      }
    }
    figures.accept(Figure.of("sync.more.p50", percentile(more, 50), "ms"));
    figures.accept(Figure.of("sync.more.p95", percentile(more, 95), "ms"));
    figures.accept(Figure.of("sync.idle.round_trips", exchangesMost, "round trips"));
    figures.accept(Figure.of("sync.idle.p50", percentile(idle, 50), "ms"));
  }

  private static void live(Child tapping, Child watching, int turns, Consumer<Figure> figures)
      throws IOException {
    watching.ask("listen");
    watching.ask("round");
    double[] seen = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      watching.send("await");
      long tapped = tapping.ask("tap").get("at").asLong();
      seen[turn] = (watching.answer().get("at").asLong() - tapped) / 1_000.0;
    }
    figures.accept(Figure.of("sync.live.p50", percentile(seen, 50), "ms"));
    figures.accept(Figure.of("sync.live.p95", percentile(seen, 95), "ms"));
  }

  /// What a process used while something was measured.
  private record Used(long pid, double cpuBefore) {
    static Used since(long pid) {
      return new Used(pid, Child.cpuSeconds(pid));
    }

    void figures(String name, Consumer<Figure> figures) throws IOException {
      figures.accept(Figure.of(name + ".cpu", Child.cpuSeconds(pid) - cpuBefore, "s"));
      figures.accept(Figure.of(name + ".memory.peak", Child.peakMegabytes(pid), "MB"));
    }
  }

  private static Figure perOp(String metric, JsonNode bytes) {
    return Figure.of(metric, bytes.asDouble() / OPS, "B");
  }

  private static double percentile(double[] values, int percentile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)];
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("not so: " + what);
    }
  }
}
