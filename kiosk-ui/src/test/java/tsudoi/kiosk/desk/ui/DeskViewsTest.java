package tsudoi.kiosk.desk.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.desk.Samples;
import tsudoi.durable.Room;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.ResultSound;
import tsudoi.kiosk.desk.DateKey;
import tsudoi.kiosk.desk.DeskFixture;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingId;
import tsudoi.listing.Words;
import tsudoi.signup.SignUp;
import tsudoi.upkeep.Saving;

class DeskViewsTest {
  private final DeskFixture desk = new DeskFixture();

  @BeforeEach
  void a_window_is_open() {
    MockVaadin.setup();
  }

  @AfterEach
  void the_window_is_closed() {
    MockVaadin.tearDown();
  }

  private <V extends Component> V shown(V view) {
    UI.getCurrent().add(view);
    return view;
  }

  private static <C extends Component> C named(Class<C> type, String name) {
    return _get(
        type,
        spec -> spec.withPredicate(one -> name.equals(one.getElement().getAttribute("data-test"))));
  }

  private static <C extends Component> List<C> allNamed(Class<C> type, String name) {
    return _find(
        type,
        spec -> spec.withPredicate(one -> name.equals(one.getElement().getAttribute("data-test"))));
  }

  private static <V> void type(HasValue<?, V> field, V value) {
    field.setValue(value);
  }

  private static void press(String name) {
    _click(named(BigButton.class, name));
  }

  private static String said(String name) {
    return named(Component.class, name).getElement().getTextRecursively();
  }

  @Test
  void a_new_listing_is_typed_and_published() {
    shown(new ListingView(desk.door)).open("new");
    type(named(TextField.class, "title"), "冬の星を見る会");
    type(named(TextArea.class, "description"), "望遠鏡で星を見ます。");
    type(named(TextField.class, "place"), "屋上");
    type(named(DatePicker.class, "date"), LocalDate.of(2026, 11, 22));
    type(named(TimePicker.class, "start"), LocalTime.of(18, 0));
    type(named(TimePicker.class, "end"), LocalTime.of(17, 0));
    type(named(TextField.class, "capacity"), "100000");
    press("publish");
    assertThat(named(TimePicker.class, "end").getErrorMessage()).contains("前です");
    assertThat(named(TextField.class, "capacity").isInvalid()).isTrue();
    assertThat(named(TextField.class, "title").getValue()).isEqualTo("冬の星を見る会");
    assertThat(desk.replica.board.listings().all()).isEmpty();
    type(named(TimePicker.class, "end"), LocalTime.of(19, 0));
    type(named(TextField.class, "capacity"), "20");
    press("publish");
    assertThat(said("message")).contains("公開しました");
    Listing published = desk.replica.board.listings().published().getFirst();
    assertThat(published.content().title().plain()).isEqualTo("冬の星を見る会");
    assertThat(desk.replica.board.signUps().capacity(published.id())).isEqualTo(20);
  }

  @Test
  void a_capacity_below_what_is_taken_is_told_plainly() {
    desk.withFestival(3);
    desk.signUp("はなこ", Optional.empty());
    desk.signUp("たろう", Optional.empty());
    shown(new ListingView(desk.door)).open(Samples.FESTIVAL.value().toString());
    type(named(TextField.class, "capacity"), "1");
    press("publish");
    assertThat(said("message")).contains("あと 1席 減らせませんでした");
  }

