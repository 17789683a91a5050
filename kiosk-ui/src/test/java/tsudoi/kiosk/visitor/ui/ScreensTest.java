package tsudoi.kiosk.visitor.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static tsudoi.kiosk.KioskFixture.SUNDAY_MORNING;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockService;
import com.github.mvysny.kaributesting.v10.mock.MockVaadinServlet;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsudoi.account.AccountEvent;
import tsudoi.city.CenterId;
import tsudoi.frontend.ActivityCard;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.IdleWatch;
import tsudoi.frontend.KanaKeyboard;
import tsudoi.frontend.NumberPad;
import tsudoi.frontend.QrCode;
import tsudoi.frontend.ReceiptCode;
import tsudoi.frontend.ScannerListener;
import tsudoi.kiosk.KioskFixture;
import tsudoi.kiosk.visitor.Lobby;
import tsudoi.listing.ListingEvent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Mode;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.oplog.Commit;
import tsudoi.oplog.Draft;
import tsudoi.oplog.MemoryOpLog;
import tsudoi.oplog.OpLog;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.SealKeyPair;
import tsudoi.signup.SeatEvent;
import tsudoi.signup.SignUp;
import tsudoi.token.ReceiptToken;
import tsudoi.upkeep.Saving;

/// The visitor's screens over an op log in memory, without Spring and without a browser.
class ScreensTest {
  private KioskFixture fixture = new KioskFixture();

  @BeforeEach
  void open() {
    open(fixture.lobby);
  }

  private static void open(Lobby lobby) {
    Routes routes =
        new Routes(
            Set.of(
                HomeView.class,
                FindView.class,
                ActivityView.class,
                SignUpView.class,
                ReceptionView.class),
            Set.of(),
            true);
    MockVaadin.setup(
        MockedUI::new,
        new MockVaadinServlet(routes) {
          @Override
          protected VaadinServletService createServletService(DeploymentConfiguration configuration)
              throws ServiceException {
            MockService service = new WithLobby(this, configuration, lobby);
            service.init();
            getRoutes().register(service.getContext());
            return service;
          }
        });
    VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
    UI.getCurrent().setLocale(Locale.JAPANESE);
    UI.getCurrent().navigate("");
  }

  /// Makes views with the lobby, as Spring does in the kiosk.
  private static final class WithLobby extends MockService {
    private static final long serialVersionUID = 1;
    private final transient Lobby lobby;

    WithLobby(MockVaadinServlet servlet, DeploymentConfiguration configuration, Lobby lobby) {
      super(servlet, configuration, servlet.getUiFactory());
      this.lobby = lobby;
    }

    @Override
    public Instantiator getInstantiator() {
      Instantiator real = super.getInstantiator();
      return (Instantiator)
          Proxy.newProxyInstance(
              Instantiator.class.getClassLoader(),
              new Class<?>[] {Instantiator.class},
              (_, method, arguments) ->
                  Set.of("getOrCreate", "createRouteTarget").contains(method.getName())
                          && arguments[0] instanceof Class<?> type
                          && VisitorView.class.isAssignableFrom(type)
                      ? make(type)
                      : method.invoke(real, arguments));
    }

