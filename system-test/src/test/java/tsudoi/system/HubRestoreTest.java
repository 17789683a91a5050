package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.city.CenterId;
import tsudoi.op.Scope;

/// The hub dies after its backup, is restored from it by the script, and gets back from the kiosk what
/// the kiosk had sent and what the hub itself had told it.
@Tag("browser")
class HubRestoreTest {
  private static final Duration START = Duration.ofMinutes(5);
  private static final String FESTIVAL = "ひかえの祭り";
  private static final Scope CENTER = Scope.of(new CenterId(4));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void a_restored_hub_has_everything_again_that_came_after_its_backup_once_each() throws Exception {
    ProjectFolder project = ProjectFolder.find();
    try (RunningCity city =
            RunningCity.start(
                project, RunningCity.Setup.anywhere(folder, 1), START, System.err::println);
        Browser browser = Browser.open()) {
      RunningKiosk kiosk = city.kiosks().getFirst();
      RunningApplication hub = city.hub().application();
      Eyes manager = new Eyes(browser.desk());
      KioskTaps.logIn(manager, kiosk);
      KioskTaps.publish(manager, kiosk, FESTIVAL);
      manager.page().close();
      Eyes visitor = new Eyes(browser.kiosk());
      String early = KioskTaps.signUp(visitor, kiosk, FESTIVAL, List.of("ぬきほ"));
      Await.until("everything sent", Duration.ofSeconds(60), () -> KioskTaps.sent(kiosk));

      Path backup = folder.resolve("控え");
      assertThat(tsudoi(project, "backup", backup.toString(), "--data", hub.data().toString()))
          .isZero();
      assertThat(tsudoi(project, "backup", backup.toString(), "--data", hub.data().toString()))
          .as("there is something already")
          .isNotZero();
      assertThat(tsudoi(project, "restore", backup.toString(), "--data", hub.data().toString()))
          .as("there are records, and the hub runs")
          .isNotZero();

      String late = KioskTaps.signUp(visitor, kiosk, FESTIVAL, List.of("るてそ"));
      String phone =
          KioskTaps.joinByPhone(browser, KioskTaps.joinAddress(visitor, kiosk, FESTIVAL), FESTIVAL);
      Await.until("everything sent", Duration.ofSeconds(60), () -> KioskTaps.sent(kiosk));
      KioskTaps.reception(visitor, kiosk, phone);
      visitor.sees("申しこみがあります");
      // twice the pause after which a kiosk has the hub vouch for what it heard
      visitor.page().waitForTimeout(25_000);

      hub.kill();
      StoredOps before = StoredOps.of(hub.data());
      assertThat(before.receipts()).containsKeys(early, late, phone);
      assertThat(
              tsudoi(
                  project,
                  "restore",
                  backup.toString(),
                  "--data",
                  hub.data().toString(),
                  "--replace"))
          .isZero();
      hub.startAgain();
      city.hub().awaitReady(START);

      Await.until(
          "the hub has its own records back",
          Duration.ofMinutes(2),
          () -> kiosk.application().logTail().contains("Gave the hub back"));
      Await.until("everything sent again", Duration.ofMinutes(1), () -> KioskTaps.sent(kiosk));
      Eyes staff = new Eyes(browser.desk());
      KioskTaps.logInAsStaff(staff, city);
      staff.open(city.hub().address() + "server", "控えからもどしました");

      hub.kill();
      StoredOps after = StoredOps.of(hub.data());
      assertThat(after.store()).as("a new life of the hub").isNotEqualTo(before.store());
      after.holdAll(before.only(scope -> scope.equals(Scope.CITY) || scope.equals(CENTER)));
      assertThat(after.receipts())
          .containsEntry(early, 1L)
          .containsEntry(late, 1L)
          .containsEntry(phone, 1L);
    }
  }

  private static int tsudoi(ProjectFolder project, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(project.path().resolve("tsudoi").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