  @Test
  void what_cannot_be_published_is_said_beside_its_field_and_nothing_is_written() {
    desk.withFestival(5);
    shown(new ListingView(desk.door)).open(Samples.FESTIVAL.value().toString());
    TextField capacity = named(TextField.class, "capacity");
    for (String typed : List.of("0", "100000")) {
      type(capacity, typed);
      press("publish");
      assertThat(capacity.getErrorMessage()).isEqualTo(sentence("problem.CAPACITY_OUT_OF_RANGE"));
      assertThat(capacity.getValue()).isEqualTo(typed);
    }
    type(capacity, "5");
    TimePicker end = named(TimePicker.class, "end");
    type(end, named(TimePicker.class, "start").getValue().minusHours(1));
    press("publish");
    assertThat(end.getErrorMessage()).isEqualTo(sentence("problem.ENDS_BEFORE_START"));
    type(end, named(TimePicker.class, "start").getValue().plusHours(1));
    TextField title = named(TextField.class, "title");
    type(title, "あ".repeat(200));
    press("publish");
    assertThat(title.getErrorMessage()).isEqualTo(sentence("problem.TITLE_TOO_LONG"));
    for (String unusable : List.of("まつ\u0007り", "まつり🎉", "\u202eまつり")) {
      type(title, unusable);
      press("publish");
      assertThat(title.getErrorMessage()).isEqualTo(sentence("problem.UNUSABLE_CHARACTERS"));
    }
    assertThat(said("message")).contains("1");
    assertThat(publishedCapacity()).isEqualTo(5);
  }

  /// In Japanese as it stands in the bundle.
  private static String sentence(String key) {
    String sentence = DeskWords.japanese().say(key);
    assertThat(sentence).matches(".*[ぁ-ん].*");
    return sentence;
  }

  @Test
  void an_unknown_listing_opens_an_empty_form_and_says_so() {
    shown(new ListingView(desk.door)).open("not-an-id");
    assertThat(said("message")).contains("見つかりません");
  }

  @Test
  void somebody_at_the_counter_is_taken_down_with_a_name_alone() {
    desk.withFestival(1);
    shown(new RosterView(desk.door)).open(DateKey.of(Samples.FESTIVAL_DAY));
    type(named(TextField.class, "party-name"), "はなこ");
    press("party-submit");
    assertThat(said("party-result")).contains("確定しました", "受付番号");
    assertThat(named(TextField.class, "party-name").getValue()).isEmpty();
    type(named(TextField.class, "party-name"), "たろう");
    press("party-submit");
    assertThat(said("party-result")).contains("キャンセル待ち 1番目");
    assertThat(allNamed(Component.class, "person")).hasSize(2);
  }

  @Test
  void a_bad_name_or_number_is_said_beside_its_field_and_stays() {
    desk.withFestival(1);
    shown(new RosterView(desk.door)).open(DateKey.of(Samples.FESTIVAL_DAY));
    type(named(TextField.class, "party-name"), "あ".repeat(200));
    press("party-submit");
    assertThat(named(TextField.class, "party-name").getErrorMessage()).contains("40字");
    assertThat(named(TextField.class, "party-name").getValue()).hasSize(200);
    type(named(TextField.class, "party-name"), "はなこ");
    type(named(TextField.class, "party-phone"), "12");
    press("party-submit");
    assertThat(named(TextField.class, "party-phone").isInvalid()).isTrue();
    assertThat(allNamed(Component.class, "person")).isEmpty();
  }

  @Test
  void names_stay_hidden_until_the_manager_shows_them() {
    desk.withFestival(1).signUp("はなこ", Optional.of("0878340797"));
    RosterView view = shown(new RosterView(desk.door));
    view.open(DateKey.of(Samples.FESTIVAL_DAY));
    assertThat(said("person-name")).isEqualTo("は＊＊ さん");
    assertThat(view.getElement().getOuterHTML()).doesNotContain("はなこ", "0878340797");
    DeskWindow.of(UI.getCurrent()).showNames(true);
    assertThat(said("person-name")).isEqualTo("はなこ");
    assertThat(view.getElement().getTextRecursively()).contains("0878340797");
    DeskWindow.of(UI.getCurrent()).showNames(false);
    assertThat(view.getElement().getTextRecursively()).doesNotContain("0878340797");
  }

