package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The whole line once, with real applications, a real line that is cut, and real taps: what a
/// center, its visitors and the city go through on a bad day.
@Tag("browser")
class StoryTest {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration SEEN_WHILE_ONLINE = Duration.ofSeconds(2);
  private static final Duration SCREEN_BACK = Duration.ofSeconds(30);
  private static final Duration SEEN_BY_STAFF = Duration.ofSeconds(5);
  private static final String FESTIVAL = "ものがたりの祭り";
  private static final String TEA_PARTY = "ものがたりの茶話会";

  // the nicknames below stand in no listing of the sample city, so that a find is a leak

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path data;

  @Test
  void nothing_is_lost_between_a_cut_line_a_killed_kiosk_and_the_city() throws Exception {
    try (RunningCity city =
            RunningCity.start(
                ProjectFolder.find(),
                RunningCity.Setup.anywhere(data, 1),
                START,
                System.err::println);
        Browser browser = Browser.open()) {
      RunningKiosk kiosk = city.kiosks().getFirst();
      Eyes manager = new Eyes(browser.desk());
      logIn(manager, kiosk);
      publish(manager, kiosk, FESTIVAL);
      Eyes staff = staff(browser, city);
      staff.open(city.hub().address() + "live", "今日の申し込み");
      Await.until("everything sent", Duration.ofSeconds(20), () -> sent(kiosk));

      Eyes visitor = new Eyes(browser.kiosk());
      signUp(visitor, kiosk, FESTIVAL, List.of("ぬきほ"));
      staff.sees(FESTIVAL, SEEN_WHILE_ONLINE);

      kiosk.line().cut();
      String single = signUp(visitor, kiosk, FESTIVAL, List.of("ぬきほ"));
      String family = signUp(visitor, kiosk, FESTIVAL, List.of("へゆむ", "るてそ", "もねけ"));
      checkIn(visitor, kiosk, single);
      publish(manager, kiosk, TEA_PARTY);
      assertThat(kiosk.unsent().orElseThrow()).isPositive();
      assertThat(times(staff.words(), FESTIVAL)).isEqualTo(1);

      visitor.remember();
      kiosk.kill();
      kiosk.startAgain();
      kiosk.awaitReady(START);
      visitor.seesAnew("活動をさがす", SCREEN_BACK);
      assertStillThere(visitor, kiosk, single, family);

      kiosk.line().restore();
      Await.until("the line is up again", Duration.ofSeconds(40), () -> sent(kiosk));
      staff.seesTimes(FESTIVAL, 4, SEEN_BY_STAFF);
      staff.page().waitForTimeout(1_000);
      assertThat(times(staff.words(), FESTIVAL))
          .as("three sign-ups and one check-in, once each")
          .isEqualTo(4);

      String join = joinAddress(visitor, kiosk);
      String phone = joinByPhone(browser, join);
      seenAtTheKiosk(visitor, kiosk, phone);
      assertThat(filesWith(data.resolve("kiosk-4").resolve("store"), "ぬきほ", "るてそ", "めろり"))
          .as("files of the kiosk's store that hold a name in the clear")
          .isEmpty();
    }
  }

  private static void logIn(Eyes manager, RunningKiosk kiosk) {
    manager.open(kiosk.address() + "desk", "センターの事務");
    Page page = manager.page();
    page.locator("[data-test=login] input[name=username]").fill("kanri");
    page.locator("[data-test=login] input[name=password]").fill("tsudoi-demo");
    page.locator("[data-test=login] vaadin-button").first().click();
    manager.sees("今日の受付");
  }

  /// A listing for the whole of today, so that the door is open whenever this test runs.
  private static void publish(Eyes manager, RunningKiosk kiosk, String title) {
    Page page = manager.page();
    manager.open(kiosk.address() + "desk/listing/new", "公開する");
    input(page, "title").fill(title);
    page.locator("[data-test=description] textarea").fill("みんなで集まって楽しみます。");
    input(page, "place").fill("大会議室");
    type(input(page, "date"), today());
    type(input(page, "start"), "00:00");
    type(input(page, "end"), "23:59");
    page.locator("[data-test=mode]").getByText("要申込").first().click();
    input(page, "capacity").fill("10");
    input(page, "net-places").fill("4");
    input(page, "net-places").press("Tab");
    manager.click("公開する");
    manager.sees("公開しました");
  }

  private static Locator input(Page page, String name) {
    return page.locator("[data-test=" + name + "] input").first();
  }

  private static void type(Locator input, String value) {
    input.fill(value);
    input.press("Enter");
    input.press("Tab");
  }

  private static String today() {
    return LocalDate.now(ZoneId.of("Asia/Tokyo")).format(DateTimeFormatter.ofPattern("yyyy/M/d"));
  }

  private static Eyes staff(Browser browser, RunningCity city) {
    Eyes staff = new Eyes(browser.desk());
    staff.open(city.hub().address() + "login", "ログイン名");
    Page page = staff.page();
    page.locator("input[name=username]").fill("shokuin");
    page.locator("input[name=password]").fill("tsudoi-demo");
    page.locator("vaadin-login-form vaadin-button, vaadin-button").first().click();
    staff.sees("概況");
    return staff;
  }

