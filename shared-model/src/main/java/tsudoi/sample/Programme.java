package tsudoi.sample;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.sample.Crowd.Ages;

/// What a council does in a year, as the programme names it: the words of the sample listings.
///
/// Titles carry readings; a space is a place where the line may break.
final class Programme {
  private static final List<DayOfWeek> WORKDAYS =
      List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);

  private static final String GYM_GROUP = "さぬき 健やか体操の会";
  private static final String DIGITAL_GROUP = "NPO法人 さぬきデジタルひろば";
  private static final String CRAFT_GROUP = "おやこ工房 ことこと";
  private static final String DISASTER_GROUP = "せとうち防災サポート";
  private static final String WALKING_GROUP = "てくてく ウォーキングの会";
  private static final String WELCOME_GROUP = "ひっこし ようこそ隊";
  private static final String TEA_GROUP = "お茶の会 やすらぎ";
  private static final String TRAINING_GROUP = "NPO法人 まちづくり学びの輪";

  private Programme() {}

  static List<Regular> regulars() {
    return List.of(
        patrol(),
        watch(),
        gymnastics(),
        seniorsGathering(),
        recycling(),
        smartphoneHelp(),
        study());
  }

  static Regular patrol() {
    Activity patrol =
        Activity.of(
                "patrol",
                Category.PATROL,
                Host.COUNCIL,
                Place.ENTRANCE,
                Entry.open(),
                Crowd.helping(6, Ages.HELPERS))
            .titled("｜青色《あおいろ》 パトロール", "Blue-light patrol")
            .saying(
                "青色回転灯の 車で 地区を 回り、子どもたちの 帰り道を 見守ります。" + "手伝ってくださる方は、時間までに 玄関前へ お集まりください。",
                "Volunteers drive and walk through the district in the evening. Helpers are welcome.")
            .forWhom(Audience.ADULTS, Audience.SENIORS)
            .bringing("懐中電灯と 歩きやすい靴", "A torch and walking shoes");
    Activity onFoot =
        patrol
            .titled("｜夜《よる》の ｜防犯《ぼうはん》 パトロール", "Evening safety walk")
            .saying(
                "拍子木を 鳴らしながら、地区の 暗い道を みんなで 歩きます。初めての方も どうぞ。",
                "We walk the dark streets of the district together. First-timers are welcome.");
    Activity association =
        Activity.of(
                "patrol",
                Category.PATROL,
                Host.NEIGHBORHOOD_ASSOCIATIONS,
                Place.ENTRANCE,
                Entry.open(),
                Crowd.helping(6, Ages.HELPERS))
            .titled("｜防犯《ぼうはん》 パトロール", "Crime-prevention patrol")
            .saying(
                "自治会の 当番と ボランティアで 地区を 見回ります。反射ベストは お貸しします。",
                "Neighbourhood associations and volunteers walk the district. Vests are provided.")
            .forWhom(Audience.ADULTS);
    return Regular.weekly(
        List.of(patrol, onFoot, association),
        List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY),
        times("17:30", "19:00", "19:30", "20:00"),
        60);
  }

  private static Regular watch() {
    Activity crossing =
        Activity.of(
                "watch",
                Category.WATCH,
                Host.TRAFFIC_SAFETY_MOTHERS,
                Place.SCHOOL_ROUTES,
                Entry.open(),
                Crowd.helping(3, Ages.HELPERS))
            .titled("｜登校《とうこう》の ｜見守《みまも》り", "Walking to school safely")
            .saying(
                "通学路の 交差点で、登校する 子どもたちに 声を かけます。月に 1回だけでも 助かります。",
                "We greet children at the crossings on their way to school. Once a month is a help, too.")
            .forWhom(Audience.ADULTS, Audience.SENIORS);
    Activity greeting =
        Activity.of(
                "watch",
                Category.WATCH,
                Host.SENIORS_CLUB,
                Place.SCHOOL_ROUTES,
                Entry.open(),
                Crowd.helping(3, Ages.SENIORS))
            .titled("｜子《こ》どもの ｜見守《みまも》り ・ あいさつ｜運動《うんどう》", "Morning greeting for children")
            .saying(
                "「おはよう」の あいさつで 子どもたちを 見送ります。腕章は センターで お渡しします。",
                "We see the children off with a good morning. Ask at the center for an armband.")
            .forWhom(Audience.ADULTS, Audience.SENIORS);
    return Regular.everyDay(List.of(crossing, greeting), WORKDAYS, times("07:30"), 30);
  }

  static Regular gymnastics() {
    Activity lively =
        Activity.of(
                "gymnastics",
                Category.SPORTS,
                Host.COUNCIL,
                Place.HALL,
                Entry.open(),
                Crowd.of(15, 2, Ages.SENIORS))
            .titled("いきいき ｜健康体操《けんこうたいそう》", "Lively gymnastics")
            .saying(
                "いすに 座ったままでも できる 体操です。予約は いりません。動きやすい服で お越しください。",
                "Exercises that you can also do sitting on a chair. Just come in comfortable clothes.")
            .forWhom(Audience.SENIORS)
            .runBy(GYM_GROUP)
            .bringing("飲み物と タオル", "A drink and a towel");
    Activity stretch =
        Activity.of(
                "gymnastics",
                Category.SPORTS,
                Host.SPORTS_ASSOCIATION,
                Place.HALL,
                Entry.firstCome(25),
                Crowd.of(13, 1, Ages.ADULTS))
            .titled("のびのび ストレッチ", "Easy stretching")
            .saying(
                "肩と 腰を ゆっくり ほぐします。当日 先着25人です。",
                "Slow stretching for shoulders and back. The first 25 can take part.")
            .forWhom(Audience.ADULTS, Audience.SENIORS)
            .bringing("ヨガマット または バスタオル", "A mat or a bath towel");
    Activity noFalls =
        Activity.of(
                "gymnastics",
                Category.SPORTS,
                Host.SENIORS_CLUB,
                Place.TATAMI_ROOM,
                Entry.open(),
                Crowd.of(12, 2, Ages.SENIORS))
            .titled("ころばん ｜体操《たいそう》", "Steady-on-your-feet exercise")
            .saying(
                "転ばない 足腰を つくる 体操を 30分、そのあと お茶で ひと休み します。",
                "Half an hour of exercise against falls, then a cup of tea.")
            .forWhom(Audience.SENIORS)
            .runBy(GYM_GROUP);
    return Regular.weekly(
        List.of(lively, stretch, noFalls), WORKDAYS, times("09:30", "10:00", "13:30", "15:00"), 60);
  }

  private static Regular seniorsGathering() {
    Activity tea =
        Activity.of(
                "gathering",
                Category.SENIORS,
                Host.SENIORS_CLUB,
                Place.TATAMI_ROOM,
                Entry.firstCome(20),
                Crowd.of(14, 3, Ages.SENIORS))
            .titled("ふれあい ｜茶話会《さわかい》", "Tea and talk")
            .saying(
                "お茶と お菓子で おしゃべりを 楽しみます。畳の 部屋ですが、いすも あります。",
                "Tea, sweets and a chat. There are chairs in the tatami room.")
            .forWhom(Audience.SENIORS)
            .runBy(TEA_GROUP)
            .costing("お茶代 100円", "100 yen for tea");
    Activity salon =
        Activity.of(
                "gathering",
                Category.SENIORS,
                Host.COUNCIL,
                Place.SMALL_ROOM,
                Entry.open(),
                Crowd.of(12, 3, Ages.SENIORS))
            .titled("いきいき サロン", "Seniors' salon")
            .saying(
                "脳トレや 歌、季節の 手仕事を します。送り迎えが 必要な方は、センターに ご相談ください。",
                "Puzzles, songs and seasonal handicraft. Ask the center if you need a lift.")
            .forWhom(Audience.SENIORS);
    Activity lunch =
        Activity.of(
                "gathering",
                Category.SENIORS,
                Host.WOMENS_GROUP,
                Place.KITCHEN,
                Entry.firstCome(18),
                Crowd.of(13, 4, Ages.SENIORS))
            .titled("みんなで お｜昼《ひる》ごはん", "Lunch together")
            .saying(
                "地元の 野菜で 作った お昼を いっしょに 食べます。お一人の方も どうぞ。",
                "A lunch of local vegetables, eaten together. Come alone or in company.")
            .forWhom(Audience.SENIORS, Audience.EVERYONE)
            .costing("食材費 300円", "300 yen for ingredients");
    return Regular.monthly(
        List.of(tea, salon, lunch),
        2,
        List.of(TUESDAY, WEDNESDAY, THURSDAY, FRIDAY),
        times("10:00", "10:30"),
        120);
  }

  private static Regular recycling() {
    Activity collection =
        Activity.of(
                "recycling",
                Category.RECYCLING,
                Host.CHILDREN_GROUP,
                Place.CAR_PARK,
                Entry.open(),
                Crowd.helping(11, Ages.FAMILIES))
            .titled("｜資源《しげん》｜回収《かいしゅう》の ｜日《ひ》", "Recycling day")
            .saying(
                "新聞・雑誌・段ボール・アルミ缶を 駐車場で 集めます。売上は 子ども会の 活動に 使います。",
                "Bring newspapers, magazines, cardboard and cans. The money goes to the children's group.");
    Activity market =
        Activity.of(
                "recycling",
                Category.RECYCLING,
                Host.WOMENS_GROUP,
                Place.CAR_PARK,
                Entry.open(),
                Crowd.helping(9, Ages.ADULTS))
            .titled("リサイクル ｜広場《ひろば》", "Recycling corner")
            .saying(
                "古紙と 古着、使い終わった 食用油を 集めます。油は 瓶か ペットボトルに 入れて お持ちください。",
                "We collect paper, clothes and used cooking oil. Please bring oil in a closed bottle.");
    return Regular.monthly(
        List.of(collection, market), 3, List.of(SATURDAY, SUNDAY), times("08:00", "08:30"), 120);
  }

  private static Regular smartphoneHelp() {
    Activity help =
        Activity.of(
                "smartphone",
                Category.SMARTPHONE,
                Host.COUNCIL,
                Place.SMALL_ROOM,
                Entry.signUp(10, 3),
                Crowd.of(9, 2, Ages.SENIORS))
            .titled("スマホの ｜困《こま》りごと ｜相談《そうだん》", "Help with your smartphone")
            .saying(
                "電話帳、写真、地図など、分からないことを 一つずつ いっしょに 調べます。ふだん お使いの スマホを お持ちください。",
                "Contacts, photos, maps: we look at your questions one by one. Bring your own phone.")
            .forWhom(Audience.SENIORS, Audience.ADULTS)
            .runBy(DIGITAL_GROUP)
            .bringing("ご自分の スマホ", "Your smartphone");
    Activity lesson =
        Activity.of(
                "smartphone",
                Category.SMARTPHONE,
                Host.COUNCIL,
                Place.LIBRARY,
                Entry.signUp(12, 4),
                Crowd.of(10, 2, Ages.SENIORS))
            .titled("｜毎月《まいつき》の スマホ｜教室《きょうしつ》", "Monthly smartphone class")
            .saying(
                "月ごとに テーマを 変えて 学びます。先生のほかに 手伝いの 人も います。スマホの 貸し出しも あります。",
                "A new topic every month, with helpers beside you. Phones can be borrowed.")
            .forWhom(Audience.SENIORS)
            .runBy(DIGITAL_GROUP);
    return Regular.monthly(
        List.of(help, lesson),
        4,
        List.of(TUESDAY, WEDNESDAY, THURSDAY),
        times("10:00", "13:30", "14:00"),
        90);
  }

  private static Regular study() {
    Activity safety =
        Activity.of(
                "study",
                Category.MEETING,
                Host.COUNCIL,
                Place.SMALL_ROOM,
                Entry.open(),
                Crowd.helping(9, Ages.HELPERS))
            .titled("｜安全《あんぜん》・｜安心《あんしん》 ｜部会《ぶかい》", "Section meeting: safety")
            .saying(
                "防犯と 防災の 活動を 話し合います。部会員で ない方の 見学も 歓迎します。",
                "The section plans patrols and drills. Visitors are welcome to listen.")
            .forWhom(Audience.ADULTS);
    Activity welfare =
        safety
            .titled("｜福祉《ふくし》 ｜部会《ぶかい》", "Section meeting: welfare")
            .saying(
                "ひとり暮らしの 方の 見守りと サロンの 進め方を 話し合います。",
                "The section discusses visits to people who live alone, and the salons.");
    Activity archive =
        safety
            .titled("ふるさと ｜研究班《けんきゅうはん》", "Local history study group")
            .saying(
                "古い 写真と 地図を 持ち寄り、地区の 歩みを まとめています。興味のある方は どうぞ。",
                "We collect old photos and maps of the district. Anyone interested may join.")
            .in(Place.LIBRARY);
    return Regular.monthly(
        List.of(safety, welfare, archive),
        1,
        List.of(TUESDAY, WEDNESDAY, THURSDAY, FRIDAY),
        times("18:30", "19:00", "19:30"),
        90);
  }

  static List<Season> seasons() {
    return List.of(
        festival(),
        drill(),
        cleanup(),
        culture(),
        pounding(),
        nightWatch(),
        bonfire(),
        training(),
        exchange(),
        cherries(),
        newcomers(),
        assembly(),
        radio(),
        summer(),
        crafts(),
        respect(),
        sports(),
        walk());
  }

  private static Season festival() {
    Activity festival =
        Activity.of(
                "festival",
                Category.FESTIVAL,
                Host.COUNCIL,
                Place.CAR_PARK,
                Entry.open(),
                Crowd.counted(480, 26, Ages.ALL))
            .titled("{name} ふれあい ｜祭《まつ》り", "Community festival")
            .saying(
                "屋台、ステージ、子どもの 遊びの コーナーが あります。雨の ときは 館内で 行います。",
                "Food stalls, a stage and games for children. Indoors if it rains.")
            .forWhom(Audience.EVERYONE, Audience.FAMILIES);
    Activity harvest =
        festival
            .titled("ふれあい まつり と うどんの ｜会《かい》", "Festival with udon")
            .saying(
                "手打ちうどんの ふるまいと、小学生の 合奏が あります。うどんは 200杯で 終わります。",
                "Handmade udon (200 bowls) and music by the primary school.");
    Activity market =
        festival
            .titled("ふれあい ｜秋祭《あきまつ》り", "Autumn festival")
            .saying(
                "野菜市、バザー、福引きが あります。手伝ってくださる方も 募集しています。",
                "Vegetables, a bazaar and a lottery. Helpers are welcome, too.");
    return new Season(
        List.of(festival, harvest, market),
        true,
        Month.NOVEMBER,
        List.of(2, 3, 4),
        SUNDAY,
        1,
        LocalTime.of(10, 0),
        300);
  }

  private static Season drill() {
    Activity drill =
        Activity.of(
                "drill",
                Category.DRILL,
                Host.COUNCIL,
                Place.SCHOOL_GROUND,
                Entry.open(),
                Crowd.of(85, 14, Ages.ALL))
            .titled("｜地区《ちく》 ｜防災訓練《ぼうさいくんれん》", "District disaster drill")
            .saying(
                "避難、初期消火、炊き出しを 練習します。安否確認の 黄色い 旗も 忘れずに 出してください。",
                "We practise evacuating, putting out fires and cooking for many.")
            .forWhom(Audience.EVERYONE)
            .runBy(DISASTER_GROUP)
            .bringing("軍手と 飲み物", "Work gloves and a drink");
    Activity shelter =
        Activity.of(
                "drill",
                Category.DRILL,
                Host.NEIGHBORHOOD_ASSOCIATIONS,
                Place.CAR_PARK,
                Entry.open(),
                Crowd.of(70, 12, Ages.ALL))
            .titled("｜避難所《ひなんじょ》を ひらく ｜訓練《くんれん》", "Opening the shelter: a drill")
            .saying(
                "受付、段ボールベッド、仮設トイレの 組み立てを みんなで 体験します。",
                "Reception, cardboard beds and portable toilets: we set them up together.")
            .forWhom(Audience.EVERYONE)
            .runBy(DISASTER_GROUP);
    return new Season(
        List.of(drill, shelter),
        true,
        Month.SEPTEMBER,
        List.of(1, 2),
        SUNDAY,
        1,
        LocalTime.of(9, 0),
        150);
  }

  private static Season cleanup() {
    Activity cleanup =
        Activity.of(
                "cleanup",
                Category.CLEANUP,
                Host.NEIGHBORHOOD_ASSOCIATIONS,
                Place.DISTRICT,
                Entry.open(),
                Crowd.of(55, 8, Ages.ALL))
            .titled("クリーン ｜作戦《さくせん》", "Clean-up day")
            .saying(
                "道路と 水路の ごみを 拾います。ごみ袋と トングは 用意します。小雨でも 行います。",
                "We clean roads and channels. Bags and tongs are provided. Also in light rain.")
            .bringing("軍手、帽子、飲み物", "Work gloves, a hat and a drink");
    return new Season(
        List.of(cleanup), true, Month.JUNE, List.of(1, 2), SUNDAY, 1, LocalTime.of(8, 0), 90);
  }

  private static Season culture() {
    Activity culture =
        Activity.of(
                "culture",
                Category.CULTURE,
                Host.COUNCIL,
                Place.WHOLE_CENTER,
                Entry.open(),
                Crowd.counted(260, 12, Ages.ALL))
            .titled("{name} ｜文化祭《ぶんかさい》", "Culture days")
            .saying(
                "書道、写真、手芸などの 作品展と、サークルの 発表が あります。お茶席も あります。",
                "Calligraphy, photographs and handicraft, performances, and a tea room.");
    Activity exhibition =
        culture
            .titled("｜作品展《さくひんてん》 と ミニ コンサート", "Exhibition and small concert")
            .saying(
                "一年間に 作った 作品を 並べます。2日目の 午後は コーラスと 大正琴の 演奏です。",
                "Works of the year on show; chorus and strings on the second afternoon.");
    return new Season(
        List.of(culture, exhibition),
        false,
        Month.NOVEMBER,
        List.of(1, 2),
        SATURDAY,
        2,
        LocalTime.of(9, 30),
        360);
  }

  private static Season pounding() {
    Activity pounding =
        Activity.of(
                "pounding",
                Category.CHILDREN,
                Host.CHILDREN_GROUP,
                Place.CAR_PARK,
                Entry.families(25, 10),
                Crowd.of(60, 12, Ages.FAMILIES))
            .titled("｜親子《おやこ》 もちつき｜大会《たいかい》", "Rice-cake pounding for families")
            .saying(
                "きねと うすで もちを つきます。つきたてを その場で いただきます。家族で 1組として お申し込みください。",
                "Pound rice and eat it fresh. Sign up once for the whole family.")
            .forWhom(Audience.FAMILIES, Audience.CHILDREN)
            .costing("1組 500円", "500 yen a family")
            .bringing("エプロンと 三角巾", "An apron and a head scarf");
    return new Season(
        List.of(pounding),
        false,
        Month.DECEMBER,
        List.of(2, 3),
        SUNDAY,
        1,
        LocalTime.of(9, 30),
        150);
  }

  private static Season nightWatch() {
    Activity nightWatch =
        Activity.of(
                "nightwatch",
                Category.PATROL,
                Host.FIRE_BRIGADE,
                Place.DISTRICT,
                Entry.open(),
                Crowd.helping(12, Ages.HELPERS))
            .titled("｜年末《ねんまつ》の ｜夜警《やけい》", "Year-end night watch")
            .saying(
                "「火の用心」と 声を かけながら 地区を 回ります。子どもは 保護者と いっしょに 来てください。",
                "We walk the district calling out to mind the fire. Children come with a parent.");
    return new Season(
        List.of(nightWatch), false, Month.DECEMBER, List.of(4), SUNDAY, 2, LocalTime.of(20, 0), 90);
  }

  private static Season bonfire() {
    Activity bonfire =
        Activity.of(
                "bonfire",
                Category.FESTIVAL,
                Host.CHILDREN_GROUP,
                Place.SCHOOL_GROUND,
                Entry.open(),
                Crowd.counted(150, 14, Ages.FAMILIES))
            .titled("とんど ｜焼《や》き", "New Year bonfire")
            .saying(
                "正月飾りを 燃やして 一年の 無事を 願います。ビニールや 針金は 外して お持ちください。",
                "New Year decorations are burned for a safe year. Please take off plastic and wire.")
            .forWhom(Audience.EVERYONE, Audience.FAMILIES);
    return new Season(
        List.of(bonfire), false, Month.JANUARY, List.of(2), SUNDAY, 1, LocalTime.of(9, 0), 120);
  }

  private static Season training() {
    Activity leaders =
        Activity.of(
                "training",
                Category.TRAINING,
                Host.COUNCIL,
                Place.HALL,
                Entry.signUp(30, 10),
                Crowd.of(22, 3, Ages.HELPERS))
            .titled("｜人材育成《じんざいいくせい》 ｜研修《けんしゅう》", "Training for local leaders")
            .saying(
                "会議の 進め方と チラシの 作り方を、演習を 交えて 学びます。初めて 役員に なる方に おすすめです。",
                "How to run a meeting and make a leaflet, with exercises. Good for new officers.")
            .forWhom(Audience.ADULTS, Audience.YOUNG_ADULTS)
            .runBy(TRAINING_GROUP)
            .bringing("筆記用具", "Something to write with");
    Activity helpers =
        leaders
            .titled("｜地域《ちいき》 ボランティア ｜入門《にゅうもん》", "First steps as a volunteer")
            .saying(
                "月に 1回から できる 手伝いを 紹介します。学生の 参加も 歓迎します。",
                "Ways to help from once a month. Students are welcome.")
            .forWhom(Audience.YOUNG_ADULTS, Audience.ADULTS, Audience.TEENS);
    return new Season(
        List.of(leaders, helpers),
        false,
        Month.FEBRUARY,
        List.of(1, 2, 3),
        SATURDAY,
        1,
        LocalTime.of(13, 30),
        120);
  }

  private static Season exchange() {
    Activity exchange =
        Activity.of(
                "exchange",
                Category.MEETING,
                Host.COUNCIL,
                Place.HALL,
                Entry.signUp(40, 10),
                Crowd.of(28, 5, Ages.ADULTS))
            .titled("まちの こと を ｜話《はな》す ｜会《かい》", "Talking about our town")
            .saying(
                "小さな 班に 分かれて、地区の 困りごとと やってみたいことを 話し合います。",
                "In small groups we talk about worries and wishes for the district.")
            .forWhom(Audience.ADULTS, Audience.YOUNG_ADULTS, Audience.SENIORS);
    return new Season(
        List.of(exchange),
        false,
        Month.MARCH,
        List.of(1, 2),
        SATURDAY,
        1,
        LocalTime.of(14, 0),
        120);
  }

  private static Season cherries() {
    Activity cherries =
        Activity.of(
                "cherries",
                Category.FESTIVAL,
                Host.COUNCIL,
                Place.PARK,
                Entry.open(),
                Crowd.counted(190, 14, Ages.ALL))
            .titled("さくら まつり", "Cherry blossom festival")
            .saying(
                "花の 下で 野点と 子どもの だんご作りを します。雨の ときは 中止です。",
                "Tea under the blossoms and dumplings made by children. Not in the rain.");
    return new Season(
        List.of(cherries), false, Month.APRIL, List.of(1), SATURDAY, 1, LocalTime.of(10, 0), 240);
  }

  private static Season newcomers() {
    Activity welcome =
        Activity.of(
                "newcomers",
                Category.MEETING,
                Host.NEIGHBORHOOD_ASSOCIATIONS,
                Place.SMALL_ROOM,
                Entry.open(),
                Crowd.of(17, 5, Ages.ADULTS))
            .titled("｜引《ひ》っ｜越《こ》してきた ｜人《ひと》の つどい", "Welcome for newcomers")
            .saying(
                "ごみの 出し方、自治会、避難場所を 地図で 説明します。お子さん連れも どうぞ。やさしい 日本語で 話します。",
                "Waste, neighbourhood associations and shelters, shown on a map, in plain Japanese.")
            .forWhom(Audience.NEWCOMERS, Audience.FAMILIES)
            .runBy(WELCOME_GROUP);
    return new Season(
        List.of(welcome), false, Month.APRIL, List.of(3, 4), SUNDAY, 1, LocalTime.of(10, 0), 90);
  }

  private static Season assembly() {
    Activity assembly =
        Activity.of(
                "assembly",
                Category.MEETING,
                Host.COUNCIL,
                Place.HALL,
                Entry.open(),
                Crowd.of(42, 8, Ages.HELPERS))
            .titled("｜協議会《きょうぎかい》 ｜総会《そうかい》", "General meeting of the council")
            .saying(
                "前の 年度の 報告と、今年度の 計画・予算を 決めます。どなたでも 傍聴できます。",
                "Report on last year, plan and budget for this one. Everyone may listen.")
            .forWhom(Audience.ADULTS, Audience.EVERYONE);
    return new Season(
        List.of(assembly), true, Month.MAY, List.of(3, 4), SATURDAY, 1, LocalTime.of(13, 30), 120);
  }

  private static Season radio() {
    Activity radio =
        Activity.of(
                "radio",
                Category.CHILDREN,
                Host.CHILDREN_GROUP,
                Place.PARK,
                Entry.open(),
                Crowd.of(26, 4, Ages.CHILDREN))
            .titled("｜夏休《なつやす》み ラジオ｜体操《たいそう》", "Summer morning exercises")
            .saying(
                "朝 6時30分に 公園へ 集まります。カードに はんこを 押します。大人も どうぞ。",
                "We meet in the park at 6:30. Every morning earns a stamp. Adults are welcome.")
            .forWhom(Audience.CHILDREN, Audience.FAMILIES);
    return new Season(
        List.of(radio), false, Month.JULY, List.of(4), MONDAY, 5, LocalTime.of(6, 30), 20);
  }

  private static Season summer() {
    Activity summer =
        Activity.of(
                "summer",
                Category.FESTIVAL,
                Host.COUNCIL,
                Place.SCHOOL_GROUND,
                Entry.open(),
                Crowd.counted(430, 24, Ages.ALL))
            .titled("｜夏《なつ》まつり と ｜盆踊《ぼんおど》り", "Summer festival and dance")
            .saying(
                "夕方から 屋台が 並び、7時から みんなで 踊ります。浴衣で どうぞ。",
                "Stalls from the evening, dancing from seven. Come in a yukata if you like.")
            .forWhom(Audience.EVERYONE, Audience.FAMILIES);
    return new Season(
        List.of(summer), false, Month.AUGUST, List.of(1, 4), SATURDAY, 1, LocalTime.of(17, 0), 240);
  }

  private static Season crafts() {
    Activity wood =
        Activity.of(
                "crafts",
                Category.CHILDREN,
                Host.CHILDREN_GROUP,
                Place.HALL,
                Entry.signUp(20, 8),
                Crowd.of(21, 4, Ages.CHILDREN))
            .titled("｜子《こ》ども ｜工作教室《こうさくきょうしつ》", "Craft class for children")
            .saying(
                "木の 切れ端で 動く おもちゃを 作ります。夏休みの 作品にも なります。",
                "Make a moving toy from pieces of wood, also good for the summer homework.")
            .forWhom(Audience.CHILDREN)
            .runBy(CRAFT_GROUP)
            .costing("材料費 300円", "300 yen for materials")
            .bringing("はさみ と のり", "Scissors and glue");
    Activity kite =
        wood.titled("うちわ と ちょうちん ｜作《づく》り", "Making fans and lanterns")
            .saying(
                "自分の 絵で うちわと ちょうちんを 作ります。小さい子は 家の人と いっしょに 来てください。",
                "Paint your own fan and lantern. Small children come with a grown-up.");
    return new Season(
        List.of(wood, kite), false, Month.JULY, List.of(4), SATURDAY, 1, LocalTime.of(9, 30), 120);
  }

  private static Season respect() {
    Activity respect =
        Activity.of(
                "respect",
                Category.SENIORS,
                Host.COUNCIL,
                Place.HALL,
                Entry.elsewhere(),
                Crowd.of(62, 12, Ages.SENIORS))
            .titled("｜敬老会《けいろうかい》", "Celebration for the elders")
            .saying(
                "75歳以上の 方を お招きします。子どもたちの 歌と、踊りの 発表が あります。",
                "For everyone of 75 and over, with songs by children and dances.")
            .forWhom(Audience.SENIORS);
    return new Season(
        List.of(respect),
        false,
        Month.SEPTEMBER,
        List.of(2),
        SATURDAY,
        1,
        LocalTime.of(10, 0),
        150);
  }

  private static Season sports() {
    Activity sports =
        Activity.of(
                "sports",
                Category.SPORTS,
                Host.SPORTS_ASSOCIATION,
                Place.SCHOOL_GROUND,
                Entry.open(),
                Crowd.counted(340, 30, Ages.ALL))
            .titled("{name} ｜大運動会《だいうんどうかい》", "District sports day")
            .saying(
                "玉入れ、綱引き、自治会対抗リレーを します。当日の 飛び入りも できます。",
                "Games, tug of war and a relay between the associations. Join on the day if you like.")
            .forWhom(Audience.EVERYONE, Audience.FAMILIES)
            .bringing("運動靴、帽子、飲み物", "Sports shoes, a hat and a drink");
    Activity ground =
        Activity.of(
                "sports",
                Category.SPORTS,
                Host.SPORTS_ASSOCIATION,
                Place.SCHOOL_GROUND,
                Entry.elsewhere(),
                Crowd.of(48, 8, Ages.SENIORS))
            .titled("グラウンドゴルフ ｜大会《たいかい》", "Ground golf tournament")
            .saying(
                "6人 1組で 回ります。道具は お貸しします。終わったあと 表彰が あります。",
                "Teams of six, equipment provided, prizes at the end.")
            .forWhom(Audience.ADULTS, Audience.SENIORS);
    return new Season(
        List.of(sports, sports, ground),
        true,
        Month.OCTOBER,
        List.of(2, 3),
        SUNDAY,
        1,
        LocalTime.of(8, 30),
        330);
  }

  private static Season walk() {
    return new Season(
        List.of(walking()), false, Month.MAY, List.of(1, 4), SUNDAY, 1, LocalTime.of(9, 0), 150);
  }

  static Activity walking() {
    return Activity.of(
            "walk",
            Category.SPORTS,
            Host.SPORTS_ASSOCIATION,
            Place.ENTRANCE,
            Entry.open(),
            Crowd.of(26, 4, Ages.ADULTS))
        .titled("{walk}を ｜歩《ある》こう｜会《かい》", "A walk in the neighbourhood")
        .saying(
            "約4キロを おしゃべりしながら 歩きます。途中で 休みます。小学生以下は 家の人と いっしょに どうぞ。",
            "About four kilometres with breaks. Children come with a grown-up.")
        .forWhom(Audience.EVERYONE)
        .runBy(WALKING_GROUP)
        .bringing("飲み物と 雨具", "A drink and rainwear");
  }

  // What the centers with a kiosk on show have about today, in two sets that differ.

  static Activity morning(boolean second) {
    Activity walk =
        Activity.of(
                "morning",
                Category.CLEANUP,
                Host.NEIGHBORHOOD_ASSOCIATIONS,
                Place.ENTRANCE,
                Entry.open(),
                Crowd.of(14, 3, Ages.ALL))
            .titled("｜朝《あさ》の クリーン さんぽ", "Morning clean-up walk")
            .saying(
                "近所を 1時間ほど 歩きながら ごみを 拾います。トングと 袋は お貸しします。",
                "An hour's walk around the block, picking up litter. Tongs and bags are lent out.");
    return second
        ? walk.titled("｜花《はな》いっぱい ｜運動《うんどう》", "Flowers for the street")
            .saying(
                "玄関前と 道ばたの 花だんの 手入れを します。苗と 道具は 用意します。",
                "We look after the flower beds by the road. Plants and tools are provided.")
        : walk;
  }

  static Activity familyDrill(boolean second) {
    Activity drill =
        Activity.of(
                "familydrill",
                Category.DRILL,
                Host.COUNCIL,
                Place.CAR_PARK,
                Entry.signUp(100, 30),
                Crowd.of(64, 10, Ages.FAMILIES))
            .titled("｜親子《おやこ》で ｜学《まな》ぶ ｜防災訓練《ぼうさいくんれん》", "Disaster drill for families")
            .saying(
                "消火器の 使い方、煙の 中の 歩き方、非常食の 試食を 体験します。濡れても よい服で お越しください。",
                "Try a fire extinguisher, walk through smoke and taste emergency food.")
            .forWhom(Audience.FAMILIES, Audience.CHILDREN, Audience.EVERYONE)
            .runBy(DISASTER_GROUP)
            .bringing("軍手と 飲み物", "Work gloves and a drink");
    return second
        ? drill
            .titled("｜避難《ひなん》 ｜体験《たいけん》 と ｜炊《た》き｜出《だ》し", "Shelter trial with a field kitchen")
            .saying(
                "テントと 簡易トイレを 組み立て、炊き出しの カレーを みんなで 食べます。ペットと いっしょの 避難も 相談できます。",
                "We put up tents and toilets and eat curry from the field kitchen.")
        : drill;
  }

  static Activity firstSmartphone(boolean second) {
    Activity first =
        Activity.of(
                "firstphone",
                Category.SMARTPHONE,
                Host.COUNCIL,
                Place.SMALL_ROOM,
                Entry.signUp(15, 5),
                Crowd.of(14, 3, Ages.SENIORS))
            .titled("はじめての スマホ｜教室《きょうしつ》", "First smartphone class")
            .saying(
                "写真を とって、家族に 送ります。スマホは 借りられます。ゆっくり 進めますので、初めての方も 安心です。",
                "Take a photo and send it to your family, step by step. Phones can be borrowed.")
            .forWhom(Audience.SENIORS)
            .runBy(DIGITAL_GROUP)
            .bringing("老眼鏡が あると 便利です", "Reading glasses, if you use them");
    return second
        ? first
            .titled("スマホで ｜地図《ちず》と バスの ｜時刻《じこく》", "Maps and bus times on your phone")
            .saying(
                "行き先までの 道と、次の バスを 調べます。お出かけの 練習を いっしょに しましょう。",
                "Find the way and the next bus. We practise for your next trip.")
        : first;
  }

  static Activity familyWorkshop(boolean second) {
    Activity crafts =
        Activity.of(
                "workshop",
                Category.CHILDREN,
                Host.CHILDREN_GROUP,
                Place.HALL,
                Entry.families(12, 4),
                Crowd.of(30, 5, Ages.FAMILIES))
            .titled("｜親子《おやこ》 ｜工作《こうさく》 ひろば", "Family craft workshop")
            .saying(
                "木の 枝と 木の 実で 壁かざりを 作ります。家族で 1組として お申し込みください。",
                "Make a wall decoration from twigs and nuts. Sign up once for the whole family.")
            .forWhom(Audience.FAMILIES, Audience.CHILDREN)
            .runBy(CRAFT_GROUP)
            .costing("1組 300円", "300 yen a family");
    return second
        ? crafts
            .titled("｜親子《おやこ》 うどん ｜教室《きょうしつ》", "Udon making for families")
            .saying(
                "粉から こねて、足で ふんで、切って ゆでます。家族で 1組として お申し込みください。",
                "Knead, tread, cut and boil your own udon. Sign up once for the whole family.")
            .in(Place.KITCHEN)
            .costing("1組 600円", "600 yen a family")
            .bringing("エプロンと 三角巾", "An apron and a head scarf")
        : crafts;
  }

  static Activity hobby(boolean second) {
    Activity tea =
        Activity.of(
                "hobby",
                Category.CULTURE,
                Host.WOMENS_GROUP,
                Place.TATAMI_ROOM,
                Entry.signUp(20, 6),
                Crowd.of(19, 4, Ages.ADULTS))
            .titled("｜気軽《きがる》に ｜抹茶《まっちゃ》 ｜体験《たいけん》", "Try making matcha")
            .saying(
                "お茶の たて方を 一人ずつ 体験します。いすの 席も あります。外国の 方も どうぞ。",
                "Whisk your own bowl of tea. There are chairs, and everyone is welcome.")
            .forWhom(Audience.EVERYONE, Audience.NEWCOMERS)
            .runBy(TEA_GROUP)
            .costing("お茶と お菓子 300円", "300 yen for tea and a sweet");
    return second
        ? tea.titled("｜筆《ふで》で ｜書《か》く ｜季節《きせつ》の はがき", "Cards with the brush")
            .saying(
                "筆ペンで 季節の はがきを 書きます。お手本が あるので、初めての方も すぐに 書けます。",
                "Write a seasonal card with a brush pen. There are models to copy from.")
            .in(Place.HALL)
            .costing("はがき代 200円", "200 yen for cards")
        : tea;
  }

  private static List<LocalTime> times(String... times) {
    return Arrays.stream(times).map(LocalTime::parse).toList();
  }
}
