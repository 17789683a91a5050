package tsudoi.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small city: one hub with sample data and several kiosks, each behind a line of its own.
public record RunningCity(RunningHub hub, List<RunningKiosk> kiosks) implements AutoCloseable {
  /// 亀阜 and 木太, then the others by number.
  private static final List<Integer> CENTERS =
      Stream.concat(
              Stream.of(4, 14),
              IntStream.rangeClosed(1, 52).boxed().filter(center -> center != 4 && center != 14))
          .toList();

  private static final String CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int CODE_LENGTH = 12;
  private static final Duration PULSE = Duration.ofSeconds(10);

  /// How a city is started.
  ///
  /// @param data one folder below which every application keeps its own; kept from start to start
  /// @param listen the address the applications bind
  /// @param publicHost the host name or address that phones are sent to
  public record Setup(Path data, Ports ports, int kiosks, String listen, String publicHost) {
    /// A city on this machine only, on any free ports.
    public static Setup anywhere(Path data, int kiosks) {
      return new Setup(data, Ports.any(kiosks), kiosks, "127.0.0.1", "localhost");
    }
  }

  /// Which port belongs to whom.
  public record Ports(int hub, List<Integer> kiosks, List<Integer> lines) {
    static final int LINES_AFTER = 51;

    /// hub N, kiosks N+1 ..., lines N+51 ...
    public static Ports from(int first, int kiosks) {
      return new Ports(
          first,
          IntStream.range(0, kiosks).mapToObj(i -> first + 1 + i).toList(),
          IntStream.range(0, kiosks).mapToObj(i -> first + LINES_AFTER + i).toList());
    }

    public static Ports any(int kiosks) {
      return new Ports(
          FreePort.any(),
          Stream.generate(FreePort::any).limit(kiosks).toList(),
          Stream.generate(FreePort::any).limit(kiosks).toList());
    }

    /// Those on which somebody else listens.
    public List<Integer> taken() {
      return Stream.of(List.of(hub), kiosks, lines)
          .flatMap(List::stream)
          .filter(port -> !FreePort.isFree(port))
          .toList();
    }
  }

  /// Starts the hub, then the kiosks, and returns when all of them answer.
  ///
  /// @param progress told of every step
  public static RunningCity start(
      ProjectFolder project, Setup setup, Duration atMost, Consumer<String> progress) {
    Path logs = setup.data().resolve("logs");
    List<Integer> centers = CENTERS.subList(0, setup.kiosks());
    Map<Integer, String> codes = enrolmentCodes(setup.data(), centers, new SecureRandom());
    Path hubJar = ownCopy(project.hubJar(), setup.data());
    Path kioskJar = ownCopy(project.kioskJar(), setup.data());
    int hubPort = setup.ports().hub();
    progress.accept("starting the hub on port " + hubPort);
    var hub =
        RunningHub.start(
            hubJar,
            new RunningHub.Setup(
                setup.data().resolve("hub"),
                logs.resolve("hub.log"),
                setup.listen(),
                hubPort,
                URI.create("http://" + setup.publicHost() + ":" + hubPort),
                codesFile(setup.data())));
    var kiosks = new ArrayList<RunningKiosk>();
    var city = new RunningCity(hub, kiosks);
    Thread pulse = Thread.ofVirtual().start(() -> sayThatItGoesOn(progress));
    try {
      hub.awaitReady(atMost);
      var hubAddress = new InetSocketAddress(InetAddress.getLoopbackAddress(), hubPort);
      for (int i = 0; i < centers.size(); i++) {
        int center = centers.get(i);
        int port = setup.ports().kiosks().get(i);
        progress.accept("starting the kiosk of center " + center + " on port " + port);
        kiosks.add(
            RunningKiosk.start(
                kioskJar,
                new RunningKiosk.Setup(
                    setup.data().resolve("kiosk-" + center),
                    logs.resolve("kiosk-" + center + ".log"),
                    setup.listen(),
                    port,
                    center,
                    Objects.requireNonNull(codes.get(center)),
                    hub.publicUrl()),
                LineProxy.to(hubAddress, setup.ports().lines().get(i))));
      }
      for (RunningKiosk kiosk : kiosks) {
        kiosk.awaitReady(atMost);
        Await.until("kiosk of center " + kiosk.center() + ": enrolled", atMost, kiosk::isEnrolled);
      }
      return city;
    } catch (RuntimeException e) {
      city.close();
      throw e;
    } finally {
      pulse.interrupt();
    }
  }

  /// The first start makes a year of sample data; silence would look like a failure.
  private static void sayThatItGoesOn(Consumer<String> progress) {
    long begun = System.nanoTime();
    try {
      while (true) {
        Thread.sleep(PULSE);
        progress.accept(
            "still starting (" + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s)");
      }
    } catch (InterruptedException e) {
      // everything has started, or failed to
    }
  }

  /// Every application of the city.
  public List<RunningApplication> applications() {
    return Stream.concat(
            Stream.of(hub.application()), kiosks.stream().map(RunningKiosk::application))
        .toList();
  }

  @Override
  public void close() {
    kiosks.reversed().forEach(RunningKiosk::close);
    hub.close();
  }

  /// A process reads its jar as long as it runs: a build that replaces it would break it.
  private static Path ownCopy(Path jar, Path data) {
    Path copy = data.resolve("applications").resolve(jar.getFileName());
    try {
      Files.createDirectories(copy.getParent());
      return Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " cannot be copied to " + copy, e);
    }
  }

  private static Path codesFile(Path data) {
    return data.resolve("enrolment-codes.tsv");
  }

  /// The codes kept in the data folder, with new ones for centers that have none yet.
  private static Map<Integer, String> enrolmentCodes(
      Path data, List<Integer> centers, RandomGenerator random) {
    try {
      Files.createDirectories(data);
      Path file = codesFile(data);
      var codes = new LinkedHashMap<Integer, String>();
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split("\t", 2);
          codes.put(Integer.valueOf(parts[1]), parts[0]);
        }
      }
      centers.forEach(center -> codes.computeIfAbsent(center, _ -> code(random)));
      Files.write(
          file, codes.entrySet().stream().map(e -> e.getValue() + "\t" + e.getKey()).toList());
      return codes;
    } catch (IOException e) {
      throw new UncheckedIOException("the enrolment codes cannot be kept in " + data, e);
    }
  }

  private static String code(RandomGenerator random) {
    var code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
    }
    return code.toString();
  }
}
