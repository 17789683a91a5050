package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What visitors and managers do at a kiosk, tap by tap, as words of the screens tell them.
final class KioskTaps {
  private KioskTaps() {}

  static void logIn(Eyes manager, RunningKiosk kiosk) {
    manager.open(kiosk.address() + "desk", "センターの事務");
    Page page = manager.page();
    page.locator("[data-test=login] input[name=username]").fill("kanri");
    page.locator("[data-test=login] input[name=password]").fill("tsudoi-demo");
    page.locator("[data-test=login] vaadin-button").first().click();
    manager.sees("今日の受付");
  }

  /// A listing for the whole of today, so that the door is open whenever this test runs.
  static void publish(Eyes manager, RunningKiosk kiosk, String title) {
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

  static String today() {
    return LocalDate.now(ZoneId.of("Asia/Tokyo")).format(DateTimeFormatter.ofPattern("yyyy/M/d"));
  }

  /// Signs up on the kiosk's screen, tap by tap.
  ///
  /// @return the receipt code
  static String signUp(Eyes visitor, RunningKiosk kiosk, String title, List<String> names) {
    fillIn(visitor, kiosk, title, names);
    visitor.tap("申しこむ", "申しこみました");
    if (kiosk.line().isCut()) {
      visitor.sees("いまは通信できませんが、申し込みはこの端末に保存されます。");
    }
    return receiptCode(visitor.words());
  }

  /// The same up to the last question: nothing is taken yet.
  static void fillIn(Eyes visitor, RunningKiosk kiosk, String title, List<String> names) {
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
  }

  /// Taps 申しこむ once, and looks whether it turns green.
  ///
  /// @return the receipt code, if it did
  static Optional<String> lastTap(Eyes visitor, Duration atMost) {
    visitor.tap("申しこむ");
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end) {
      String words = visitor.words();
      if (words.contains("申しこみました")) {
        return Optional.of(receiptCode(words));
      }
      visitor.page().waitForTimeout(20);
    }
    return Optional.empty();
  }

  static void activity(Eyes visitor, RunningKiosk kiosk, String title) {
    visitor.open(kiosk.address() + "find", "活動をさがす");
    visitor.tap("今日");
    for (int page = 0; !visitor.words().contains(title); page++) {
      assertThat(page).as("pages of today's activities").isLessThan(30);
      visitor.tap("つぎのページ");
      visitor.page().waitForTimeout(300);
    }
    visitor.tap(title, "申しこみかた");
  }

  static String receiptCode(String words) {
    Matcher code = Pattern.compile("受付番号.*?([2-9ACDEFGHJKMNPQRTUVWXYZ]{6})").matcher(words);
    assertThat(code.find()).as("a receipt code in: " + words).isTrue();
    return code.group(1);
  }

  static void reception(Eyes visitor, RunningKiosk kiosk, String code) {
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

  static void checkIn(Eyes visitor, RunningKiosk kiosk, String code) {
    reception(visitor, kiosk, code);
    visitor.sees("申しこみがあります");
    visitor.tap("受付する", "受付しました");
  }

  static void logInAsStaff(Eyes staff, RunningCity city) {
    staff.open(city.hub().address() + "login", "ログイン名");
    Page page = staff.page();
    page.locator("input[name=username]").fill("shokuin");
    page.locator("input[name=password]").fill("tsudoi-demo");
    page.locator("vaadin-login-form vaadin-button, vaadin-button").first().click();
    staff.sees("概況");
  }

  static boolean sent(RunningKiosk kiosk) {
    return kiosk.unsent().orElse(-1) == 0
        && kiosk.status().filter(status -> status.path("line").asString().equals("up")).isPresent();
  }

  /// The join code as a phone's camera reads it from the kiosk's screen.
  static String joinAddress(Eyes visitor, RunningKiosk kiosk, String title) {
    activity(visitor, kiosk, title);
    visitor.tap("QRを大きく", "カメラで読んでください");
    visitor.page().waitForTimeout(1_000);
    List<String> codes = QrOnScreen.read(visitor.page().screenshot());
    assertThat(codes).as("one join code on the screen").hasSize(1);
    assertThat(codes.getFirst()).contains("/J/");
    return codes.getFirst();
  }

  static String joinByPhone(Browser browser, String address, String title) {
    // the pages forbid all scripts, those of the test too
    Eyes phone =
        new Eyes(
            browser.page(
                Browser.japanese(390, 844)
                    .setHasTouch(true)
                    .setIsMobile(true)
                    .setDeviceScaleFactor(2)
                    .setBypassCSP(true)));
    phone.open(address, title);
    phone.sees("ネット枠4席のうち");
    Page page = phone.page();
    page.locator("#name0").fill("めろり");
    phone.tap("18〜64歳");
    phone.tap("申しこむ");
    phone.sees("申し込みました");
    phone.sees("めろり");
    return receiptCode(phone.words());
  }
}
