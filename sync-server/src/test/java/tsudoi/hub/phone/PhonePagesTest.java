package tsudoi.hub.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tsudoi.account.AccountEvent;
import tsudoi.city.City;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.hub.enrolment.HubIdentity;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.Draft;
import tsudoi.seal.DeviceKey;
import tsudoi.signup.SignUp;
import tsudoi.token.JoinCode;

/// The pages of a phone, through Spring MVC and the real templates, over a hub in memory.
class PhonePagesTest {
  private static final Writer HUB = TestReplica.writer(2);

  private final TestReplica hub = new TestReplica(2, HUB).withKeys();
  private final DeviceKey kioskKey = DeviceKey.generate(new Random(5));
  private final HubIdentity identity =
      new HubIdentity(HUB.replica(), DeviceKey.generate(new Random(6)), TestReplica.CITY_KEY);
  private MockMvc mvc = pages();

  private MockMvc pages() {
    TrustedKeys keys = new TrustedKeys(hub.replica, hub.board.registry(), identity);
    City city = City.takamatsu();
    return MockMvcBuilders.standaloneSetup(
            new JoinController(
                hub.replica,
                hub.board,
                hub.signUps,
                city,
                identity,
                keys,
                () -> hub.now,
                new SecureRandom(),
                hub::id),
            new ReceiptController(hub.replica, hub.board, hub.signUps, city, keys, () -> hub.now))
        .setViewResolvers(templates())
        .setLocaleResolver(new AskedLanguage())
        .build();
  }

  private static ThymeleafViewResolver templates() {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setMessageSource(new PhoneConfiguration().messageSource());
    ThymeleafViewResolver views = new ThymeleafViewResolver();
    views.setTemplateEngine(engine);
    views.setCharacterEncoding("UTF-8");
    return views;
  }

  @BeforeEach
  void a_kiosk_is_enrolled_and_has_published_a_festival() {
    TestReplica kiosk = new TestReplica(1, HUB);
    kiosk.listings.publish(Actor.DEVICE, Samples.FESTIVAL, Samples.festival(10, 2));
    kiosk
        .log
        .heads()
        .keySet()
        .forEach(chain ->
            hub.replica.receive(kiosk.log.readChain(chain, 0, 100, 1 << 20), List.of(), Map.of()));
    hub.replica.write(
        Actor.DEVICE,
        _ ->
            Draft.of(
                true,
                Scope.CITY,
                List.of(
                    new AccountEvent.KioskEnrolled(
                        kiosk.replica.writer().replica(),
                        TestReplica.KIFU,
                        "玄関",
                        kioskKey.publicKey().raw()),
                    new AccountEvent.PurposePublished(
                        1, Words.of("受付の ためだけに 使います。", "Only for the reception.")))));
  }

  @Test
  void a_scanned_code_shows_the_activity_and_the_places_for_phones() throws Exception {
    String page = ok(get("/J/" + token()));

    assertThat(page)
        .contains("ふれあい祭り", "亀阜コミュニティセンター", "午後1時30分〜3時", "令和8年", "大会議室")
        .contains("ネット枠 2席のうち", "<span class=\"digits\">2</span>", "受付の ためだけに 使います。")
        // from the root, as the page's own address has a folder
        .contains("<img src=\"/tsudoi/pictures/festival.svg\"")
        .doesNotContain("autofocus");
  }

  @Test
  void english_is_one_tap_away_and_stays() throws Exception {
    String page = ok(get("/J/" + token()).param("lang", "en"));
    assertThat(page).contains("Festival", "Only for the reception.", "?lang=ja");
    assertThat(signUp(page, Map.of("names[0]", "Anna", "ages[0]", "ADULT"), "en"))
        .contains("You are signed up");
  }

  @Test
  void a_family_signs_up_and_sees_its_own_names() throws Exception {
    String page = ok(get("/J/" + token()));

    String receipt =
        signUp(
            page,
            Map.of(
                "names[0]",
                "はなこ",
                "ages[0]",
                "ADULT",
                "names[1]",
                "たろう",
                "ages[1]",
                "ELEMENTARY",
                "roles[1]",
                "HELPER"),
            "ja");

    assertThat(receipt).contains("申し込みました", "はなこ", "たろう", "<svg", "2人で 申し込み");
    assertThat(only().state()).isEqualTo(SignUp.State.CONFIRMED);
    assertThat(only().places()).isEqualTo(2);
  }

  @Test
  void sending_the_same_form_twice_signs_up_once() throws Exception {
    String page = ok(get("/J/" + token()));
    Map<String, String> typed = Map.of("names[0]", "はなこ", "ages[0]", "ADULT");

    String first = signUp(page, typed, "ja");
    String second = signUp(page, typed, "ja");

    assertThat(second).isEqualTo(first);
    assertThat(only().places()).isEqualTo(1);
  }

  @Test
  void without_places_for_phones_one_gets_a_number_in_line() throws Exception {
    signUp(ok(get("/J/" + token())), Map.of("names[0]", "い", "ages[0]", "ADULT"), "ja");
    signUp(ok(get("/J/" + token())), Map.of("names[0]", "ろ", "ages[0]", "ADULT"), "ja");
    String page = ok(get("/J/" + token()));
    assertThat(page).contains("ネット枠は いっぱいです。", "まだ 8席 あります");

    assertThat(signUp(page, Map.of("names[0]", "は", "ages[0]", "TEEN"), "ja"))
        .contains("キャンセル待ち 1番目");
  }

