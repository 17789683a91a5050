package tsudoi.system;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// The kiosk's packaged jar as a process, and the line between it and the hub.
public record RunningKiosk(int center, RunningApplication application, LineProxy line)
    implements AutoCloseable {

  /// How a kiosk is started.
  ///
  /// @param center the number of its center
  /// @param code the enrolment code that the hub knows for this center
  /// @param phonesReach the hub's own address, which join codes carry: phones do not use the line
  public record Setup(
      Path data, Path log, String listen, int port, int center, String code, URI phonesReach) {}

  /// Where the folders lie that stand for memory sticks, if a city has any.
  static Path sticks(Path cityData) {
    return cityData.resolve("sticks");
  }

  /// Starts a kiosk that reaches the hub only through `line`.
  public static RunningKiosk start(Path jar, Setup setup, LineProxy line) {
    var launch =
        new RunningApplication.Launch(
            "kiosk of center " + setup.center(),
            jar,
            setup.data(),
            setup.log(),
            setup.listen(),
            setup.port(),
            options(setup, line));
    return new RunningKiosk(setup.center(), RunningApplication.start(launch), line);
  }

  private static List<String> options(Setup setup, LineProxy line) {
    List<String> options = new ArrayList<>();
    options.add("--tsudoi.hub=http://127.0.0.1:" + line.port());
    options.add("--tsudoi.public-url=" + setup.phonesReach());
    options.add("--tsudoi.center=" + setup.center());
    options.add("--tsudoi.enrolment-code=" + setup.code());
    Path sticks = sticks(setup.data().resolveSibling("."));
    if (Files.isDirectory(sticks)) {
      options.add("--tsudoi.sticks=" + sticks.toAbsolutePath().normalize());
    }
    return options;
  }

  public URI address() {
    return application.address();
  }

  public Optional<JsonNode> status() {
    return application.status();
  }

  public void awaitReady(Duration atMost) {
    application.awaitReady(atMost);
  }

  /// Whether the hub has taken this kiosk in, at some time; until then it has nothing to show.
  public boolean isEnrolled() {
    return status().filter(status -> status.path("replica").isString()).isPresent();
  }

  /// How many ops the hub has not acknowledged yet.
  public OptionalLong unsent() {
    return status().stream().mapToLong(status -> status.path("unsent").asLong()).findFirst();
  }

  /// Ends the process as a power cut would.
  public void kill() {
    application.kill();
  }

  public void startAgain() {
    application.startAgain();
  }

  @Override
  public void close() {
    application.close();
    line.close();
  }
}
