package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every screen the components were drawn for, filled with invented activities.
final class StyleGuide {
  private static final String CENTER = "｜亀阜《きふ》コミュニティセンター";
  private static final String QR = qr();

  private StyleGuide() {}

  static Map<String, Component> screens() {
    Map<String, Component> screens = new LinkedHashMap<>();
    screens.put("home", home());
    KioskScreen evening = home();
    evening.setEvening(true);
    screens.put("home-evening", evening);
    KioskScreen contrast = home();
    contrast.setContrast(true);
    screens.put("home-contrast", contrast);
    KioskScreen large = home();
    large.setTextStep(1);
    screens.put("home-large", large);
    screens.put("home-lower", homeLower());
    screens.put("list", list());
    KioskScreen largeList = list();
    largeList.setTextStep(2);
    screens.put("list-larger", largeList);
    screens.put("detail", detail());
    screens.put("joined", joined());
    screens.put("waiting", waiting());
    screens.put("refused", refused());
    screens.put("provisional", provisional());
    screens.put("checked-in", checkedIn());
    screens.put("camera", camera());
    screens.put("desk", desk());
    return screens;
  }

  private static LineStatus line() {
    return new LineStatus(true, "市と つながっています");
  }

  private static KioskScreen screen() {
    TopBar top = new TopBar(CENTER, line());
    top.showTime("午後0時20分");
    KioskScreen screen = new KioskScreen();
    screen.head(top);
    screen.tools(tools());
    return screen;
  }

  private static ToolBar tools() {
    return new ToolBar(StyleGuide::nothing)
        .text(StyleGuide::nothing)
        .lower(false, StyleGuide::nothing)
        .language(StyleGuide::nothing);
  }

  private static void nothing() {}

  private static KioskScreen home() {
    Div grid = new Div(next(), days(), here(), mainActions(), moreActions());
    grid.addClassName("home-grid");
    KioskScreen screen = new KioskScreen();
    screen.head(homeHead());
    screen.content(grid);
    screen.tools(homeTools());
    return screen;
  }

  private static ToolBar homeTools() {
    return new ToolBar(StyleGuide::nothing)
        .text(StyleGuide::nothing)
        .lower(false, StyleGuide::nothing)
        .contrast(false, StyleGuide::nothing)
        .languages(languages());
  }

  private static KioskScreen homeLower() {
    Div numbers = new Div();
    numbers.addClassName("number-choices");
    for (int i = 1; i <= 6; i++) {
      numbers.add(new BigButton(BigButton.Look.LINE, Integer.toString(i)));
    }
    Div days = days();
    int number = 2;
    for (Component day : days.getChildren().toList()) {
      number = ((DayCard) day).numberedFrom(number);
    }
    Div grid = new Div(next().numbered(1), days, here());
    grid.addClassName("home-grid");
    KioskScreen screen = new KioskScreen();
    screen.head(homeHead());
    screen.content(grid);
    screen.actions(ScreenText.heading("番号《ばんごう》で えらぶ"), numbers, mainActions(), moreActions());
    screen.tools(homeTools());
    screen.setLower(true);
    return screen;
  }

  private static HomeHead homeHead() {
    HomeHead head = new HomeHead("高松市の つどい", CENTER, new LineStatus(true, "市と つながっています（1分前）"));
    head.showTime("2026年（令和8年）", "11月22日（日）", "午前", "9時42分");
    return head;
  }

  private static NextActivity next() {
    return new NextActivity(
        new NextActivity.Facts(
            "つぎの 活動《かつどう》",
            "DRILL",
            "防災",
            "親子《おやこ》で 学《まな》ぶ 防災訓練《ぼうさいくんれん》",
            "午前10時〜11時30分",
            "大会議室と 駐車場",
            "窓口枠",
            new Amount.Counted("あと", 18, "分"),
            new Amount.Counted("残り", 12, "席")),
        BigButton.primary(Icon.NEXT, "くわしく 見《み》る").iconLast());
  }

