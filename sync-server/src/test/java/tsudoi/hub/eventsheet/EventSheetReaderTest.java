package tsudoi.hub.eventsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tsudoi.hub.eventsheet.RowReading.Reason;
import tsudoi.hub.eventsheet.RowReading.Remark;
import tsudoi.hub.eventsheet.SheetEvent.Category;
import tsudoi.hub.eventsheet.SheetEvent.Contact;
import tsudoi.hub.eventsheet.SheetEvent.Entry;
import tsudoi.hub.eventsheet.SheetEvent.Places;
import tsudoi.hub.eventsheet.SheetEvent.Position;
import tsudoi.hub.eventsheet.SheetEvent.Telephone;
import tsudoi.hub.eventsheet.SheetEvent.Unit;

class EventSheetReaderTest {
  private static final String JANUARY = "行事予定 2026-01.xlsx";
  private static final LocalDate LONG_AFTER = LocalDate.of(2030, 6, 1);

  @Test
  void a_whole_row_becomes_an_event() {
    var file =
        SheetFile.withCityHeadings()
            .row(
                1,
                "子ども・親子",
                46060,
                0.5625,
                0.64583333333333337,
                "親子で学ぶ！\nごみ分別\tと木工",
                "こども未来館\n１階多目的室   ",
                "34.34541065906359",
                "134.05404503449154",
                "楽しく学びます。\r\n\r\n\r\n対象：小学生",
                "無料　",
                "申込先着\n２０組",
                "1月8日(木)\n9:00～",
                "公式サイト\n\nhttps://www.example.jp/a.html",
                "生涯学習課（本庁）",
                "087-833-2282\n（087-839-2292）");

    var row = (RowReading.Dated) only(read(file));

    assertThat(row.rowNumber()).isEqualTo(2);
    assertThat(row.remarks()).isEmpty();
    assertThat(row.sessions()).isEqualTo(ExpectedSessions.sessions("2026-02-07 13:30-15:30"));
    assertThat(row.event())
        .isEqualTo(
            new SheetEvent(
                row.event().identity(),
                "親子で学ぶ！ごみ分別 と木工",
                "子ども・親子",
                new SheetEvent.When("2026年2月7日（土）", "13:30", "15:30"),
                "こども未来館 １階多目的室",
                Optional.of(new Position(34.34541065906359, 134.05404503449154)),
                "楽しく学びます。\n\n対象：小学生",
                "無料",
                new SheetEvent.Capacity("申込先着\n２０組", Optional.of(new Places(20, Unit.PARTY))),
                "1月8日(木)\n9:00～",
                Entry.APPLY_TO_CONTACT,
                Optional.of(URI.create("https://www.example.jp/a.html")),
                new Contact(
                    "生涯学習課（本庁）",
                    "087-833-2282\n（087-839-2292）",
                    List.of(
                        new Telephone("0878332282", "087-833-2282"),
                        new Telephone("0878392292", "087-839-2292"))),
                Category.OTHER));
  }

  @Test
  void columns_are_found_by_heading_below_title_rows_in_any_order() {
    var file =
        new SheetFile()
            .row("令和8年1月　行事予定表")
            .row("")
            .row(" 行 事 名", "ＴＥＬ", "備考", "開 催\n日", "開始\n時間", "定員", "問い合わせ先\n（市の担当課）")
            .row("もちつき大会", 878390000, "秘密のメモ", "1月24日(土)", "10：00", 30, "地域課");

    var row = (RowReading.Dated) only(read(file));

    assertThat(row.rowNumber()).isEqualTo(4);
    assertThat(row.event().title()).isEqualTo("もちつき大会");
    assertThat(row.event().contact().telephones())
        .extracting(Telephone::digits)
        .containsExactly("0878390000");
    assertThat(row.event().capacity().places()).contains(new Places(30, Unit.PERSON));
    assertThat(row.sessions()).isEqualTo(ExpectedSessions.sessions("2026-01-24 10:00"));
    assertThat(row.toString()).doesNotContain("秘密");
  }

