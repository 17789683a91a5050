package tsudoi.hub.care.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.desk.TestReplica;
import tsudoi.durable.Room;
import tsudoi.frontend.BigButton;
import tsudoi.hub.staff.LiveUpdates;
import tsudoi.hub.staff.StaffWords;
import tsudoi.upkeep.Backup;
import tsudoi.upkeep.RecoveryReport;
import tsudoi.upkeep.Saving;
import tsudoi.upkeep.Upkeep;

class ServerViewTest {
  private final TestReplica hub = new TestReplica(2, TestReplica.writer(2));
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Given upkeep = new Given();

  /// A store that is as the test wants it.
  private static final class Given implements Upkeep {
    private Room room = new Room.Enough(40L << 30);
    private Saving saving = Saving.WORKS;
    private final List<Backup> taken = new ArrayList<>();
    private final List<Backup> restored = new ArrayList<>();
    private boolean fails;

    @Override
    public Room room() {
      return room;
    }

    @Override
    public Saving saving() {
      return saving;
    }

    @Override
    public Path folder() {
      return Path.of("/media/usb");
    }

    @Override
    public List<Backup> backups() {
      return List.copyOf(taken);
    }

    @Override
    public Outcome takeBackup() {
      return takeBackup(folder().resolve("one"));
    }

    @Override
    public Outcome takeBackup(Path target) {
      if (fails) {
        return new Outcome.Failed(Reason.NO_ROOM, "full");
      }
      Backup backup = new Backup(target, LocalDateTime.of(2026, 11, 22, 9, 0), 3 << 20);
      taken.add(backup);
      return new Outcome.Taken(backup, 812);
    }

    @Override
    public void restore(Backup backup) {
      restored.add(backup);
    }
  }

  @BeforeEach
  void open() {
    System.setProperty("vaadin.i18n.provider", StaffWords.class.getName());
    MockVaadin.setup(new Routes());
    UI.getCurrent().setLocale(Locale.JAPANESE);
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
    System.clearProperty("vaadin.i18n.provider");
    timer.shutdownNow();
  }

  private ServerView shown() {
    ServerView view = new ServerView(upkeep, hub.replica, new LiveUpdates(timer), new StaffWords());
    UI.getCurrent().add(view);
    view.show();
    return view;
  }

  private static void press(String name) {
    _click(
        _get(
            BigButton.class,
            spec ->
                spec.withPredicate(
                    one -> name.equals(one.getElement().getAttribute("data-test")))));
  }

  private static String said(Component view) {
    return view.getElement().getTextRecursively();
  }

  private static void awaitWords(Component view, String words) throws InterruptedException {
    for (int tries = 0; tries < 200 && !said(view).contains(words); tries++) {
      Thread.sleep(25);
      MockVaadin.clientRoundtrip(true);
    }
    assertThat(said(view)).contains(words);
  }

  @Test
  void staff_take_a_backup_while_work_goes_on_and_can_restore_it_after_a_question()
      throws Exception {
    ServerView view = shown();
    press("take-backup");
    awaitWords(view, "812件");
    press("restore-backup");
    assertThat(upkeep.restored).isEmpty();
    press("restore-yes");
    assertThat(upkeep.restored).isEqualTo(upkeep.taken);
    assertThat(said(view)).contains("もどしています");
  }

  @Test
  void a_backup_that_fails_says_why() throws Exception {
    upkeep.fails = true;
    awaitWords(taking(), "空き容量が 足りません");
  }

  private ServerView taking() {
    ServerView view = shown();
    press("take-backup");
    return view;
  }

  @Test
  void a_full_disk_is_told() {
    upkeep.room = new Room.None(1 << 20);
    upkeep.saving = Saving.FULL;
    assertThat(said(shown())).contains("足りません", "キオスクは 自分で 持ったまま 待ちます");
  }

  @Test
  void a_restored_server_says_so_until_somebody_has_read_it() {
    new RecoveryReport(
            Instant.parse("2026-11-22T00:00:00Z"), RecoveryReport.Cause.RESTORED, 400, 0, 0)
        .keep(hub.replica);
    ServerView view = shown();
    assertThat(said(view)).contains("控えから もどしました", "400件");
    press("read");
    assertThat(
            _find(
                Div.class,
                spec ->
                    spec.withPredicate(
                        one -> "recovery".equals(one.getElement().getAttribute("data-test")))))
        .isEmpty();
  }
}