  private static Div days() {
    Div days =
        new Div(
            day(
                "今日《きょう》",
                "11月22日（日）",
                List.of(),
                line("SMARTPHONE", "午後1時30分　残り3席", "はじめての スマホ教室《きょうしつ》"),
                line("SPORTS", "午後3時　予約なし", "いきいき 健康体操《けんこうたいそう》"),
                line("PATROL", "午後5時30分　手伝い募集", "青色《あおいろ》パトロール")),
            day(
                "あした",
                "11月23日（月・祝）",
                List.of("センターは 休《やす》みです。", "外《そと》の 活動《かつどう》は あります。"),
                new DayCard.Line(
                    "walk",
                    "SPORTS",
                    "午前9時",
                    Optional.of("中止"),
                    "峰山《みねやま》を 歩《ある》こう会《かい》",
                    Optional.empty()),
                line("PATROL", "午後7時30分　玄関前", "青色《あおいろ》パトロール")));
    days.addClassName("day-cards");
    return days;
  }

  private static DayCard day(String day, String date, List<String> notice, DayCard.Line... lines) {
    return new DayCard(
        new DayCard.Facts(day, date, notice, List.of(lines), Optional.empty()), _ -> nothing());
  }

  private static DayCard.Line line(String category, String when, String title) {
    return new DayCard.Line(title, category, when, Optional.empty(), title, Optional.empty());
  }

  private static HereCard here() {
    return new HereCard("ここ")
        .fact("開いている時間", "今日は 午後5時まで")
        .fact("あいている部屋", "和室・図書室")
        .fact("災害の とき", "避難所《ひなんじょ》です");
  }

  private static Div pair(String name, String value) {
    RubyText bold = new RubyText(value);
    bold.addClassName("value");
    RubyText label = new RubyText(name);
    label.addClassName("name");
    return classed("pair", label, bold);
  }

  private static Div mainActions() {
    Div row =
        new Div(
            BigButton.primary(Icon.SEARCH, "活動《かつどう》を さがす").withHint("えらんで 申《もう》しこむ").tall(),
            BigButton.line(Icon.QR, "受付《うけつけ》を する").withHint("来《き》た 人《ひと》は こちら").tall());
    row.addClassName("main-actions");
    return row;
  }

  private static Div moreActions() {
    Div row =
        new Div(
            BigButton.plain(Icon.LIST, "わたしの 申《もう》しこみ"),
            BigButton.plain(Icon.PASS, "パスを つくる"),
            BigButton.plain(Icon.COMMENT, "意見《いけん》を とどける"));
    row.addClassName("more-actions");
    return row;
  }

  private static Div languages() {
    Div row = new Div();
    row.add(new BigButton(BigButton.Look.PLAIN, Icon.CHECK, "日本語").pressed(true));
    for (String name : List.of("やさしい日本語", "English", "Tiếng｜Việt", "简体中文", "Indonesia", "한국어")) {
      row.add(new BigButton(BigButton.Look.PLAIN, name.replace("｜", " ")).pressed(false));
    }
    return row;
  }

  private static KioskScreen list() {
    Div head = new Div(ScreenText.title("活動《かつどう》を さがす"), new BigNumber("今週は", 12, "件 あります"));
    head.addClassName("title-row");
    Div cards = new Div(cards().stream().map(ActivityCard::new).toArray(Component[]::new));
    cards.addClassName("activity-list");
    Div pager =
        new Div(
            BigButton.plain(Icon.BACK, "前の 4件"),
            new Span("1 / 3"),
            BigButton.line(Icon.NEXT, "つぎの 4件").iconLast());
    pager.addClassName("pager");
    KioskScreen screen = screen();
    screen.content(
        head,
        filter(
            "いつ",
            choice("今日", false),
            choice("あした", false),
            choice("今週", true),
            choice("来週", false),
            BigButton.plain(Icon.CALENDAR, "カレンダー")),
        filter(
            "なに",
            kind(Picture.FESTIVAL, "祭り・行事"),
            kind(Picture.PATROL, "防犯"),
            kind(Picture.WATCH, "見守り"),
            kind(Picture.DRILL, "防災"),
            kind(Picture.RECYCLING, "リサイクル"),
            kind(Picture.SMARTPHONE, "スマホ・学び"),
            kind(Picture.SENIORS, "シニアの会"),
            kind(Picture.SPORTS, "健康・運動")),
        cards,
        pager);
    screen.flow(
        new FlowBar()
            .back(StyleGuide::nothing)
            .startOver(StyleGuide::nothing)
            .with(BigButton.plain(Icon.SEARCH, "ことばで さがす"), StyleGuide::nothing));
    return screen;
  }

  private static Div filter(String name, Component... choices) {
    Span label = new Span(name);
    label.addClassName("filter-name");
    Div row = new Div(choices);
    row.setClassName("in-columns", choices.length == 8);
    row.addClassName("choices");
    Div filter = new Div(label, row);
    filter.addClassName("filter-row");
    return filter;
  }

