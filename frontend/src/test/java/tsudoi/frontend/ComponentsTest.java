package tsudoi.frontend;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  @BeforeEach
  void a_japanese_page() {
    MockVaadin.setup();
    UI.getCurrent().setLocale(Locale.JAPANESE);
  }

  @AfterEach
  void the_page_is_left() {
    MockVaadin.tearDown();
  }

  @Test
  void words_are_text_whatever_they_contain() {
    String html = Rendered.html(new RubyText("<script>字《じ》"));
    assertThat(html).contains("&lt;script>").contains(">字<rt aria-hidden=\"true\">じ</rt></ruby>");
  }

  @Test
  void a_button_is_known_by_its_words_without_readings() {
    BigButton button = BigButton.line(Icon.QR, "受付《うけつけ》を する").withHint("来た 人は こちら");
    assertThat(button.words()).isEqualTo("受付を する");
    assertThat(Rendered.html(button)).contains("words hint").contains("icon-view");
    assertThat(
            BigButton.plain(Icon.LOWER, "下")
                .pressed(true)
                .getElement()
                .getAttribute("aria-pressed"))
        .isEqualTo("true");
  }

  @Test
  void a_card_draws_taken_and_free_seats() {
    String html = Rendered.html(new ActivityCard(StyleGuide.cards().getFirst()));
    assertThat(count(html, "class=\"taken\"")).isEqualTo(8);
    assertThat(count(html, "class=\"free\"")).isEqualTo(12);
    assertThat(html).contains("20席のうち 残り12席").contains("窓口枠").contains("is-today");
  }

  @Test
  void a_card_names_its_activity_and_is_one_button() {
    ActivityCard card = new ActivityCard(StyleGuide.cards().getFirst());
    List<String> taps = new ArrayList<>();
    card.addClickListener(_ -> taps.add(card.title()));
    UI.getCurrent().add(card);
    _click(card);
    assertThat(taps).containsExactly("親子で 学ぶ 防災訓練");
  }

  @Test
  void a_cancelled_card_stays_and_says_why() {
    String html = Rendered.html(new ActivityCard(StyleGuide.cards().get(2)));
    assertThat(html).contains("is-cancelled").contains("中止").contains("道の 工事の ためです");
  }

  @Test
  void many_seats_become_a_bar() {
    String html = Rendered.html(new SeatMeter(30, 120));
    assertThat(html).contains("as-bar").contains("25%");
    assertThatThrownBy(() -> new SeatMeter(-1, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void more_people_than_seats_fill_the_meter_and_no_more() {
    assertThat(count(Rendered.html(new SeatMeter(5, 3)), "class=\"taken\"")).isEqualTo(3);
    assertThat(Rendered.html(new AttendanceMeter(12, 8, 10))).contains("100%");
  }

  @Test
  void every_answer_has_its_own_icon_colour_and_tone() {
    for (StateResult.Kind kind : StateResult.Kind.values()) {
      String html = Rendered.html(new StateResult(kind, "こたえ").explain("わけ"));
      assertThat(html)
          .contains("state-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .contains("<svg")
          .contains("こたえ")
          .contains("tsudoi-result-sound");
    }
  }

  @Test
  void a_queue_fills_only_you_and_shortens_a_long_line() {
    String three = Rendered.html(new StateResult(StateResult.Kind.WAITING, "3番目").queue(3, "あなた"));
    assertThat(count(three, "class=\"figure")).isEqualTo(3);
    assertThat(count(three, "is-you")).isEqualTo(1);
    String forty =
        Rendered.html(new StateResult(StateResult.Kind.WAITING, "40番目").queue(40, "あなた"));
    assertThat(count(forty, "class=\"figure")).isEqualTo(4);
    assertThat(forty).contains(">40<").contains("…");
  }

  @Test
  void the_flow_bar_keeps_its_order_and_calls_its_actions() {
    List<String> taps = new ArrayList<>();
    FlowBar bar =
        new FlowBar()
            .back(() -> taps.add("back"))
            .startOver(() -> taps.add("start over"))
            .next(() -> taps.add("next"));
    UI.getCurrent().add(bar);
    List<BigButton> buttons = bar.getChildren().map(BigButton.class::cast).toList();
    assertThat(buttons).extracting(BigButton::words).containsExactly("もどる", "はじめから", "つぎへ");
    buttons.forEach(com.github.mvysny.kaributesting.v10.LocatorJ::_click);
    assertThat(taps).containsExactly("back", "start over", "next");
  }

  @Test
  void the_line_status_changes_its_icon_with_its_words() {
    LineStatus line = new LineStatus(true, "市と つながっています");
    line.show(false, "ここで 申しこめます");
    assertThat(line.online()).isFalse();
    assertThat(Rendered.html(line)).contains("is-offline").doesNotContain("is-online");
  }

  @Test
  void numbers_run_through_the_lines_of_a_day() {
    DayCard day =
        day(
            new DayCard.Line("a", "DRILL", "午前10時", Optional.empty(), "訓練", Optional.empty()),
            new DayCard.Line("b", "SPORTS", "午後3時", Optional.empty(), "体操", Optional.empty()));
    assertThat(day.numberedFrom(2)).isEqualTo(4);
    assertThat(Rendered.html(day)).contains(">2<").contains(">3<");
  }

  @Test
  void a_line_stays_the_same_button_while_others_come_go_and_change() {
    DayCard.Line drill =
        new DayCard.Line("a", "DRILL", "午前10時", Optional.empty(), "訓練", Optional.empty());
    DayCard.Line sports =
        new DayCard.Line("b", "SPORTS", "午後3時　残り3席", Optional.empty(), "体操", Optional.empty());
    DayCard day = day(drill, sports);
    NativeButton first = rows(day).getFirst();
    NativeButton second = rows(day).getLast();

    day.show(
        facts(
            new DayCard.Line("c", "PATROL", "午前9時", Optional.empty(), "見守り", Optional.empty()),
            drill,
            new DayCard.Line(
                "b", "SPORTS", "午後3時　残り2席", Optional.of("中止"), "体操", Optional.empty())));
    assertThat(rows(day)).hasSize(3).contains(first, second).element(1).isSameAs(first);
    assertThat(Rendered.html(second)).contains("残り2席").contains("中止").contains("is-cancelled");

    day.show(facts(sports));
    assertThat(rows(day)).containsExactly(second);
    assertThat(Rendered.html(second)).contains("残り3席").doesNotContain("is-cancelled");
  }

  @Test
  void a_part_is_built_again_only_when_it_shows_something_else() {
    Div screen = new Div(new Span("before"));
    KeptPart<Integer> part = new KeptPart<>(screen, number -> new Span("n" + number));
    part.show(1);
    screen.add(new Span("after"));
    Component one = screen.getComponentAt(1);
    part.show(1);
    assertThat(screen.getComponentAt(1)).isSameAs(one);
    part.show(2);
    assertThat(screen.getChildren().map(child -> child.getElement().getText()))
        .containsExactly("before", "n2", "after");
  }

  private static DayCard.Facts facts(DayCard.Line... lines) {
    return new DayCard.Facts("今日", "11月22日", List.of(), List.of(lines), Optional.empty());
  }

  private static DayCard day(DayCard.Line... lines) {
    return new DayCard(facts(lines), _ -> {});
  }

  private static List<NativeButton> rows(DayCard day) {
    return day.getChildren()
        .flatMap(Component::getChildren)
        .filter(NativeButton.class::isInstance)
        .map(NativeButton.class::cast)
        .toList();
  }

  @Test
  void a_language_without_a_bundle_reads_english_and_japanese_is_the_default() {
    assertThat(Words.in(Locale.JAPAN).say("flow.back")).isEqualTo("もどる");
    assertThat(Words.in(Locale.US).say("flow.back")).isEqualTo("Back");
    assertThat(Words.in(Locale.forLanguageTag("vi")).say("flow.back")).isEqualTo("Back");
    assertThat(Words.in(Locale.ROOT).say("flow.back")).isEqualTo("もどる");
  }

  @Test
  void a_scan_and_a_quiet_screen_reach_the_listener() {
    List<String> heard = new ArrayList<>();
    ScannerListener scanner = new ScannerListener();
    scanner.addScanListener(scan -> heard.add(scan.code()));
    com.vaadin.flow.component.ComponentUtil.fireEvent(
        scanner, new ScannerListener.ScanEvent(scanner, true, "7KQ4MD"));
    IdleWatch idle = new IdleWatch(Duration.ofSeconds(60));
    idle.addIdleListener(_ -> heard.add("idle"));
    com.vaadin.flow.component.ComponentUtil.fireEvent(idle, new IdleWatch.IdleEvent(idle, true));
    assertThat(heard).containsExactly("7KQ4MD", "idle");
    assertThatThrownBy(() -> idle.setQuiet(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_receipt_alphabet_has_no_letter_taken_for_another() {
    assertThat(NumberPad.RECEIPT_ALPHABET).doesNotContainPattern("[01BILOS]").hasSize(29);
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
