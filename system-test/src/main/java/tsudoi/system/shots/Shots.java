package tsudoi.system.shots;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import tsudoi.system.Browser;
import tsudoi.system.ProjectFolder;
import tsudoi.system.RunningCity;

/// Photographs the screens of a fresh demo: `./tsudoi shots DIR`.
final class Shots {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
  private static final String DEMO_PASSWORD = "tsudoi-demo";
  private static final double SETTLE_MS = 700;
  private static final String SHOWN =
      """
      () => {
        const flow = window.Vaadin && Vaadin.Flow;
        const clients = Object.values((flow && flow.clients) || {});
        const started = !document.querySelector('#outlet') || clients.length > 0;
        return started
            && clients.every(client => !client.isActive || !client.isActive())
            && document.body.innerText.trim() !== ''
            && document.fonts.status === 'loaded'
            && [...document.images].every(image => image.complete);
      }
      """;

  private Shots() {}

  static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    String only = args.length == 3 ? args[2] : "";
    List<Shot> shots = Shot.all().stream().filter(shot -> shot.name().contains(only)).toList();
    if (shots.isEmpty()) {
      progress("no picture's name contains '" + only + "'");
      System.exit(1);
    }
    System.exit(take(folder, shots) ? 0 : 1);
  }

  private static boolean take(Path folder, List<Shot> shots) throws IOException {
    Files.createDirectories(folder);
    Path data = Files.createTempDirectory("tsudoi-shots");
    boolean all = true;
    try (var city =
            RunningCity.start(
                ProjectFolder.find(),
                RunningCity.Setup.anywhere(data, 2),
                START_TIMEOUT,
                Shots::progress);
        var browser = Browser.open()) {
      for (Shot shot : shots) {
        all &= take(folder, shot, city, browser);
      }
    } finally {
      forget(data);
    }
    return all;
  }

  private static boolean take(Path folder, Shot shot, RunningCity city, Browser browser) {
    URI root =
        switch (shot.application()) {
          case HUB -> city.hub().address();
          case KIOSK -> city.kiosks().getFirst().address();
        };
    var size = Browser.japanese(shot.width(), shot.height());
    var options =
        switch (shot.device()) {
          case MOUSE -> size;
          case TOUCH -> size.setHasTouch(true);
          case PHONE -> size.setHasTouch(true).setIsMobile(true).setDeviceScaleFactor(2);
        };
    Page page = browser.page(options);
    try {
      URI address = root.resolve(shot.path());
      page.navigate(address.toString());
      logIn(page, shot, address);
      settle(page);
      Path file = folder.resolve(shot.name() + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
      System.out.println(file);
      return true;
    } catch (PlaywrightException e) {
      progress(shot.name() + " could not be taken: " + e.getMessage());
      return false;
    } finally {
      page.context().close();
    }
  }

  /// Fills whatever login form stands in the way.
  private static void logIn(Page page, Shot shot, URI address) {
    if (shot.login().equals("-")) {
      return;
    }
    Locator password = page.locator("input[type=password]").first();
    password.waitFor();
    page.locator("input:not([type=password]):not([type=hidden]):visible")
        .first()
        .fill(shot.login());
    password.fill(DEMO_PASSWORD);
    password.press("Enter");
    page.waitForCondition(() -> page.locator("input[type=password]").count() == 0);
    if (!page.url().equals(address.toString())) {
      page.navigate(address.toString());
    }
  }

  /// Waits for what a person waits for: words on the page, and nothing under way. The push channel
  /// never falls silent, so waiting for an idle network would wait for ever.
  private static void settle(Page page) {
    page.waitForLoadState(LoadState.LOAD);
    page.waitForFunction(SHOWN);
    page.waitForTimeout(SETTLE_MS);
    page.waitForFunction(SHOWN);
  }

  private static void forget(Path data) throws IOException {
    try (var files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void progress(String step) {
    System.err.println("tsudoi: " + step);
  }
}