  private static BigButton choice(String words, boolean on) {
    BigButton.Look look = BigButton.Look.PLAIN;
    return (on ? new BigButton(look, Icon.CHECK, words) : new BigButton(look, words)).pressed(on);
  }

  private static BigButton kind(Picture picture, String words) {
    BigButton button = choice(words, false);
    button.addComponentAsFirst(new Pictogram(picture));
    return button;
  }

  static List<ActivityCard.Facts> cards() {
    return List.of(
        new ActivityCard.Facts(
            "DRILL",
            "防災",
            "今日",
            true,
            "午前10時〜11時30分",
            "親子《おやこ》で 学《まな》ぶ 防災訓練《ぼうさいくんれん》",
            "大会議室と 駐車場",
            "主催 協議会 × 運営 消防団 亀阜分団",
            new Seats.Counted("窓口枠", 8, 20)),
        new ActivityCard.Facts(
            "SMARTPHONE",
            "スマホ・学び",
            "今日",
            true,
            "午後1時30分〜3時30分",
            "はじめての スマホ教室《きょうしつ》",
            "小会議室",
            "主催 協議会 × 運営 さぬきデジタルひろば",
            new Seats.Counted("窓口枠", 7, 10)),
        new ActivityCard.Facts(
            "SPORTS",
            "健康・運動",
            "23日（月・祝）",
            false,
            "午前9時",
            "峰山《みねやま》を 歩《ある》こう会《かい》",
            "集合は 亀阜小学校の 正門",
            "主催 協議会 × 運営 体育協会",
            new Seats.Cancelled(Optional.of("道の 工事の ためです"))),
        new ActivityCard.Facts(
            "SENIORS",
            "シニアの会",
            "25日（水）",
            false,
            "午前10時〜正午",
            "ふれあい 茶話会《さわかい》",
            "和室（畳に いすが あります）",
            "主催 協議会 × 運営 老人クラブ",
            new Seats.Full(List.of("キャンセル 待ちできます", "いま 2人"))));
  }

  private static KioskScreen detail() {
    RubyText sentence = new RubyText("写真を とって、家族に 送ります。\nスマホは 借りられます。");
    Div about =
        new Div(
            new CategoryTag(Picture.SMARTPHONE, "スマホ・学び"),
            ScreenText.title("はじめての スマホ教室《きょうしつ》"),
            sentence);
    about.addClassName("about");
    Div head = new Div(about, new CategoryPicture(Picture.SMARTPHONE, "スマホ・学び"));
    head.addClassNames("scene-head", Picture.SMARTPHONE.className());
    Div facts =
        new Div(
            new Fact(Icon.CLOCK, "今日 午後1時30分〜3時30分", "11月22日（日）　あと1時間10分"),
            new Fact(Icon.PLACE, "小会議室《しょうかいぎしつ》（1階）", "玄関を 入って 右の へや"),
            new Fact(Icon.PEOPLE, "主催 亀阜校区コミュニティ協議会", "運営 NPO法人 さぬきデジタルひろば"),
            new Fact(Icon.BAG, "お金は いりません", "老眼鏡が あると べんりです"));
    facts.addClassName("facts-grid");
    Div ways =
        new Div(
            way(Icon.MOBILE, "スマホで", new QrCode(QR, "申しこみの QR"), "カメラで QRを 読《よ》みます。", "QRを 大きく"),
            way(Icon.PASS, "パスで", new IconView(Icon.PASS), "カードか スマホの パスを かざします。", "パスを かざす"),
            way(
                Icon.TOUCH,
                "この 画面《がめん》で",
                new IconView(Icon.TOUCH),
                "よび名《な》と 年代《ねんだい》だけ。1分で できます。",
                "ここで はじめる"));
    ways.addClassName("ways");
    Div row =
        new Div(
            ScreenText.heading("申《もう》しこみかたは 3つ"),
            new BigNumber("窓口枠 残り", 3, "席"),
            new BigNumber("ネット枠 残り", 5, "席"));
    row.addClassNames("title-row", "spread");
    KioskScreen screen = screen();
    screen.content(
        head,
        facts,
        row,
        ways,
        new Notice(
            Notice.Tone.INFO,
            Icon.WIFI,
            "スマホの QRは インターネットが いります。",
            "けいたいの 電波《でんぱ》でも、館内の Wi-Fiでも つながります。"));
    screen.flow(
        new FlowBar()
            .back(StyleGuide::nothing)
            .startOver(StyleGuide::nothing)
            .with(BigButton.plain(Icon.PEOPLE, "家族も いっしょに"), StyleGuide::nothing));
    return screen;
  }