  /// Signs up on the kiosk's screen, tap by tap.
  ///
  /// @return the receipt code
  private static String signUp(Eyes visitor, RunningKiosk kiosk, String title, List<String> names) {
    activity(visitor, kiosk, title);
    visitor.tap("ここではじめる", "はじめに読んでください");
    visitor.tap("わかりました", "何人で来ますか");
    visitor.tap(names.size() + "人");
    visitor.tap("つぎへ", "呼べばいいですか");
    for (int person = 0; person < names.size(); person++) {
      boolean last = person == names.size() - 1;
      visitor.typeKana(names.get(person));
      visitor.tap("つぎへ", "年代");
      visitor.tap("おとな", "どちらですか");
      visitor.tap("参加する", last ? "電話番号を入れますか" : "呼べばいいですか");
    }
    visitor.tap("入れないでつぎへ", "これで申しこみますか");
    visitor.tap("申しこむ", "申しこみました");
    if (kiosk.line().isCut()) {
      visitor.sees("いまは通信できませんが、申し込みはこの端末に保存されます。");
    }
    return receiptCode(visitor.words());
  }

  private static void activity(Eyes visitor, RunningKiosk kiosk, String title) {
    visitor.open(kiosk.address() + "find", "活動をさがす");
    visitor.tap("今日");
    for (int page = 0; !visitor.words().contains(title); page++) {
      assertThat(page).as("pages of today's activities").isLessThan(30);
      visitor.tap("つぎのページ");
      visitor.page().waitForTimeout(300);
    }
    visitor.tap(title, "申しこみかた");
  }

  private static String receiptCode(String words) {
    Matcher code = Pattern.compile("受付番号.*?([2-9ACDEFGHJKMNPQRTUVWXYZ]{6})").matcher(words);
    assertThat(code.find()).as("a receipt code in: " + words).isTrue();
    return code.group(1);
  }

  private static void reception(Eyes visitor, RunningKiosk kiosk, String code) {
    visitor.open(kiosk.address() + "reception", "受付番号を入れてください");
    Locator pad = visitor.page().locator("tsudoi-number-pad");
    code.chars()
        .mapToObj(Character::toString)
        .forEach(key ->
            pad.getByRole(
                    com.microsoft.playwright.options.AriaRole.BUTTON,
                    new Locator.GetByRoleOptions().setName(key).setExact(true))
                .first()
                .tap());
    visitor.tap("さがす");
  }

  private static void checkIn(Eyes visitor, RunningKiosk kiosk, String code) {
    reception(visitor, kiosk, code);
    visitor.sees("申しこみがあります");
    visitor.tap("受付する", "受付しました");
  }

  private static void assertStillThere(
      Eyes visitor, RunningKiosk kiosk, String single, String family) {
    reception(visitor, kiosk, single);
    visitor.sees("申しこみがあります");
    visitor.sees("来ています");
    reception(visitor, kiosk, family);
    visitor.sees("申しこみがあります");
    activity(visitor, kiosk, TEA_PARTY);
    activity(visitor, kiosk, FESTIVAL);
  }

  /// The join code as a phone's camera reads it from the kiosk's screen.
  private static String joinAddress(Eyes visitor, RunningKiosk kiosk) {
    activity(visitor, kiosk, FESTIVAL);
    visitor.tap("QRを大きく", "カメラで読んでください");
    visitor.page().waitForTimeout(1_000);
    List<String> codes = QrOnScreen.read(visitor.page().screenshot());
    assertThat(codes).as("one join code on the screen").hasSize(1);
    assertThat(codes.getFirst()).contains("/J/");
    return codes.getFirst();
  }

  private static String joinByPhone(Browser browser, String address) {
    // the pages forbid all scripts, those of the test too
    Eyes phone =
        new Eyes(
            browser.page(
                Browser.japanese(390, 844)
                    .setHasTouch(true)
                    .setIsMobile(true)
                    .setDeviceScaleFactor(2)
                    .setBypassCSP(true)));
    phone.open(address, FESTIVAL);
    phone.sees("ネット枠4席のうち");
    Page page = phone.page();
    page.locator("#name0").fill("めろり");
    phone.tap("18〜64歳");
    phone.tap("申しこむ");
    phone.sees("申し込みました");
    phone.sees("めろり");
    return receiptCode(phone.words());
  }

  private static void seenAtTheKiosk(Eyes visitor, RunningKiosk kiosk, String code) {
    Await.until(
        "the phone's sign-up at the kiosk",
        Duration.ofSeconds(30),
        () -> {
          reception(visitor, kiosk, code);
          visitor.page().waitForTimeout(700);
          return visitor.words().contains("申しこみがあります");
        });
  }

  private static boolean sent(RunningKiosk kiosk) {
    return kiosk.unsent().orElse(-1) == 0
        && kiosk.status().filter(status -> status.path("line").asString().equals("up")).isPresent();
  }

  private static int times(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /// Files below a folder that hold one of the texts in an encoding that a thief would try.
  private static List<Path> filesWith(Path folder, String... texts) throws IOException {
    List<Charset> charsets =
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-31j"));
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).as("files of the store").isNotEmpty();
      return all.stream()
          .filter(file ->
              Stream.of(texts)
                  .anyMatch(text ->
                      charsets.stream().anyMatch(charset -> holds(file, text.getBytes(charset)))))
          .toList();
    }
  }

  private static boolean holds(Path file, byte[] wanted) {
    try {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return bytes.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
