package tsudoi.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A real Chromium, as installed on this machine. Every page has a context of its own, so cookies
/// are never shared. To be used from one thread only.
public final class Browser implements AutoCloseable {
  private static final String CHROMIUM = "TSUDOI_CHROMIUM";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /// Starts the Chromium named by the environment variable TSUDOI_CHROMIUM, else an installed one.
  public static Browser open() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new Browser(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable())
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-quic",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync",
                              "--no-first-run",
                              "--no-default-browser-check"))));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  private static Path executable() {
    return Stream.of(
            Optional.ofNullable(System.getenv(CHROMIUM)),
            Optional.of("/usr/bin/chromium"),
            Optional.of("/usr/bin/chromium-browser"),
            Optional.of("/usr/bin/google-chrome"))
        .flatMap(Optional::stream)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no Chromium: install it or name it in the variable " + CHROMIUM));
  }

  /// The kiosk's upright screen, touched with fingers.
  public Page kiosk() {
    return touch(1080, 1920);
  }

  /// The kiosk's screen on its side.
  public Page kioskLandscape() {
    return touch(1920, 1080);
  }

  /// A screen with a mouse: a manager's or the city staff's desk.
  public Page desk() {
    return page(japanese(1440, 900));
  }

  public Page phone() {
    return page(japanese(390, 844).setHasTouch(true).setIsMobile(true).setDeviceScaleFactor(2));
  }

  public Page touch(int width, int height) {
    return page(japanese(width, height).setHasTouch(true));
  }

  public Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
    BrowserContext context = chromium.newContext(options);
    return context.newPage();
  }

  public static com.microsoft.playwright.Browser.NewContextOptions japanese(int width, int height) {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setLocale("ja-JP")
        .setTimezoneId("Asia/Tokyo");
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