  private static Div way(Icon icon, String title, Component stage, String words, String button) {
    Div frame = new Div(stage);
    frame.addClassName("stage");
    com.vaadin.flow.component.html.H3 heading =
        new com.vaadin.flow.component.html.H3(new IconView(icon), new RubyText(title));
    Div way =
        new Div(
            heading, frame, ScreenText.sentence(words), new BigButton(BigButton.Look.LINE, button));
    way.addClassName("way");
    return way;
  }

  private static Countdown countdown() {
    return new Countdown(Duration.ofSeconds(9));
  }

  private static KioskScreen answered(StateResult result) {
    KioskScreen screen = new KioskScreen();
    screen.content(result);
    screen.flow(
        new FlowBar()
            .with(BigButton.plain(Icon.CLOCK, "もっと 見《み》る"), StyleGuide::nothing)
            .finish("おわる", StyleGuide::nothing));
    screen.tools(tools());
    return screen;
  }

  private static KioskScreen joined() {
    return answered(
        new StateResult(StateResult.Kind.JOINED, "申《もう》しこみました")
            .about("はじめての スマホ教室《きょうしつ》", "今日 11月22日（日）午後1時30分から")
            .receipt(
                new ReceiptCode("受付番号《うけつけばんごう》　書きとめて ください", "7KQ4MD", "お名前《なまえ》　は＊＊ さん"),
                new QrCode(QR, "申しこみの 控え"))
            .next(
                "つぎに すること",
                List.of(
                    new StateResult.Step("午後1時20分までに 小会議室《しょうかいぎしつ》へ", "玄関を 入って 右の へや（1階）"),
                    new StateResult.Step("入口で この番号《ばんごう》か QRを 見《み》せる", "パスが ある人は パスでも いいです"),
                    new StateResult.Step("来《こ》られなく なったら 知らせる", "この画面の「わたしの申しこみ」か 電話 087-834-0797")))
            .with(
                BigButton.plain(Icon.PRINTER, "紙に 出す"),
                BigButton.plain(Icon.MOBILE, "QRを 大きく"),
                BigButton.plain(Icon.PENCIL, "書きとめた"))
            .with(countdown()));
  }

  private static KioskScreen waiting() {
    return answered(
        new StateResult(StateResult.Kind.WAITING, "キャンセル待《ま》ち 3番目《ばんめ》")
            .queue(3, "あなた")
            .about("ふれあい 茶話会《さわかい》", "11月25日（水）午前10時から　和室")
            .receipt(
                new ReceiptCode("受付番号《うけつけばんごう》　書きとめて ください", "H2W9TC", "お名前《なまえ》　は＊＊ さん"),
                new QrCode(QR, "申しこみの 控え"))
            .explain("いまは 席《せき》が ありません。", "あなたは 3番目《ばんめ》に 待《ま》っています。")
            .next(
                "つぎに すること",
                List.of(
                    new StateResult.Step("席《せき》が あいたら 順《じゅん》に 入《はい》ります", "前の人が やめると 番号が へります"),
                    new StateResult.Step("前の日の 午後5時までに 電話《でんわ》します", "087-834-0797（亀阜コミュニティセンター）から"),
                    new StateResult.Step("ここでも 番号《ばんごう》を 見《み》られます", "「わたしの申しこみ」で 受付番号を 入れます")))
            .with(countdown()));
  }

  private static KioskScreen refused() {
    return answered(
        new StateResult(StateResult.Kind.REFUSED, "定員に 達《たっ》しました")
            .about("ふれあい 茶話会《さわかい》", "11月25日（水）午前10時から　和室")
            .explain("申しこみは できませんでした。", "キャンセル待ちも いっぱいです。")
            .next(
                "つぎに すること",
                List.of(
                    new StateResult.Step("ほかの 日を さがす", "12月9日（水）にも あります"),
                    new StateResult.Step("センターに 聞《き》く", "職員を 呼ぶ ボタンを おします")))
            .with(
                BigButton.plain(Icon.SEARCH, "ほかの 日《ひ》を さがす"),
                BigButton.plain(Icon.CALENDAR, "カレンダーを 見《み》る")));
  }

