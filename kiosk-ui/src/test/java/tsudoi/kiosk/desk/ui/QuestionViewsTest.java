package tsudoi.kiosk.desk.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.frontend.BigButton;
import tsudoi.kiosk.desk.DeskFixture;
import tsudoi.listing.Edits;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.Event;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;

/// Two people changed the festival without knowing of each other.
class QuestionViewsTest {
  private static final UUID YAMADA = new UUID(4, 4);

  private final DeskFixture desk = new DeskFixture();
  private final TestReplica city = new TestReplica(8, TestReplica.writer(8));
  private final TestReplica other = new TestReplica(9, TestReplica.writer(8));

  @BeforeEach
  void a_window_is_open() {
    MockVaadin.setup();
    write(Scope.CITY, enrolled(desk.replica, "入口"));
    write(TestReplica.SCOPE, new AccountEvent.ManagerAdded(desk.manager.account(), "管理"));
    write(TestReplica.SCOPE, new AccountEvent.ManagerAdded(YAMADA, "山田"));
    desk.withFestival(20);
    bring(desk.replica, city);
    bring(desk.replica, other);
  }

  @AfterEach
  void the_window_is_closed() {
    MockVaadin.tearDown();
  }

  private static Event enrolled(TestReplica kiosk, String name) {
    return new AccountEvent.KioskEnrolled(
        kiosk.replica.writer().replica(), TestReplica.KIFU, name, new byte[32]);
  }

  private void write(Scope scope, Event event) {
    desk.replica.replica.write(Actor.DEVICE, _ -> Draft.of(true, scope, List.of(event)));
  }

  private static void bring(TestReplica from, TestReplica to) {
    for (ChainId chain : from.log.heads().keySet()) {
      to.replica.receive(
          from.log.readChain(chain, to.log.staged(chain).seq(), 1_000, 1 << 24),
          List.of(),
          Map.of());
    }
  }

  private void edit(TestReplica at, Actor actor, UnaryOperator<ListingContent> change) {
    at.now = at.now.plusSeconds(600);
    ListingContent now = at.listings.find(Samples.FESTIVAL).orElseThrow().content();
    at.listings.publish(actor, Samples.FESTIVAL, change.apply(now));
  }

  /// The manager here says 14:00, the city 14:30, and both meet here.
  private void differ() {
    edit(desk.replica, new Actor.Account(YAMADA), Edits.start(14, 0));
    city.now = city.now.plusSeconds(60);
    edit(city, Actor.DEVICE, Edits.start(14, 30));
    bring(city, desk.replica);
  }

  private Listing festival() {
    return desk.replica.listings.find(Samples.FESTIVAL).orElseThrow();
  }

  private ListingView opened() {
    ListingView view = new ListingView(desk.door);
    UI.getCurrent().add(view);
    view.open(Samples.FESTIVAL.value().toString());
    return view;
  }

  private static <C extends Component> List<C> all(Class<C> type, String name) {
    return _find(
        type,
        spec -> spec.withPredicate(one -> name.equals(one.getElement().getAttribute("data-test"))));
  }

  private static String said(String name) {
    return all(Component.class, name).getFirst().getElement().getTextRecursively();
  }

  private static void press(String name, int which) {
    _click(all(BigButton.class, name).get(which));
  }

  @Test
  void the_question_says_who_wrote_what_and_one_tap_answers_it() {
    differ();
    UI.getCurrent().add(new TodayView(desk.door));
    assertThat(said("question"))
        .contains("開始時刻が2通り 入力されています。亀阜センター・山田さん：午後2時／市：午後2時30分。どちらに しますか。");
    assertThat(all(BigButton.class, "question-choice"))
        .extracting(BigButton::words)
        .containsExactly("午後2時30分", "午後2時");
    assertThat(all(BigButton.class, "question-choice").getFirst().getElement().getTextRecursively())
        .contains("いま 表示中");

    press("question-choice", 1);

    assertThat(said("message")).contains("決めました");
    assertThat(all(Component.class, "question")).isEmpty();
    assertThat(festival().conflicts()).isEmpty();
    assertThat(festival().content()).isEqualTo(Edits.start(14, 0).apply(Samples.festival(20, 0)));
  }

  @Test
  void keeping_what_stands_is_an_answer_too() {
    differ();
    UI.getCurrent().add(new TodayView(desk.door));

    press("question-choice", 0);

    assertThat(festival().conflicts()).isEmpty();
    assertThat(festival().content()).isEqualTo(Edits.start(14, 30).apply(Samples.festival(20, 0)));
  }

  @Test
  void a_question_that_is_put_off_stays_in_sight() {
    differ();
    UI.getCurrent().add(new TodayView(desk.door));
    press("question-later", 0);
    assertThat(all(Component.class, "question")).isEmpty();
    assertThat(said("question-open")).contains("ふれあい祭り", "開始時刻", "まだ 決まっていません");
    desk.beat();
    MockVaadin.clientRoundtrip(true);
    assertThat(all(Component.class, "question-open")).hasSize(1);

    press("question-now", 0);

    assertThat(all(Component.class, "question")).hasSize(1);
  }