    private <T> T make(Class<T> type) {
      try {
        Constructor<T> constructor = type.getDeclaredConstructor(Lobby.class);
        return constructor.newInstance(lobby);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
  }

  // ---- what a person does

  private static String screen() {
    return text(_get(VisitorView.class)).replaceAll("\\s+", " ");
  }

  private static String text(HasElement component) {
    return component.getElement().getTextRecursively();
  }

  private static BigButton button(String words) {
    return _find(BigButton.class).stream()
        .filter(found -> found.words().replace(" ", "").contains(words.replace(" ", "")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + words + " on: " + screen()));
  }

  private static void tap(String words) {
    _click(button(words));
    MockVaadin.clientRoundtrip(true);
  }

  private static void type(String name) {
    _get(KanaKeyboard.class).setValue(name);
  }

  private static void answerForOne(String name) {
    tap("わかりました");
    tap("つぎへ");
    type(name);
    tap("つぎへ");
    tap("おとな");
    tap("参加");
  }

  private static void startSignUp(OccurrenceId occurrence) {
    UI.getCurrent().navigate(ActivityAddress.of(occurrence));
    tap("ここではじめる");
  }

  private static void scan(String code) {
    ScannerListener scanner = _get(ScannerListener.class);
    ComponentUtil.fireEvent(scanner, new ScannerListener.ScanEvent(scanner, true, code));
    MockVaadin.clientRoundtrip(true);
  }

  private OccurrenceId smartphoneClass() {
    return fixture.publish("はじめての スマホ教室《きょうしつ》", SUNDAY_MORNING.plusHours(2));
  }

  private List<SignUp> signUps(OccurrenceId occurrence) {
    return fixture.kiosk.read(() -> fixture.kiosk.board().signUps().of(occurrence));
  }

  // ---- looking

  @Test
  void an_empty_center_says_so_and_offers_the_way_on() {
    assertThat(screen()).contains("この 1週間").contains("ありません");
    tap("活動をさがす");
    assertThat(screen()).contains("見みつかりませんでした");
  }

  @Test
  void home_shows_center_date_time_and_line() {
    assertThat(screen())
        .contains("亀阜")
        .contains("2026年（令和8年）")
        .contains("11月22日（日）")
        .contains("9時42分")
        .contains("市と つながっています");
  }

  @Test
  void an_activity_is_found_and_opened() {
    smartphoneClass();
    UI.getCurrent().navigate(FindView.class);
    _click(_get(ActivityCard.class));
    assertThat(screen()).contains("この窓口で 受け付けられる 残り").contains("6");
    assertThat(_find(QrCode.class)).hasSize(1);
  }

  @Test
  void a_cancelled_activity_stays_visible_and_takes_nobody() {
    OccurrenceId cancelled = smartphoneClass();
    fixture.kiosk.desks().listings().cancel(Actor.DEVICE, cancelled, Words.ja("台風のため"));
    UI.getCurrent().navigate(ActivityAddress.of(cancelled));
    assertThat(screen()).contains("台風のため");
    _assertNone(QrCode.class);
  }

  @Test
  void an_activity_elsewhere_says_how_to_apply() {
    OccurrenceId elsewhere =
        fixture.publish(
            KioskFixture.mode(Mode.ELSEWHERE)
                .apply(fixture.aListing("市の 行事", SUNDAY_MORNING.plusDays(1))));
    UI.getCurrent().navigate(ActivityAddress.of(elsewhere));
    assertThat(screen()).contains("申込方法　電話で 申し込みます。");
    UI.getCurrent().navigate(ActivityAddress.signUp(elsewhere));
    assertThat(_find(HomeView.class)).hasSize(1);
  }

  // ---- news while somebody looks

  private void news() {
    _get(VisitorView.class).refresh(fixture.kiosk);
    MockVaadin.clientRoundtrip(true);
  }

  private static List<Component> buttons() {
    return _find(Component.class).stream()
        .filter(found -> found.getElement().getTag().equals("button"))
        .toList();
  }

  @Test
  void news_about_something_else_keeps_every_button_of_the_first_screen() {
    OccurrenceId shown = smartphoneClass();
    UI.getCurrent().navigate("");
    List<Component> before = buttons();
    fixture.publish("ものがたりの会", SUNDAY_MORNING.plusHours(3));
    fixture.signUp(shown, "はなこ");
    fixture.setTime(SUNDAY_MORNING.plusMinutes(1));
    news();
    assertThat(screen()).contains("ものがたりの会").contains("残り5席");
    assertThat(buttons()).containsAll(before).hasSizeGreaterThan(before.size());
  }

  @Test
  void news_keeps_cards_and_filters_and_a_choice_keeps_the_other_choices() {
    OccurrenceId shown = smartphoneClass();
    UI.getCurrent().navigate(FindView.class);
    List<Component> before = buttons();
    fixture.signUp(shown, "はなこ");
    fixture.publish("ものがたりの会", SUNDAY_MORNING.plusHours(3));
    news();
    assertThat(screen()).contains("ものがたりの会").contains("残り5席");
    assertThat(buttons()).containsAll(before).hasSize(before.size() + 1);
    tap("今日");
    assertThat(buttons()).containsAll(before);
  }

  @Test
  void news_keeps_the_ways_to_take_part() {
    OccurrenceId shown = smartphoneClass();
    UI.getCurrent().navigate(ActivityAddress.of(shown));
    List<Component> before = buttons();
    Component code = _get(QrCode.class);
    fixture.signUp(shown, "はなこ");
    fixture.publish("ものがたりの会", SUNDAY_MORNING.plusHours(3));
    fixture.setTime(SUNDAY_MORNING.plusMinutes(3));
    news();
    assertThat(screen()).contains("受け付けられる 残り5席").contains("3分前");
    assertThat(buttons()).containsExactlyElementsOf(before);
    assertThat(_get(QrCode.class)).isSameAs(code);
    fixture.kiosk.desks().listings().cancel(Actor.DEVICE, shown, Words.ja("台風のため"));
    news();
    assertThat(screen()).contains("台風のため").doesNotContain("ここで はじめる");
  }

  // ---- places elsewhere

  private OccurrenceId atKita(int desk, int net) {
    CenterId kita = fixture.kiosk.city().center("木太").orElseThrow().id();
    ListingId id = new ListingId(new UUID(9, 9));
    OccurrenceId date = new OccurrenceId(id, SUNDAY_MORNING.plusHours(4));
    fixture
        .kiosk
        .replica()
        .write(
            Actor.DEVICE,
            _ ->
                Draft.of(
                    true,
                    Scope.CITY,
                    List.of(
                        new AccountEvent.SealKeyPublished(
                            Optional.of(kita),
                            SealKeyPair.generate(fixture.random).publicKey().raw()),
                        new ListingEvent.ListingPublished(
                            id,
                            KioskFixture.aListing(kita, "木太の料理教室", date.originalStart()),
                            List.of()),
                        new SeatEvent.PlacesReported(date, desk, net, 0))));
    return date;
  }

  @Test
  void places_left_at_another_center_are_shown_with_their_age() {
    OccurrenceId date = atKita(5, 3);
    fixture.setTime(SUNDAY_MORNING.plusMinutes(2));
    UI.getCurrent().navigate("");
    assertThat(screen()).contains("木太の料理教室").contains("窓口5・ネット3席（2分前）");
    UI.getCurrent().navigate(FindView.class);
    assertThat(screen()).contains("窓口枠 5席").contains("ネット枠 3席").contains("（2分前）");
    UI.getCurrent().navigate(ActivityAddress.of(date));
    assertThat(screen()).contains("窓口枠 残り5席・ネット枠 残り3席（2分前）");
  }

  @Test
  void a_sign_up_for_another_center_is_a_request_and_says_so() {
    OccurrenceId date = atKita(5, 3);
    UI.getCurrent().navigate(ActivityAddress.of(date));
    assertThat(screen()).contains("まだ 決きまりません");
    tap("申しこみを送る");
    answerForOne("はなこ");
    tap("申しこむ");
    SignUp signUp = signUps(date).getFirst();
    assertThat(signUp.state()).isEqualTo(SignUp.State.ASKED);
    assertThat(screen()).contains("席せきが とれたかは").doesNotContain("はなこ");
    String receipt = signUp.receipt();
    UI.getCurrent().navigate(ReceptionView.class);
    scan(receipt);
    assertThat(screen()).contains("木太").contains("確定待ち").doesNotContain("受付うけつけする");
  }

  // ---- calling staff

  @Test
  void calling_staff_tells_an_open_desk_and_hears_that_somebody_comes() {
    Runnable closing = fixture.calls.listen(() -> {});
    tap("職員を呼ぶ");
    assertThat(screen()).contains("知しらせました").contains("電話でんわして");
    assertThat(fixture.calls.waitingSince()).isPresent();
    fixture.calls.going();
    MockVaadin.clientRoundtrip(true);
    assertThat(screen()).contains("いま 職員しょくいんが 行いきます");
    closing.run();
  }

  @Test
  void calling_staff_while_no_desk_is_open_says_where_to_go_instead() {
    tap("職員を呼ぶ");
    assertThat(screen()).contains("声こえを かけて").doesNotContain("知しらせました");
    assertThat(fixture.calls.waitingSince()).isEmpty();
  }

  @Test
  void an_address_that_leads_nowhere_is_answered_kindly() {
    UI.getCurrent().navigate("activity/not-an-id/20261122T1000");
    assertThat(screen()).contains("見みつかりません");
  }

  // ---- signing up

  @Test
  void one_person_signs_up_and_walks_away_with_a_code() {
    OccurrenceId occurrence = smartphoneClass();
    startSignUp(occurrence);
    assertThat(screen()).contains("よび名と 年代は、受付と 連絡だけに 使います。");
    answerForOne("はなこ");
    tap("申しこむ");
    SignUp signUp = signUps(occurrence).getFirst();
    assertThat(signUp.state()).isEqualTo(SignUp.State.CONFIRMED);
    assertThat(text(_get(ReceiptCode.class))).contains("は＊＊さん");
    assertThat(screen()).contains(signUp.receipt().substring(0, 3)).doesNotContain("はなこ");
  }

  @Test
  void submitting_twice_keeps_one_sign_up() {
    OccurrenceId occurrence = smartphoneClass();
    startSignUp(occurrence);
    answerForOne("はなこ");
    BigButton submit = button("申しこむ");
    ComponentUtil.fireEvent(submit, new ClickEvent<>(submit));
    ComponentUtil.fireEvent(submit, new ClickEvent<>(submit));
    assertThat(signUps(occurrence)).hasSize(1);
  }

  @Test
  void when_all_places_are_taken_one_gets_a_place_in_line_that_upgrades_by_itself() {
    OccurrenceId tea =
        fixture.publish(
            KioskFixture.places(1, 0).apply(fixture.aListing("茶話会", SUNDAY_MORNING.plusDays(1))));
    KioskFixture.Receipt first = fixture.signUp(tea, "たろう");
    UI.getCurrent().navigate(ActivityAddress.of(tea));
    tap("キャンセル待");
    answerForOne("はなこ");
    tap("申しこむ");
    assertThat(screen()).contains("キャンセル待まち 1番目ばんめ");
    fixture
        .kiosk
        .desks()
        .signUps()
        .cancel(
            Actor.VISITOR,
            first.signUp().id(),
            Set.of(first.signUp().persons().getFirst().token()));
    ((SignUpView) _get(SignUpView.class)).refresh(fixture.kiosk);
    assertThat(screen()).contains("しこみました");
  }

  @Test
  void offline_the_visitor_reads_what_happens_to_the_sign_up() {
    OccurrenceId occurrence = smartphoneClass();
    fixture.cutLine();
    startSignUp(occurrence);
    answerForOne("はなこ");
    tap("申しこむ");
    assertThat(screen()).contains("いまは通信できませんが、申し込みはこの端末に保存されます。つながりしだい自動で送ります。");
  }

  @Test
  void names_that_cannot_be_taken_get_a_clear_sentence() {
    for (String[] bad :
        new String[][] {
          {"あ".repeat(200), "長すぎます"},
          {"は\u0007な", "見えない 文字"},
          {"\u202eはな", "見えない 文字"},
          {"はな🎉", "絵文字"}
        }) {
      OccurrenceId occurrence = smartphoneClass();
      startSignUp(occurrence);
      answerForOne(bad[0]);
      tap("申しこむ");
      assertThat(screen()).contains(bad[1]);
      assertThat(signUps(occurrence)).isEmpty();
    }
  }

  @Test
  void an_empty_name_stays_at_the_question() {
    startSignUp(smartphoneClass());
    tap("わかりました");
    tap("つぎへ");
    tap("つぎへ");
    assertThat(screen()).contains("よび名を 入れて ください");
    assertThat(_find(KanaKeyboard.class)).hasSize(1);
  }

  @Test
  void when_the_store_refuses_nothing_is_pretended() {
    RefusingLog log = new RefusingLog();
    fixture = new KioskFixture(log);
    MockVaadin.tearDown();
    open(fixture.lobby);
    OccurrenceId occurrence = smartphoneClass();
    startSignUp(occurrence);
    answerForOne("はなこ");
    log.refuses = true;
    tap("申しこむ");
    assertThat(screen()).contains("保存ほぞんできませんでした");
    _assertNone(ReceiptCode.class);
  }

  /// A disk that fails when told to.
  private static final class RefusingLog implements OpLog {
    private final MemoryOpLog log = new MemoryOpLog();
    private boolean refuses;

    @Override
    public java.util.concurrent.CompletableFuture<Void> commit(Commit commit) {
      return refuses
          ? java.util.concurrent.CompletableFuture.failedFuture(
              new java.io.IOException("no space left"))
          : log.commit(commit);
    }

    @Override
    public tsudoi.op.Head staged(tsudoi.op.ChainId chain) {
      return log.staged(chain);
    }

    @Override
    public java.util.Map<tsudoi.op.ChainId, tsudoi.op.Head> heads() {
      return log.heads();
    }

    @Override
    public long lastPosition(tsudoi.op.Scope scope) {
      return log.lastPosition(scope);
    }

    @Override
    public List<tsudoi.oplog.Placed> read(
        tsudoi.op.Scope scope, long afterPosition, int opsMax, int bytesMax) {
      return log.read(scope, afterPosition, opsMax, bytesMax);
    }

    @Override
    public List<tsudoi.op.EncodedOp> readChain(
        tsudoi.op.ChainId chain, long afterSeq, int opsMax, int bytesMax) {
      return log.readChain(chain, afterSeq, opsMax, bytesMax);
    }

    @Override
    public List<tsudoi.oplog.KeyEntry> keysCarriedBy(List<tsudoi.op.OpId> ops) {
      return log.keysCarriedBy(ops);
    }

    @Override
    public Optional<tsudoi.oplog.KeyEntry> key(
        tsudoi.op.Scope scope, tsudoi.oplog.KeyEntry.Kind kind, java.util.UUID subject) {
      return log.key(scope, kind, subject);
    }

    @Override
    public List<tsudoi.oplog.KeyEntry> keys(
        tsudoi.op.Scope scope, tsudoi.oplog.KeyEntry.Kind kind) {
      return log.keys(scope, kind);
    }

    @Override
    public Optional<byte[]> note(String name) {
      return log.note(name);
    }

    @Override
    public List<tsudoi.op.Scope> scopes() {
      return log.scopes();
    }

    @Override
    public void close() {
      log.close();
    }
  }

  // ---- the receipt

  @Test
  void a_scanned_receipt_checks_in_from_any_screen() {
    OccurrenceId occurrence = smartphoneClass();
    KioskFixture.Receipt receipt = fixture.signUp(occurrence, "はなこ");
    SignUp signUp = receipt.signUp();
    UI.getCurrent().navigate(FindView.class);
    scan(
        new ReceiptToken(
                fixture.kiosk.center().id(),
                signUp.id(),
                signUp.persons().getFirst().token(),
                receipt.secret())
            .token(fixture.kiosk.key()));
    assertThat(screen()).contains("は＊＊さん").doesNotContain("はなこ");
    tap("受付する");
    assertThat(screen()).contains("受付うけつけしました");
    assertThat(fixture.kiosk.board().attendance().attendees(occurrence)).hasSize(1);
  }

  @Test
  void checking_in_again_says_since_when_and_counts_once() {
    OccurrenceId occurrence = smartphoneClass();
    KioskFixture.Receipt receipt = fixture.signUp(occurrence, "はなこ");
    for (int i = 0; i < 2; i++) {
      UI.getCurrent().navigate(HomeView.class);
      UI.getCurrent().navigate(ReceptionView.class);
      _get(NumberPad.class).setValue(receipt.signUp().receipt());
      tap("さがす");
      tap("受付する");
    }
    assertThat(screen()).contains("午前9時42分から 来きています");
    assertThat(fixture.kiosk.board().attendance().attendees(occurrence)).hasSize(1);
  }

  @Test
  void one_of_a_family_cancels_and_the_others_still_come() {
    OccurrenceId occurrence = smartphoneClass();
    KioskFixture.Receipt receipt = fixture.signUp(occurrence, "はなこ", "たろう", "じろう");
    UI.getCurrent().navigate(ReceptionView.class);
    _get(NumberPad.class).setValue(receipt.signUp().receipt());
    tap("さがす");
    tap("取り消す");
    tap("1人目");
    tap("3人目");
    tap("1人を取り消す");
    assertThat(screen()).contains("取とり消けしました");
    assertThat(signUps(occurrence).getFirst().coming()).hasSize(2);
  }

  @Test
  void half_a_code_is_not_looked_for() {
    UI.getCurrent().navigate(ReceptionView.class);
    _get(NumberPad.class).setValue("K7M");
    tap("さがす");
    assertThat(screen()).contains("6文字を 入れて ください");
  }

  @Test
  void a_strange_code_gets_a_clear_message() {
    scan("4901234567894");
    assertThat(screen()).contains("つどいの QRでは ありません");
  }

  @Test
  void a_code_of_ours_that_is_unknown_spoiled_or_forged_says_which() {
    scan("K7M2QR");
    assertThat(screen()).contains("この 番号の 申しこみは ここには ありません");

    OccurrenceId occurrence = smartphoneClass();
    KioskFixture.Receipt receipt = fixture.signUp(occurrence, "はなこ");
    ReceiptToken token =
        new ReceiptToken(
            fixture.kiosk.center().id(),
            receipt.signUp().id(),
            receipt.signUp().persons().getFirst().token(),
            receipt.secret());
    String genuine = token.token(fixture.kiosk.key());
    scan(genuine.substring(0, genuine.length() - 9));
    assertThat(screen()).contains("うまく 読めませんでした").doesNotContain("申もうしこみが あります");
    char other = genuine.charAt(30) == 'A' ? 'B' : 'A';
    scan(genuine.substring(0, 30) + other + genuine.substring(31));
    assertThat(screen()).doesNotContain("申もうしこみが あります");
    scan(token.token(DeviceKey.generate(fixture.random)));
    assertThat(screen())
        .as("signed by a key that nobody enrolled")
        .contains("この 番号の 申しこみは ここには ありません");
    scan("\u0000\u202e".repeat(3_000));
    assertThat(screen()).contains("つどいの QRでは ありません");
    scan(genuine);
    assertThat(screen()).contains("申もうしこみが あります");
  }

  @Test
  void a_name_written_from_right_to_left_is_taken_as_it_is() {
    OccurrenceId occurrence = smartphoneClass();
    startSignUp(occurrence);
    answerForOne("مريم");
    tap("申しこむ");
    assertThat(signUps(occurrence)).hasSize(1);
    assertThat(text(_get(ReceiptCode.class))).contains("م＊＊さん");
  }

  // ---- leaving

  @Test
  void nothing_personal_remains_when_nobody_is_there_any_more() {
    OccurrenceId occurrence = smartphoneClass();
    startSignUp(occurrence);
    tap("わかりました");
    tap("つぎへ");
    type("はなこ");
    UI.getCurrent().setLocale(Locale.ENGLISH);
    IdleWatch watch = _get(IdleWatch.class);
    ComponentUtil.fireEvent(watch, new IdleWatch.IdleEvent(watch, true));
    assertThat(_find(HomeView.class)).hasSize(1);
    assertThat(UI.getCurrent().getLocale()).isEqualTo(Locale.JAPANESE);
    UI.getCurrent().navigate(ActivityAddress.signUp(occurrence));
    assertThat(screen()).doesNotContain("はなこ");
  }

  @Test
  void the_language_is_switched_on_every_screen() {
    smartphoneClass();
    for (String address : List.of("", "find", "reception")) {
      UI.getCurrent().navigate(address);
      tap("Language");
      assertThat(screen()).as(address).contains("Call staff");
      tap("Language");
      assertThat(screen()).as(address).contains("職員");
    }
  }

  @Test
  void screens_stop_listening_when_they_are_left() {
    int before = fixture.listening();
    for (int i = 0; i < 5; i++) {
      UI.getCurrent().navigate(FindView.class);
      UI.getCurrent().navigate(HomeView.class);
    }
    assertThat(fixture.listening()).isEqualTo(before);
  }

  // ---- when nothing can be kept

  @Test
  void a_full_disk_is_told_before_anybody_types_and_reading_goes_on() {
    OccurrenceId occurrence = smartphoneClass();
    fixture.setSaving(Saving.FULL);
    beat();
    assertThat(screen()).contains("この 画面がめんでは", "できません");
    UI.getCurrent().navigate(ActivityAddress.of(occurrence));
    assertThat(screen()).contains("スマホ", "ことは できます");
    tap("ここではじめる");
    assertThat(screen()).contains("受け付けられていません").doesNotContain("わかりました");

    fixture.setSaving(Saving.WORKS);
    beat();
    assertThat(screen()).doesNotContain("できません").contains("わかりました");
  }

  @Test
  void a_disk_that_refuses_is_told_at_once_and_the_tap_is_not_pretended() {
    OccurrenceId occurrence = smartphoneClass();
    startSignUp(occurrence);
    tap("わかりました");
    fixture.setSaving(Saving.STOPPED);
    beat();
    assertThat(screen()).contains("1分ほどで").doesNotContain("つぎへ");
    assertThat(signUps(occurrence)).isEmpty();
  }

  private static void beat() {
    _get(VisitorView.class).beat();
    MockVaadin.clientRoundtrip(true);
  }
}
