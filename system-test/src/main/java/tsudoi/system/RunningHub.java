package tsudoi.system;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The hub's packaged jar as a process.
public record RunningHub(RunningApplication application, URI publicUrl) implements AutoCloseable {

  /// How a hub is started.
  ///
  /// @param data the hub's own data folder
  /// @param publicUrl the address that join codes carry and phones open
  /// @param enrolmentCodes lines of `CODE<TAB>center number`
  public record Setup(
      Path data, Path log, String listen, int port, URI publicUrl, Path enrolmentCodes) {}

  public static RunningHub start(Path jar, Setup setup) {
    var launch =
        new RunningApplication.Launch(
            "hub",
            jar,
            setup.data(),
            setup.log(),
            setup.listen(),
            setup.port(),
            List.of(
                "--tsudoi.demo=true",
                "--tsudoi.public-url=" + setup.publicUrl(),
                "--tsudoi.enrolment-codes-file=" + setup.enrolmentCodes()));
    return new RunningHub(RunningApplication.start(launch), setup.publicUrl());
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

  @Override
  public void close() {
    application.close();
  }
}