  @Test
  void an_answer_that_comes_too_late_says_so_and_writes_nothing() {
    differ();
    UI.getCurrent().add(new TodayView(desk.door));
    edit(desk.replica, new Actor.Account(YAMADA), Edits.start(14, 45));

    press("question-choice", 1);

    assertThat(said("message")).contains("先に 答えたか");
    assertThat(festival().content()).isEqualTo(Edits.start(14, 45).apply(Samples.festival(20, 0)));
  }

  @Test
  void two_questions_are_answered_one_by_one_on_the_listing() {
    differ();
    edit(other, new Actor.Account(YAMADA), Edits.place("和室"));
    edit(desk.replica, desk.manager.actor(), Edits.place("ホール"));
    bring(other, desk.replica);
    opened();
    assertThat(said("question")).contains("開始時刻");
    assertThat(said("question-open")).contains("場所");
    press("question-later", 0);
    assertThat(said("question")).contains("場所");
    assertThat(said("question-open")).contains("開始時刻");
    press("question-now", 0);
    assertThat(said("question")).contains("開始時刻");

    press("question-choice", 0);

    assertThat(said("question")).contains("場所");
    press("question-choice", 1);
    assertThat(all(Component.class, "question")).isEmpty();
    assertThat(all(Component.class, "question-open")).isEmpty();
    assertThat(festival().conflicts()).isEmpty();
  }

  @Test
  void an_answer_takes_nothing_away_that_was_typed_and_not_saved() {
    differ();
    opened();
    all(TextField.class, "host").getFirst().setValue("自治会");

    press("question-choice", 1);

    assertThat(all(Component.class, "question")).isEmpty();
    assertThat(all(TextField.class, "host").getFirst().getValue()).isEqualTo("自治会");
    press("publish", 0);
    assertThat(festival().conflicts()).isEmpty();
    assertThat(festival().content())
        .isEqualTo(Edits.host("自治会").apply(Edits.start(14, 0).apply(Samples.festival(20, 0))));
  }

  @Test
  void what_came_while_the_form_was_open_is_not_taken_back() {
    ListingView view = opened();
    all(TextField.class, "host").getFirst().setValue("自治会");
    edit(city, Actor.DEVICE, Edits.start(14, 30));
    bring(city, desk.replica);
    desk.beat();
    MockVaadin.clientRoundtrip(true);
    assertThat(said("message")).contains("ほかの 人の 変更は 残ります");
    assertThat(all(TextField.class, "host").getFirst().getValue()).isEqualTo("自治会");

    press("publish", 0);

    assertThat(festival().content())
        .isEqualTo(Edits.host("自治会").apply(Edits.start(14, 30).apply(Samples.festival(20, 0))));
    assertThat(all(TimePicker.class, "start").getFirst().getValue())
        .isEqualTo(LocalTime.of(14, 30));
    assertThat(view.getElement().isVisible()).isTrue();
  }

  @Test
  void a_form_that_nobody_typed_into_follows() {
    opened();
    edit(city, Actor.DEVICE, Edits.start(14, 30));
    bring(city, desk.replica);
    desk.beat();
    MockVaadin.clientRoundtrip(true);

    assertThat(all(TimePicker.class, "start").getFirst().getValue())
        .isEqualTo(LocalTime.of(14, 30));
    assertThat(said("message")).contains("読みこみました");
  }

  @Test
  void the_history_tells_who_changed_what_and_the_last_change_is_undone() {
    edit(desk.replica, new Actor.Account(YAMADA), Edits.start(14, 0));
    opened();
    assertThat(all(Component.class, "change")).hasSize(2);
    assertThat(said("change")).contains("11月22日", "亀阜センター・山田さん", "開始時刻", "午後1時30分", "→", "午後2時");
    assertThat(all(BigButton.class, "undo")).hasSize(1);

    press("undo", 0);

    assertThat(said("message")).contains("元に 戻しました");
    assertThat(festival().content()).isEqualTo(Samples.festival(20, 0));
    assertThat(said("change")).contains("管理さん", "午後1時30分");
    assertThat(all(TimePicker.class, "start").getFirst().getValue())
        .isEqualTo(LocalTime.of(13, 30));
  }

  @Test
  void an_undo_is_refused_when_the_same_was_changed_since() {
    edit(desk.replica, new Actor.Account(YAMADA), Edits.start(14, 0));
    opened();
    edit(desk.replica, desk.manager.actor(), Edits.start(14, 45));

    press("undo", 0);

    assertThat(said("message")).contains("元に 戻せません");
    assertThat(festival().content()).isEqualTo(Edits.start(14, 45).apply(Samples.festival(20, 0)));
  }

  @Test
  void what_is_over_or_called_off_is_not_asked() {
    differ();
    desk.replica.listings.cancel(
        desk.manager.actor(), Samples.FESTIVAL, tsudoi.listing.Words.ja("悪天候のため"));
    UI.getCurrent().add(new TodayView(desk.door));
    assertThat(all(Component.class, "question")).isEmpty();
    assertThat(Optional.of(festival().conflicts())).isPresent();
  }
}
