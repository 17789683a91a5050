package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningCityTest {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration LINE_TIMEOUT = Duration.ofMinutes(1);

  private final ProjectFolder project = ProjectFolder.find();
  @TempDir private Path data;

  @Test
  void a_kiosk_notices_the_cut_line_survives_a_kill_and_finds_the_hub_again() {
    var setup = RunningCity.Setup.anywhere(data, 1);
    try (var city = RunningCity.start(project, setup, START_TIMEOUT, _ -> {})) {
      RunningKiosk kiosk = city.kiosks().getFirst();
      awaitLine(kiosk, "up");
      String replica = text(kiosk, "replica");

      kiosk.line().cut();
      awaitLine(kiosk, "down");

      kiosk.kill();
      assertThat(kiosk.application().isRunning()).isFalse();
      kiosk.startAgain();
      kiosk.awaitReady(START_TIMEOUT);
      Await.until("the kiosk knows who it is, without a line", START_TIMEOUT, kiosk::isEnrolled);
      assertThat(text(kiosk, "replica")).isEqualTo(replica);

      city.hub().application().kill();
      city.hub().application().startAgain();
      city.hub().awaitReady(START_TIMEOUT);
      kiosk.line().restore();
      awaitLine(kiosk, "up");
    }
  }

  @Test
  void a_new_kiosk_starts_without_a_hub_and_says_so() {
    var setup =
        new RunningKiosk.Setup(
            data.resolve("kiosk"),
            data.resolve("kiosk.log"),
            "127.0.0.1",
            FreePort.any(),
            4,
            "ABCDEFGHJKLM",
            URI.create("http://localhost/"));
    var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.any());
    try (var kiosk = RunningKiosk.start(project.kioskJar(), setup, LineProxy.to(nobody))) {
      kiosk.awaitReady(START_TIMEOUT);
      assertThat(kiosk.isEnrolled()).isFalse();
      assertThat(text(kiosk, "line")).isIn(List.of("enrolling", "down", "unknown"));
    }
  }

  private static void awaitLine(RunningKiosk kiosk, String line) {
    Await.until("line " + line, LINE_TIMEOUT, () -> text(kiosk, "line").equals(line));
  }

  private static String text(RunningKiosk kiosk, String field) {
    return kiosk.status().map(status -> status.path(field).asString("")).orElse("");
  }
}