  private static KioskScreen provisional() {
    KioskScreen screen = new KioskScreen();
    screen.content(
        new StateResult(StateResult.Kind.PROVISIONAL, "仮《かり》の 受付《うけつけ》です")
            .about("午後1時12分　参加《さんか》 1人")
            .explain("そのまま 小会議室《しょうかいぎしつ》へ どうぞ")
            .next(
                "はじめての スマホ教室《きょうしつ》",
                List.of(
                    new StateResult.Step("このパスは まだ たしかめていません", "市と つながったら 自動で たしかめます"),
                    new StateResult.Step("パスは しまって いいです", "席は あります")))
            .fullColour());
    screen.flow(
        new FlowBar()
            .with(
                new BigButton(BigButton.Look.CALL, Icon.BELL, "職員《しょくいん》を 呼《よ》ぶ"),
                StyleGuide::nothing)
            .finish("おわる", StyleGuide::nothing));
    return screen;
  }

  private static KioskScreen checkedIn() {
    KioskScreen screen = new KioskScreen();
    screen.content(
        new StateResult(StateResult.Kind.CHECKED_IN, "受付《うけつけ》しました")
            .about("午後1時12分　参加《さんか》 1人")
            .explain("小会議室《しょうかいぎしつ》へ どうぞ")
            .fullColour());
    return screen;
  }

  private static KioskScreen camera() {
    Div arrow = new Div();
    arrow.addClassName("camera-arrow");
    Div view = new Div();
    view.addClassName("camera-view");
    Div hints =
        new Div(
            pair("手のひら 1つぶん", "はなします"), pair("暗《くら》い ときは", "画面を 明るく"), pair("家族の パスは", "1回で みんな"));
    hints.addClassName("camera-hints");
    Div stage =
        new Div(
            arrow,
            ScreenText.title("カメラは この上《うえ》"),
            ScreenText.sentence("QRを 上《うえ》の カメラに 見《み》せて ください"),
            view,
            hints);
    stage.addClassName("camera-stage");
    Div row =
        new Div(
            BigButton.plain(Icon.PENCIL, "番号《ばんごう》を 入れる").stacked(),
            BigButton.plain(Icon.PEOPLE, "名前《なまえ》なしで 受付").stacked(),
            BigButton.plain(Icon.PERSON, "はじめての 人《ひと》").stacked());
    row.addClassName("button-row");
    KioskScreen screen = new KioskScreen();
    screen.content(stage);
    screen.actions(ScreenText.heading("QRが ない とき"), row);
    screen.flow(new FlowBar().back(StyleGuide::nothing).startOver(StyleGuide::nothing));
    screen.tools(tools());
    return screen;
  }