  @Test
  void the_irregularities_of_the_published_sheets_come_out_right() {
    var file =
        SheetFile.withCityHeadings()
            .event("1月6日(火）～3月11日(水)", "9:30", "17:00（ただし、1/31～3/29の金、土は19：00まで）", "収蔵品展")
            .event("8月5日（水）～8月16日（日）\n※10日（月）以外", 0.375, "22：00\n※日曜及び休日は17：00まで", "夏の展示")
            .event(46039, "①10：00\n②13：30", "①12：00\n（最終\n受付\n11：45）\n②15：30", "体験教室")
            .event("2月6日・13日・20日\nいずれも(金)", "14:00", "15:00", "体操")
            .event("1月の試合日程", "【徳島】\n24日（土）午後2時\n25日（日）午後2時", "-", "試合")
            .event("7月1日（水）～\n8月31日（月）\n※平日のみ", "9:00", "17:00", "企画展")
            .event("～9月25日(金)\nまで ", 0.375, "17:00", "前期展")
            .event("随時（要調整）", "午前１０時～\n午後９時の間", "午前１０時～\n午後９時の間", "出前講座");

    var rows = read(file);

    assertThat(rows.subList(0, 7))
        .extracting(row -> ((RowReading.Dated) row).sessions())
        .containsExactly(
            ExpectedSessions.sessions(
                "2026-01-06..2026-01-30 9:30-17:00; 2026-01-31..2026-03-11!fri,sat 9:30-17:00;"
                    + " 2026-01-31..2026-03-11/fri,sat 9:30-19:00"),
            ExpectedSessions.sessions(
                "2026-08-05..2026-08-08 9:00-22:00; 2026-08-09 9:00-17:00; 2026-08-11 9:00-17:00;"
                    + " 2026-08-12..2026-08-15 9:00-22:00; 2026-08-16 9:00-17:00"),
            ExpectedSessions.sessions("2026-01-17 10:00-12:00 ①; 2026-01-17 13:30-15:30 ②"),
            ExpectedSessions.sessions(
                "2026-02-06 14:00-15:00; 2026-02-13 14:00-15:00; 2026-02-20 14:00-15:00"),
            ExpectedSessions.sessions("2026-01-24 14:00 徳島; 2026-01-25 14:00 徳島"),
            ExpectedSessions.sessions(
                "2026-07-01..2026-08-31!sat,sun,2026-07-20,2026-08-11 9:00-17:00"),
            ExpectedSessions.sessions("2026-01-01..2026-09-25 9:00-17:00"));
    assertThat(((RowReading.Undated) rows.get(7)).dateText()).isEqualTo("随時（要調整）");
  }

  @Test
  void phonetic_runs_never_appear_whether_shared_or_inline() {
    var file =
        SheetFile.patched(
            SheetFile.withCityHeadings().event("1月24日(土)", "10:00", "", "対象者の集い").bytes(),
            Map.of(
                "xl/sharedStrings.xml",
                part ->
                    part.replace(
                            "<t>対象</t>",
                            "<t>対象</t><rPh sb=\"0\" eb=\"2\"><t>タイショウ</t></rPh><phoneticPr fontId=\"3\"/>")
                        .replace(
                            "<t>対象者の集い</t>",
                            "<r><rPr><b/></rPr><t>対象者</t></r><r><t xml:space=\"preserve\">の集い</t></r>"
                                + "<rPh sb=\"0\" eb=\"3\"><t>タイショウシャ</t></rPh>"),
                "xl/worksheets/sheet1.xml",
                part ->
                    part.replaceFirst(
                        "<c r=\"G2\"[^>]*>.*?</c>",
                        "<c r=\"G2\" t=\"inlineStr\"><is><t>会館</t><rPh sb=\"0\" eb=\"2\"><t>カイカン</t></rPh></is></c>")));

    var row = (RowReading.Dated) only(read(file));

    assertThat(row.event().title()).isEqualTo("対象者の集い");
    assertThat(row.event().placeName()).isEqualTo("会館");
    assertThat(row.event().audienceText()).isEqualTo("両方");
    assertThat(row.toString()).doesNotContain("タイショウ", "カイカン");
  }

  @Test
  void the_same_file_gives_the_same_identities_and_content_wherever_the_rows_stand() {
    var first =
        SheetFile.withCityHeadings()
            .event("1月24日(土)", "10:00", "", "もちつき")
            .event("1月25日(日)", "10:00", "", "凧あげ");
    var moved =
        SheetFile.withCityHeadings()
            .event("1月25日(日)", "10:00", "", "凧あげ")
            .event("1月11日(日)", "10:00", "", "新しい行事")
            .event("1月24日(土)", "10:00", "", "もちつき");

    assertThat(identities(read(first))).isEqualTo(identities(read(first)));
    assertThat(identities(read(moved))).containsAll(identities(read(first)));
  }

  @Test
  void a_corrected_time_or_a_range_printed_without_its_first_day_is_the_same_event() {
    var january =
        SheetFile.withCityHeadings()
            .event("1月24日(土)", "10:00", "12:00", "もちつき")
            .event("1月6日(火)～3月11日(水)", "9:30", "17:00", "収蔵品展");
    var february =
        SheetFile.withCityHeadings()
            .event(46046, "13：00", "15：00", "もち つき")
            .event("～3月11日(水)", "9:30", "16:30", "収蔵品展");

    assertThat(identities(read(february))).isEqualTo(identities(read(january)));
  }

