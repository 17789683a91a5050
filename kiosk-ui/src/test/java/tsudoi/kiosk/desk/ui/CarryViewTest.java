package tsudoi.kiosk.desk.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tsudoi.carry.BundleProblem;
import tsudoi.carry.HubCarrier;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.frontend.BigButton;
import tsudoi.kiosk.desk.DeskFixture;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.op.ChainId;
import tsudoi.op.Scope;
import tsudoi.seal.Envelopes;
import tsudoi.sync.HubSync;
import tsudoi.sync.SyncStatus;

/// A manager with a stick, and the office at the other end.
class CarryViewTest {
  private static final Set<Scope> SCOPES = Set.of(Scope.CITY, TestReplica.SCOPE);

  private final DeskFixture desk = new DeskFixture();
  private final TestReplica hub = new TestReplica(8, TestReplica.writer(8)).withKeys();
  private final HubCarrier office =
      new HubCarrier(
          hub.replica.writer(),
          new HubSync(
              hub.replica,
              hub.codec,
              _ ->
                  Optional.of(
                      new HubSync.Admission(
                          SCOPES,
                          SCOPES::contains,
                          _ -> Optional.empty(),
                          desk.key.publicKey()::verifies)),
              new HubSync.Refusals() {
                @Override
                public void refused(ChainId chain, long seq, String reason) {
                  throw new AssertionError(reason);
                }

                @Override
                public void taken(ChainId chain) {}
              },
              desk.hubKey::sign,
              () -> hub.now),
          desk.hubKey,
          TestReplica.CITY_KEY,
          _ -> Optional.of(desk.key.publicKey()::verifies),
          Envelopes.secure(),
          () -> hub.now);

  @TempDir private Path usb;

  @BeforeEach
  void a_window_is_open() {
    MockVaadin.setup();
    desk.line =
        new SyncStatus(
            SyncStatus.Line.DOWN,
            Optional.empty(),
            3,
            Optional.of(desk.replica.now.minusSeconds(3 * 86_400)));
  }

  @AfterEach
  void the_window_is_closed() {
    MockVaadin.tearDown();
  }

  @Test
  void a_manager_carries_records_out_and_the_answer_in() throws IOException {
    desk.withFestival(5);
    desk.signUp("はなこ", Optional.empty());
    desk.sticks.plug(usb);
    CarryView view = shown();

    press("write");
    assertThat(said("message")).contains("件の 記録を 書きました", "市の 担当へ わたしてください");
    Path out = only();
    assertThat(out.getFileName().toString())
        .matches("tsudoi-04-[0-9a-f]{4}-20261122-0900\\.tsudoi");
    assertThat(new String(Files.readAllBytes(out), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("はなこ");

    HubCarrier.Unpacking.Taken taken =
        (HubCarrier.Unpacking.Taken) office.unpack(Files.readAllBytes(out));
    assertThat(hub.board.signUps().of(Samples.FESTIVAL_DAY)).hasSize(1);
    Files.write(usb.resolve("henji.tsudoi"), taken.answer());
    press("look");
    assertThat(text(view)).contains("市からの 返事　henji.tsudoi");

    press("read");
    assertThat(said("message")).contains("市に とどいた 記録 " + taken.newOps() + "件");
    press("read");
    assertThat(said("message")).contains("もう 入っています");
  }

  @Test
  void without_a_stick_the_screen_asks_for_one_and_tells_what_waits() {
    CarryView view = shown();

    assertThat(text(view)).contains("3件", "いちばん 古いものは 3日前", "USBメモリーが 見つかりません", "おたがいの 記録を 知りません");
    assertThat(buttons("write")).isEmpty();
  }

  @Test
  void a_stick_without_an_answer_says_so() throws IOException {
    desk.sticks.plug(usb);
    shown();
    assertThat(said("nothing")).contains("市からの 返事は 入っていません");

    press("write");
    press("look");
    assertThat(said("nothing")).contains("この端末あての 返事は 入っていません", "1個");
  }

  @Test
  void a_damaged_file_is_told_from_another_file() throws IOException {
    desk.sticks.plug(usb);
    Files.writeString(usb.resolve("a.tsudoi"), "not a bundle");
    shown();
    press("read");
    assertThat(said("message")).contains("つどいの ファイルでは ありません");

    byte[] answer = answer();
    answer[100] ^= 1;
    Files.write(usb.resolve("a.tsudoi"), answer);
    press("look");
    press("read");
    assertThat(said("message")).contains("こわれています");
  }

  @Test
  void a_stick_that_was_pulled_meanwhile_is_told() throws IOException {
    Path gone = Files.createDirectory(usb.resolve("GONE"));
    desk.sticks.plug(gone);
    shown();
    Files.delete(gone);

    press("write");

    assertThat(said("message")).contains("「GONE」に 書けませんでした");
  }

  @ParameterizedTest
  @EnumSource(BundleProblem.class)
  void every_problem_is_told_in_both_languages(BundleProblem problem) {
    for (DeskWords words : List.of(DeskWords.japanese(), DeskWords.english())) {
      assertThat(words.say("carry.problem." + problem)).isNotBlank().doesNotContain("{");
    }
  }

  private byte[] answer() {
    return ((HubCarrier.Unpacking.Taken)
            office.unpack(
                ((tsudoi.carry.KioskCarrier.Packing.Packed) desk.kiosk.carrier().pack()).file()))
        .answer();
  }

  private CarryView shown() {
    CarryView view = new CarryView(desk.door);
    UI.getCurrent().add(view);
    return view;
  }

  private Path only() throws IOException {
    try (var files = Files.list(usb)) {
      return files.toList().getFirst();
    }
  }

  private static String text(Component component) {
    return component.getElement().getTextRecursively();
  }

  private static List<BigButton> buttons(String name) {
    return _find(
        BigButton.class,
        spec -> spec.withPredicate(one -> name.equals(one.getElement().getAttribute("data-test"))));
  }

  private static void press(String name) {
    _click(buttons(name).getFirst());
  }

  private static String said(String name) {
    return text(
        _find(
                Component.class,
                spec ->
                    spec.withPredicate(
                        one -> name.equals(one.getElement().getAttribute("data-test"))))
            .getFirst());
  }
}