  @Test
  void what_is_wrong_is_said_and_nothing_typed_is_lost() throws Exception {
    String page = ok(get("/J/" + token()));

    MockHttpServletResponse tooLong =
        send(page, Map.of("names[0]", "あ".repeat(60), "ages[0]", "ADULT"), "ja");
    assertThat(tooLong.getStatus()).isEqualTo(422);
    assertThat(tooLong.getContentAsString())
        .contains("よび名は 40文字までで 入れてください。", "あ".repeat(60), "autofocus");
    assertThat(hidden(tooLong.getContentAsString(), "id")).isEqualTo(hidden(page, "id"));
    assertThat(send(page, Map.of("names[0]", "はなこ"), "ja").getContentAsString())
        .contains("年代を 選んでください。", "はなこ");
    assertThat(
            send(page, Map.of("names[0]", "はな😀", "ages[0]", "ADULT"), "ja").getContentAsString())
        .contains("絵文字や 見えない文字は 使えません");
    for (String unusable : List.of("は\u0007な", "\u202eはな")) {
      assertThat(
              send(page, Map.of("names[0]", unusable, "ages[0]", "ADULT"), "ja")
                  .getContentAsString())
          .contains("絵文字や 見えない文字は 使えません");
    }
    assertThat(
            send(page, Map.of("names[0]", "あ".repeat(200), "ages[0]", "ADULT"), "ja")
                .getContentAsString())
        .contains("よび名は 40文字までで 入れてください。");
    assertThat(
            send(page, Map.of("names[0]", "は", "ages[0]", "ADULT", "telephone", "12"), "ja")
                .getContentAsString())
        .contains("電話番号は 数字 10けたか 11けたで");
    assertThat(hub.board.signUps().of(Samples.FESTIVAL_DAY)).isEmpty();
  }

  @Test
  void markup_in_a_name_is_only_text() throws Exception {
    String receipt =
        signUp(
            ok(get("/J/" + token())),
            Map.of("names[0]", "<script>x</script>", "ages[0]", "ADULT"),
            "ja");

    assertThat(receipt).contains("&lt;script&gt;").doesNotContain("<script>");
  }

  @Test
  void persons_can_be_added_and_removed_without_losing_what_was_typed() throws Exception {
    String page = ok(get("/J/" + token()));
    String two =
        send(page, Map.of("names[0]", "はなこ", "ages[0]", "ADULT", "action", "add"), "ja")
            .getContentAsString();
    assertThat(two).contains("2人目", "はなこ");

    String one =
        send(two, Map.of("names[0]", "はなこ", "names[1]", "たろう", "action", "remove-0"), "ja")
            .getContentAsString();
    assertThat(one).contains("たろう").doesNotContain("はなこ", "2人目");
  }

  @Test
  void the_owner_of_a_receipt_cancels() throws Exception {
    String location =
        send(ok(get("/J/" + token())), Map.of("names[0]", "はなこ", "ages[0]", "ADULT"), "ja")
            .getRedirectedUrl();

    mvc.perform(post(URI.create(location)));

    assertThat(only().state()).isEqualTo(SignUp.State.CANCELLED);
    assertThat(ok(get(URI.create(location)))).contains("取り消しました");
  }

  @Test
  void codes_that_cannot_be_believed_are_told_apart() throws Exception {
    assertThat(problem("NONSENSE")).contains("読みとれませんでした");
    assertThat(problem(code().token(DeviceKey.generate(new Random(99))))).contains("確かめられません");
    String genuine = token();
    char flipped = genuine.charAt(40) == 'A' ? 'B' : 'A';
    assertThat(problem(genuine.substring(0, 40) + flipped + genuine.substring(41)))
        .contains("読みとれませんでした");
    hub.now = hub.now.plusSeconds(400_000);
    assertThat(problem(genuine)).contains("期限が 切れています");
  }

  private JoinCode code() {
    return new JoinCode(
        Samples.FESTIVAL_DAY,
        TestReplica.KIFU,
        Samples.START,
        Samples.START.plusMinutes(90),
        "ふれあい祭り",
        PlaceUnit.PERSON,
        hub.now.plusSeconds(300_000),
        TestReplica.writer(1),
        Optional.empty());
  }

  private String token() {
    return code().token(kioskKey);
  }

  private SignUp only() {
    List<SignUp> all = hub.board.signUps().of(Samples.FESTIVAL_DAY);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private String signUp(String page, Map<String, String> typed, String language) throws Exception {
    MockHttpServletResponse answer = send(page, typed, language);
    assertThat(answer.getStatus()).isEqualTo(302);
    return ok(get(URI.create(answer.getRedirectedUrl())));
  }

  private MockHttpServletResponse send(String page, Map<String, String> typed, String language)
      throws Exception {
    MockHttpServletRequestBuilder form =
        post("/J/" + token())
            .param("lang", language)
            .param("id", hidden(page, "id"))
            .param("secret", hidden(page, "secret"))
            .param("purpose", hidden(page, "purpose"));
    typed.forEach(form::param);
    return mvc.perform(form).andReturn().getResponse();
  }

  private static String hidden(String page, String name) {
    Matcher matcher = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(matcher.find()).as("the page has a field " + name).isTrue();
    return matcher.group(1);
  }

  private String ok(MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(200);
    return response.getContentAsString();
  }

  private String problem(String token) throws Exception {
    MockHttpServletResponse response = mvc.perform(get("/J/" + token)).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(404);
    return response.getContentAsString();
  }
}