  @Test
  void two_different_rows_are_never_one_event_and_the_same_row_twice_is_one() {
    var rows =
        read(
            SheetFile.withCityHeadings()
                .event("1月24日(土)", "10:00", "", "教室")
                .event("1月24日(土)", "13:00", "", "教室")
                .event("1月24日(土)", "13:00", "", "教室"));

    assertThat(identities(rows.subList(0, 2))).doesNotHaveDuplicates();
    assertThat(rows.get(2)).isEqualTo(new RowReading.Rejected(4, new Reason.SameAsRow(3)));
  }

  @Test
  void a_row_that_cannot_be_a_listing_is_told_by_number_and_reason() {
    var rows =
        read(
            SheetFile.withCityHeadings()
                .event("1月24日(土)", "10:00", "", "")
                .event("1月24日(土)", "10:00", "", "あ".repeat(201))
                .event("2月30日", "10:00", "", "教室")
                .event("1月24日(土)", "13:00", "12:00", "教室")
                .event("1月24日(土)", "10:00", "", "あ".repeat(200))
                .row(6));

    assertThat(rows.subList(0, 4))
        .containsExactly(
            new RowReading.Rejected(2, new Reason.NoTitle()),
            new RowReading.Rejected(3, new Reason.TooLong("行事名", 200)),
            new RowReading.Rejected(4, new Reason.NoSuchDayOrTime("2月30日")),
            new RowReading.Rejected(5, new Reason.EndsBeforeStart("13:00～12:00")));
    assertThat(rows.get(4)).isInstanceOf(RowReading.Dated.class);
    assertThat(rows).as("a row with a number only is not filled in yet").hasSize(5);
  }

  @Test
  void control_and_direction_characters_go_and_emoji_stay() {
    var title = "夏\u202Eまつり\u200B 👨\u200D👩\u200D👧_x0007_ｶﾞｯｷ㈱①\u00A0☀️";

    var row =
        (RowReading.Dated)
            only(read(SheetFile.withCityHeadings().event("1月24日(土)", "", "", title)));

    assertThat(row.event().title()).isEqualTo("夏まつり 👨\u200D👩\u200D👧ｶﾞｯｷ㈱① ☀️");
  }

  @Test
  void a_capacity_no_room_holds_is_left_out_with_a_remark() {
    for (var capacity : List.of("0人", "100,000人", "１０００００名")) {
      var row =
          (RowReading.Dated)
              only(read(new SheetFile().row("行事名", "開催日", "定員").row("教室", "1月24日(土)", capacity)));
      assertThat(row.event().capacity().places()).as(capacity).isEmpty();
      assertThat(row.event().capacity().text()).isEqualTo(capacity);
      assertThat(row.remarks()).containsExactly(Remark.CAPACITY_OUT_OF_RANGE);
    }
  }

  @Test
  void years_come_from_the_month_in_the_file_name_or_else_from_the_reference_day() {
    var sheet = SheetFile.withCityHeadings().event("1月24日", "", "", "教室").bytes();

    assertThat(firstDay(sheet, "令和8年1月.xlsx", LONG_AFTER)).isEqualTo("2026-01-24");
    assertThat(firstDay(sheet, "event_202501.xlsx", LONG_AFTER)).isEqualTo("2025-01-24");
    var unsaved = SheetFile.patched(sheet, Map.of("docProps/core.xml", part -> "<none/>"));
    assertThat(firstDay(unsaved, "行事.xlsx", LocalDate.of(2028, 12, 1))).isEqualTo("2029-01-24");
  }

  private static String firstDay(byte[] sheet, String name, LocalDate reference) {
    var reading = new EventSheetReader().read(new ByteArrayInputStream(sheet), name, reference);
    return ((RowReading.Dated) only(rows(reading))).sessions().getFirst().date().toString();
  }

  private static List<RowReading> read(SheetFile file) {
    return read(file.bytes());
  }

  private static List<RowReading> read(byte[] file) {
    return rows(new EventSheetReader().read(new ByteArrayInputStream(file), JANUARY, LONG_AFTER));
  }

  private static List<RowReading> rows(SheetReading reading) {
    return switch (reading) {
      case SheetReading.Rows(var _, var rows) -> rows;
      case SheetReading.Unreadable(var problem) -> fail(problem.toString());
    };
  }

  private static RowReading only(List<RowReading> rows) {
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private static List<UUID> identities(List<RowReading> rows) {
    return rows.stream().map(row -> ((RowReading.Dated) row).event().identity()).toList();
  }
}
