package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedJarsTest {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  private final ProjectFolder project = ProjectFolder.find();
  @TempDir private Path data;

  @Test
  void the_hub_starts_is_killed_and_starts_again_on_the_same_data() throws Exception {
    int port = FreePort.any();
    Path codes = Files.writeString(data.resolve("codes.tsv"), "ABCDEF\t4\n");
    var setup =
        new RunningHub.Setup(
            data.resolve("hub"),
            project.testData("packaged-jars").resolve("hub.log"),
            "127.0.0.1",
            port,
            URI.create("http://localhost:" + port),
            codes);
    try (var hub = RunningHub.start(project, setup)) {
      startKillStart(hub.application(), RunningApplication::awaitAnswer);
    }
  }

  @Test
  void the_kiosk_starts_without_a_hub_is_killed_and_starts_again_on_the_same_data() {
    var setup =
        new RunningKiosk.Setup(
            data.resolve("kiosk"),
            project.testData("packaged-jars").resolve("kiosk.log"),
            "127.0.0.1",
            FreePort.any(),
            4,
            "ABCDEF");
    var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.any());
    try (var kiosk = RunningKiosk.start(project, setup, LineProxy.to(nobody))) {
      startKillStart(kiosk.application(), RunningApplication::awaitReady);
    }
  }

  private static void startKillStart(
      RunningApplication application, BiConsumer<RunningApplication, Duration> awaitStart) {
    awaitStart.accept(application, START_TIMEOUT);
    application.kill();
    assertThat(application.isRunning()).isFalse();
    application.startAgain();
    awaitStart.accept(application, START_TIMEOUT);
  }
}