  @Test
  void a_tick_marks_somebody_as_here_and_takes_it_back() {
    desk.withFestival(1).signUp("はなこ", Optional.empty());
    shown(new RosterView(desk.door)).open(DateKey.of(Samples.FESTIVAL_DAY));
    press("tick");
    assertThat(said("came")).contains("来た人 1");
    press("tick");
    assertThat(said("came")).contains("来た人 0");
    press("walk-in");
    assertThat(said("came")).contains("来た人 1");
  }

  @Test
  void heads_are_counted_by_age_band_and_replace_the_earlier_count() {
    desk.withFestival(1);
    shown(new HeadsView(desk.door)).open(DateKey.of(Samples.FESTIVAL_DAY));
    type(named(IntegerField.class, "heads-ADULT-participants"), 12);
    type(named(IntegerField.class, "heads-SENIOR_75-helpers"), 3);
    press("heads-save");
    type(named(IntegerField.class, "heads-ADULT-participants"), 10);
    press("heads-save");
    shown(new TodayView(desk.door));
    assertThat(said("came")).isEqualTo("来た人 13");
    assertThat(said("helpers")).isEqualTo("手伝い 3");
  }

  @Test
  void cancelling_a_date_leads_to_calls_with_ticks() {
    desk.withFestival(5).signUp("はなこ", Optional.of("0878340797"));
    desk.signUp("たろう", Optional.empty());
    shown(new TodayView(desk.door));
    press("cancel-date");
    press("cancel-yes");
    assertThat(named(TextField.class, "cancel-reason").isInvalid()).isTrue();
    type(named(TextField.class, "cancel-reason"), "悪天候のため");
    press("cancel-yes");
    assertThat(said("agenda")).contains("中止", "悪天候のため");
    shown(new CallsView(desk.door));
    assertThat(said("call-counts")).isEqualTo("電話連絡 1人・連絡先なし 1人");
    press("call-told");
    assertThat(said("calls-done")).isEqualTo("連絡ずみ 1 / 1人");
  }

  @Test
  void a_second_window_follows_what_the_first_one_does() {
    desk.withFestival(5);
    shown(new TodayView(desk.door));
    desk.signUp("はなこ", Optional.empty());
    desk.beat();
    MockVaadin.clientRoundtrip(true);
    assertThat(said("signed-up")).isEqualTo("申込 1 / 5");
  }

  private ListingView editing() {
    ListingView view = shown(new ListingView(desk.door));
    view.open(Samples.FESTIVAL.value().toString());
    return view;
  }

  private void changedInAnotherWindow(int capacity) {
    desk.replica.listings.publish(
        desk.manager.actor(), Samples.FESTIVAL, Samples.festival(capacity, 0));
    desk.beat();
    MockVaadin.clientRoundtrip(true);
  }

  private int publishedCapacity() {
    return desk.replica
        .board
        .listings()
        .find(Samples.FESTIVAL)
        .orElseThrow()
        .content()
        .capacity()
        .orElseThrow();
  }

  @Test
  void a_form_that_nobody_typed_into_reads_what_another_window_changed() {
    desk.withFestival(5);
    editing();
    changedInAnotherWindow(8);
    assertThat(named(TextField.class, "capacity").getValue()).isEqualTo("8");
    assertThat(said("message")).contains("ほかの 画面での 変更を 読みこみました");
  }

  @Test
  void of_two_windows_that_edit_one_listing_neither_overwrites_the_other_unseen() {
    desk.withFestival(5);
    editing();
    type(named(TextField.class, "title"), "あたらしい名前");
    changedInAnotherWindow(8);
    assertThat(said("message")).contains("ここで 変えた ところだけ");
    press("publish");
    assertThat(publishedCapacity()).isEqualTo(8);
    assertThat(named(TextField.class, "title").getValue()).isEqualTo("あたらしい名前");
    assertThat(named(TextField.class, "capacity").getValue()).isEqualTo("8");
  }

