package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
      KioskTaps.logIn(manager, kiosk);
      KioskTaps.publish(manager, kiosk, FESTIVAL);
      Eyes staff = staff(browser, city);
      staff.open(city.hub().address() + "live", "今日の申し込み");
      Await.until("everything sent", Duration.ofSeconds(20), () -> KioskTaps.sent(kiosk));

      Eyes visitor = new Eyes(browser.kiosk());
      KioskTaps.signUp(visitor, kiosk, FESTIVAL, List.of("ぬきほ"));
      staff.sees(FESTIVAL, SEEN_WHILE_ONLINE);

      kiosk.line().cut();
      String single = KioskTaps.signUp(visitor, kiosk, FESTIVAL, List.of("ぬきほ"));
      String family = KioskTaps.signUp(visitor, kiosk, FESTIVAL, List.of("へゆむ", "るてそ", "もねけ"));
      KioskTaps.checkIn(visitor, kiosk, single);
      KioskTaps.publish(manager, kiosk, TEA_PARTY);
      assertThat(kiosk.unsent().orElseThrow()).isPositive();
      assertThat(times(staff.words(), FESTIVAL)).isEqualTo(1);

      visitor.remember();
      kiosk.kill();
      kiosk.startAgain();
      kiosk.awaitReady(START);
      visitor.seesAnew("活動をさがす", SCREEN_BACK);
      assertStillThere(visitor, kiosk, single, family);

      kiosk.line().restore();
      Await.until("the line is up again", Duration.ofSeconds(40), () -> KioskTaps.sent(kiosk));
      staff.seesTimes(FESTIVAL, 4, SEEN_BY_STAFF);
      staff.page().waitForTimeout(1_000);
      assertThat(times(staff.words(), FESTIVAL))
          .as("three sign-ups and one check-in, once each")
          .isEqualTo(4);

      String join = KioskTaps.joinAddress(visitor, kiosk, FESTIVAL);
      assertThat(join)
          .as("a phone reaches the hub by itself, not through the kiosk's line")
          .startsWithIgnoringCase(city.hub().publicUrl().toString());
      String phone = KioskTaps.joinByPhone(browser, join, FESTIVAL);
      seenAtTheKiosk(visitor, kiosk, phone);
      assertThat(filesWith(data.resolve("kiosk-4").resolve("store"), "ぬきほ", "るてそ", "めろり"))
          .as("files of the kiosk's store that hold a name in the clear")
          .isEmpty();
    }
  }

  private static Eyes staff(Browser browser, RunningCity city) {
    Eyes staff = new Eyes(browser.desk());
    KioskTaps.logInAsStaff(staff, city);
    return staff;
  }

  private static void assertStillThere(
      Eyes visitor, RunningKiosk kiosk, String single, String family) {
    KioskTaps.reception(visitor, kiosk, single);
    visitor.sees("申しこみがあります");
    visitor.sees("来ています");
    KioskTaps.reception(visitor, kiosk, family);
    visitor.sees("申しこみがあります");
    KioskTaps.activity(visitor, kiosk, TEA_PARTY);
    KioskTaps.activity(visitor, kiosk, FESTIVAL);
  }

  private static void seenAtTheKiosk(Eyes visitor, RunningKiosk kiosk, String code) {
    Await.until(
        "the phone's sign-up at the kiosk",
        Duration.ofSeconds(30),
        () -> {
          KioskTaps.reception(visitor, kiosk, code);
          visitor.page().waitForTimeout(700);
          return visitor.words().contains("申しこみがあります");
        });
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
