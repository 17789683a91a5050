package tsudoi.system.demo;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import tsudoi.system.ProjectFolder;
import tsudoi.system.RunningApplication;
import tsudoi.system.RunningCity;
import tsudoi.system.RunningKiosk;

/// One hub and several kiosks with sample data, ready to click: `./tsudoi demo`.
final class Demo {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration SIGNAL_SPREAD = Duration.ofSeconds(1);
  private static final int SWITCH_AFTER = 50;
  private static final Map<Integer, String> CENTERS = Map.of(4, "亀阜", 14, "木太");

  record Order(boolean fresh, boolean headless, boolean lan, int port, int kiosks) {
    static Order read(String[] args) {
      boolean fresh = false;
      boolean headless = false;
      boolean lan = false;
      int port = 8080;
      int kiosks = 2;
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--fresh" -> fresh = true;
          case "--headless" -> headless = true;
          case "--lan" -> lan = true;
          case "--port" -> port = Integer.parseInt(args[++i]);
          case "--kiosks" -> kiosks = Integer.parseInt(args[++i]);
          default -> throw new IllegalArgumentException("demo does not know " + args[i]);
        }
      }
      return new Order(fresh, headless, lan, port, kiosks);
    }
  }

  private Demo() {}

  static void main(String[] args) {
    try {
      run(Order.read(args), ProjectFolder.find());
    } catch (IOException | RuntimeException e) {
      progress(String.valueOf(e.getMessage()));
    }
    // it runs until it is stopped; coming here means that something failed
    System.exit(1);
  }

  private static void run(Order order, ProjectFolder project) throws IOException {
    var ports = RunningCity.Ports.from(order.port(), order.kiosks());
    List<Integer> taken = ports.taken();
    if (!taken.isEmpty()) {
      throw new IOException(
          "these ports are in use: " + taken + ". Is another demo running? Or choose --port N");
    }
    Path data = project.demoData();
    if (order.fresh()) {
      forget(data);
    }
    String listen = order.lan() ? "0.0.0.0" : "127.0.0.1";
    String host = order.lan() ? ownAddress() : "localhost";
    var setup = new RunningCity.Setup(data, ports, order.kiosks(), listen, host);
    var city = RunningCity.start(project, setup, START_TIMEOUT, Demo::progress);
    Files.writeString(data.resolve("hub.url"), "http://127.0.0.1:" + order.port() + "\n");
    var lines = new ArrayList<LineSwitch.Line>();
    for (RunningKiosk kiosk : city.kiosks()) {
      lines.add(new LineSwitch.Line(label(kiosk), at(kiosk.application(), host), kiosk.line()));
    }
    // only this machine may cut lines: the page asks nobody who they are
    var lineSwitch = LineSwitch.open("127.0.0.1", order.port() + SWITCH_AFTER, lines);
    announce(city, lineSwitch, host);
    if (!order.headless()) {
      openBrowser(city.kiosks().getFirst().address());
    }
    var stopping = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping.set(true)));
    String ended = firstEnd(city);
    waitForSignal();
    if (stopping.get()) {
      return;
    }
    lineSwitch.close();
    city.close();
    throw new IOException(ended + " ended by itself; the logs are in " + data.resolve("logs"));
  }

  private static void announce(RunningCity city, LineSwitch lineSwitch, String host) {
    System.out.println("ready");
    System.out.printf(
        "  %-28s %s%n",
        "市のサーバー (hub)", at(city.hub().application(), host) + "  職員 shokuin / tsudoi-demo");
    for (RunningKiosk kiosk : city.kiosks()) {
      System.out.printf(
          "  %-28s %s%n",
          label(kiosk), at(kiosk.application(), host) + "  管理者 /desk kanri / tsudoi-demo");
    }
    System.out.printf("  %-28s %s%n", "回線スイッチ (line switch)", lineSwitch.address());
    System.out.println(
        "  These logins and the data are for the demo only. Ctrl-C stops everything.");
    System.out.flush();
  }

  private static String label(RunningKiosk kiosk) {
    return "キオスク %s (center %d)"
        .formatted(CENTERS.getOrDefault(kiosk.center(), ""), kiosk.center())
        .replace("  ", " ");
  }

  private static URI at(RunningApplication application, String host) {
    return URI.create("http://" + host + ":" + application.port() + "/");
  }

  private static String firstEnd(RunningCity city) {
    var ends = city.applications().stream().map(RunningApplication::ended).toList();
    return String.valueOf(CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).join());
  }

  /// Ctrl-C reaches the applications as well, and they may be quicker.
  private static void waitForSignal() {
    try {
      Thread.sleep(SIGNAL_SPREAD);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    progress("forgetting the data of the last demo");
    try (var files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// This machine's address in the local network.
  private static String ownAddress() throws IOException {
    return NetworkInterface.networkInterfaces()
        .filter(Demo::isUsable)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
        .findFirst()
        .orElseThrow(() -> new IOException("--lan: this machine has no address in a network"))
        .getHostAddress();
  }

  private static boolean isUsable(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback() && !network.isVirtual();
    } catch (IOException e) {
      return false;
    }
  }

  /// Where there is a desktop; without one, the printed addresses have to do.
  private static void openBrowser(URI address) {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    Optional<String> opener =
        mac ? Optional.of("open") : desktop ? Optional.of("xdg-open") : Optional.empty();
    if (opener.isEmpty()) {
      return;
    }
    try {
      new ProcessBuilder(opener.get(), address.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      progress("no browser could be opened; open " + address + " yourself");
    }
  }

  private static void progress(String step) {
    System.err.println("tsudoi: " + step);
  }
}