  @Test
  void two_windows_that_check_in_one_person_count_one() {
    desk.withFestival(5);
    SignUp signUp = desk.signUp("はなこ", Optional.empty());
    String date = DateKey.of(Samples.FESTIVAL_DAY);
    shown(new RosterView(desk.door)).open(date);
    shown(new RosterView(desk.door)).open(date);
    for (BigButton tick : allNamed(BigButton.class, "tick")) {
      _click(tick);
    }
    assertThat(
            desk.replica
                .board
                .attendance()
                .attendee(Samples.FESTIVAL_DAY, signUp.persons().getFirst().token()))
        .hasValueSatisfying(attendee -> assertThat(attendee.inside()).isTrue());
    desk.beat();
    MockVaadin.clientRoundtrip(true);
    assertThat(allNamed(Component.class, "came"))
        .hasSize(2)
        .allMatch(came -> came.getElement().getTextRecursively().contains("来た人 1"));
  }

  @Test
  void a_call_from_the_screen_stands_over_the_desk_until_somebody_goes() {
    assertThat(desk.calls.call(desk.replica.now)).as("no desk is open").isFalse();
    shown(new DeskFrame(desk.door));
    assertThat(desk.calls.call(desk.replica.now)).isTrue();
    MockVaadin.clientRoundtrip(true);
    assertThat(said("staff-call")).contains("画面の 前で 呼んでいます");
    assertThat(_find(ResultSound.class)).hasSize(1);
    press("going");
    MockVaadin.clientRoundtrip(true);
    assertThat(said("staff-call")).isEmpty();
    assertThat(_find(ResultSound.class)).isEmpty();
  }

  @Test
  void the_list_keeps_drafts_current_and_cancelled_ones_apart() {
    desk.withFestival(5);
    desk.replica.listings.draft(
        desk.manager.actor(),
        desk.kiosk.center().id(),
        new ListingId(desk.replica.id()),
        Samples.festival(3, 0));
    shown(new ListingsView(desk.door));
    assertThat(said("listings-current")).contains("ふれあい祭り");
    assertThat(said("listings-drafts")).contains("下書き");
    desk.replica.listings.cancel(desk.manager.actor(), Samples.FESTIVAL, Words.ja("講師の都合のため"));
    desk.beat();
    MockVaadin.clientRoundtrip(true);
    assertThat(allNamed(Component.class, "listings-current")).isEmpty();
    assertThat(said("listings-cancelled")).contains("ふれあい祭り");
  }

  @Test
  void the_reading_of_a_place_stays_out_of_the_desks_lists() {
    shown(new ListingView(desk.door)).open("new");
    type(named(TextField.class, "title"), "冬の星を見る会");
    type(named(TextArea.class, "description"), "望遠鏡で星を見ます。");
    type(named(TextField.class, "place"), "小会議室《しょうかいぎしつ》");
    type(named(DatePicker.class, "date"), LocalDate.of(2026, 11, 22));
    type(named(TimePicker.class, "start"), LocalTime.of(18, 0));
    type(named(TimePicker.class, "end"), LocalTime.of(19, 0));
    press("publish");
    shown(new TodayView(desk.door));
    assertThat(said("agenda")).contains("小会議室").doesNotContain("《");
    shown(new ListingsView(desk.door));
    assertThat(said("listings-current")).contains("小会議室").doesNotContain("《");
  }

  @Test
  void an_empty_day_says_so_and_what_to_do() {
    shown(new TodayView(desk.door));
    assertThat(said("agenda")).contains("今日の 活動は ありません", "新しい 活動");
  }

  @Test
  void the_frame_says_how_the_line_is() {
    shown(new DeskFrame(desk.door));
    assertThat(said("line")).isEqualTo("最終通信 3分前・未送信 12件");
  }