  private static Component desk() {
    Div bar =
        new Div(
            new TsudoiMark(),
            classed("brand", new RubyText("亀阜コミュニティセンター")),
            classed("gap"),
            new LineStatus(true, "市と つながっています（1分前）　未送信 0件"),
            BigButton.plain(Icon.EYE_OFF, "名前を 出す"),
            BigButton.plain(Icon.PERSON, "事務の 当番"));
    bar.addClassName("desk-bar");
    Div side = new Div();
    side.addClassName("desk-side");
    String[][] links = {
      {"HOME", "今日", ""}, {"CALENDAR", "活動", ""}, {"LIST", "申しこみ", ""}, {"PHONE", "電話する", "2"},
      {"PENCIL", "紙の名簿", ""}, {"PRINTER", "ポスター", ""}, {"COMMENT", "意見箱", "3"}, {"CHART", "報告", ""}
    };
    for (String[] link : links) {
      com.vaadin.flow.component.html.Anchor anchor =
          new com.vaadin.flow.component.html.Anchor(
              "#", new IconView(Icon.valueOf(link[0])), new Span(link[1]));
      if (link[1].equals("今日")) {
        anchor.getElement().setAttribute("aria-current", "page");
      }
      if (!link[2].isEmpty()) {
        anchor.add(classed("count", new Span(link[2])));
      }
      side.add(anchor);
    }
    Div agenda = new Div();
    agenda.addClassNames("panel-card", "agenda");
    agenda.add(
        agendaRow(
            "午前",
            "10:00",
            "〜11:30",
            "DRILL",
            "親子で学ぶ防災訓練",
            new StateTag(StateTag.State.DONE, "おわり"),
            "大会議室と 駐車場　運営 消防団 亀阜分団",
            new AttendanceMeter(34, 36, 40),
            "来た人 34　申込 36",
            false,
            BigButton.line(Icon.PENCIL, "人数を たしかめる")),
        agendaRow(
            "午後",
            "1:30",
            "〜3:30",
            "SMARTPHONE",
            "はじめての スマホ教室",
            new StateTag(StateTag.State.OPEN_NOW, "受付中"),
            "小会議室　運営 さぬきデジタルひろば",
            new AttendanceMeter(9, 15, 20),
            "来た人 9　申込 15 / 20",
            true,
            BigButton.primary(Icon.CAMERA, "受付を 手伝う"),
            BigButton.plain(Icon.PRINTER, "名簿"),
            BigButton.plain(Icon.PLUS, "人数だけ")),
        agendaRow(
            "午後",
            "5:30",
            "〜6:30",
            "PATROL",
            "青色パトロール",
            new StateTag(StateTag.State.CAUTION, "保険を たしかめる"),
            "玄関前　運営 自治会・防犯ボランティア",
            new AttendanceMeter(0, 4, 6),
            "手伝い 4 / 6",
            false,
            BigButton.line(Icon.PEOPLE, "手伝いを さがす")));
    Div tasks =
        new Div(
            task(Icon.PHONE, "電話を かける", "2人", "茶話会に 席が 1つ 空きました。", "電話番号を 見る"),
            task(Icon.WARNING, "仮の受付を たしかめる", "1件", "午前10時2分　よその パス", "たしかめる"));
    tasks.addClassName("task-list");
    Div aside = new Div(classed("panel-head", ScreenText.heading("いま すること")), tasks);
    aside.addClassName("panel-card");
    Div columns = new Div(agenda, aside);
    columns.addClassName("desk-columns");
    Div alarm =
        new Div(
            new IconView(Icon.BELL),
            classed("lines", new Span("玄関の 画面から 呼んでいます")),
            new BigButton(BigButton.Look.PLAIN, "行きます"));
    alarm.addClassName("alarm");
    Div head =
        new Div(ScreenText.title("今日の 受付"), new RubyText("2026年（令和8年）11月22日（日）午後1時14分"), alarm);
    head.addClassName("desk-head");
    Div main = new Div(head, columns);
    main.addClassName("desk-main");
    Div desk = new Div(bar, side, main);
    desk.addClassName("desk");
    return desk;
  }

  private static Div task(Icon icon, String what, String count, String why, String button) {
    Div task =
        new Div(
            new IconView(icon),
            classed("what", new RubyText(what)),
            new Span(count),
            classed("why", new RubyText(why)),
            new BigButton(BigButton.Look.LINE, button));
    task.addClassName("task");
    return task;
  }

  private static Div agendaRow(
      String half,
      String from,
      String to,
      String category,
      String title,
      StateTag tag,
      String where,
      AttendanceMeter meter,
      String numbers,
      boolean now,
      Component... doing) {
    Span hour = new Span(from);
    hour.addClassName("from");
    Div row =
        new Div(
            classed("time", new Span(half), hour, new Span(to)),
            new Pictogram(Picture.of(category)).tile(),
            classed(
                "about",
                classed("title", new RubyText(title), tag),
                new RubyText(where),
                classed("measure", meter, new RubyText(numbers))),
            classed("doing", doing));
    row.addClassName("agenda-row");
    row.setClassName("is-now", now);
    return row;
  }

  private static Div classed(String name, Component... parts) {
    Div div = new Div(parts);
    div.addClassName(name);
    return div;
  }

  private static String qr() {
    StringBuilder path = new StringBuilder();
    int state = 7;
    for (int y = 0; y < 25; y++) {
      for (int x = 0; x < 25; x++) {
        state = state * 1103515245 + 12345;
        boolean finder = (x < 8 || x > 16) && y < 8 || x < 8 && y > 16;
        if (!finder && (state >>> 20 & 1) == 1) {
          path.append("M").append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    for (int[] at : new int[][] {{0, 0}, {18, 0}, {0, 18}}) {
      path.append(
          "M%d %dh7v7h-7zM%d %dv5h5v-5zM%d %dh3v3h-3z"
              .formatted(at[0], at[1], at[0] + 1, at[1] + 1, at[0] + 2, at[1] + 2));
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 25 25\"><path d=\""
        + path
        + "\"/></svg>";
  }
}