  @Test
  void a_screen_that_is_left_listens_no_more() {
    desk.withFestival(5);
    RosterView roster = new RosterView(desk.door);
    roster.open(DateKey.of(Samples.FESTIVAL_DAY));
    Div screens =
        shown(
            new Div(
                new DeskFrame(desk.door),
                new TodayView(desk.door),
                new ListingsView(desk.door),
                new ListingView(desk.door),
                new SignUpsView(desk.door),
                new CallsView(desk.door),
                new HeadsView(desk.door),
                roster));
    assertThat(desk.listeners).hasSize(8);
    UI.getCurrent().remove(screens);
    assertThat(desk.listeners).isEmpty();
  }

  @Test
  void a_desk_that_was_closed_writes_nothing() {
    desk.withFestival(1).signUp("はなこ", Optional.empty());
    shown(new RosterView(desk.door)).open(DateKey.of(Samples.FESTIVAL_DAY));
    desk.manager.close();
    press("tick");
    assertThat(said("message")).contains("もういちど ログイン");
    assertThat(desk.replica.board.attendance().attendees(Samples.FESTIVAL_DAY)).isEmpty();
  }

  @Test
  void a_manager_takes_a_backup_and_can_restore_it_after_a_question() {
    shown(new CareView(desk.door));
    _click(named(BigButton.class, "take-backup"));
    assertThat(named(Div.class, "message").getElement().getTextRecursively()).contains("812件");
    _click(named(BigButton.class, "restore-backup"));
    assertThat(desk.upkeep.restored).isEmpty();
    _click(named(BigButton.class, "restore-yes"));
    assertThat(desk.upkeep.restored).contains(desk.upkeep.taken.getFirst());
  }

  @Test
  void a_backup_that_fails_says_so() {
    desk.upkeep.fails = true;
    shown(new CareView(desk.door));
    _click(named(BigButton.class, "take-backup"));
    assertThat(named(Div.class, "message").getElement().getTextRecursively())
        .contains("空き容量が 足りません");
    assertThat(allNamed(BigButton.class, "restore-backup")).isEmpty();
  }

  @Test
  void scarce_room_is_marked_in_the_frame_and_told_on_the_screen() {
    desk.upkeep.room = new Room.Scarce(300L << 20);
    DeskFrame frame = shown(new DeskFrame(desk.door));
    assertThat(named(Span.class, "concern").isVisible()).isTrue();
    frame.showRouterLayoutContent(new CareView(desk.door));
    assertThat(frame.getElement().getTextRecursively()).contains("少なくなっています").contains("0.3 GB");
  }

  @Test
  void what_was_recovered_is_told_until_somebody_has_read_it() {
    desk.replica.replica.receive(
        List.of(),
        List.of(),
        Map.of(
            "recovery",
            ByteBuffer.allocate(25)
                .putLong(desk.replica.now.toEpochMilli())
                .put((byte) 0)
                .putLong(400)
                .putLong(3)
                .array()));
    shown(new CareView(desk.door));
    assertThat(named(Div.class, "recovery").getElement().getTextRecursively())
        .contains("400件", "3件", "直しました");
    _click(named(BigButton.class, "read"));
    assertThat(allNamed(Div.class, "recovery")).isEmpty();
  }

  @Test
  void a_manager_reads_at_once_on_every_screen_that_nothing_can_be_saved() {
    DeskFrame frame = shown(new DeskFrame(desk.door));
    frame.showRouterLayoutContent(new TodayView(desk.door));
    assertThat(said("alarm")).isEmpty();
    desk.upkeep.saving = Saving.FULL;
    desk.beat();
    MockVaadin.clientRoundtrip(true);
    assertThat(said("alarm")).contains("空き容量が 足りない", "見ることは できます");
    desk.upkeep.saving = Saving.STOPPED;
    desk.beat();
    MockVaadin.clientRoundtrip(true);
    assertThat(said("alarm")).contains("自動で 始めなおします", "なくなっていません");
    desk.upkeep.saving = Saving.WORKS;
    desk.beat();
    MockVaadin.clientRoundtrip(true);
    assertThat(said("alarm")).isEmpty();
  }
}
