package tsudoi.hub.eventsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsudoi.hub.eventsheet.RowReading.Reason;
import tsudoi.hub.eventsheet.RowReading.Remark;
import tsudoi.hub.eventsheet.WhenReader.Found;

/// The sheet speaks from Saturday, 10 January 2026.
class WhenReaderTest {
  private static final LocalDate SHEET_DAY = LocalDate.of(2026, 1, 10);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1月24日(土)|2026-01-24",
        "１月２４日（土）|2026-01-24",
        "1月24日土曜日|2026-01-24",
        "1/24(土)|2026-01-24",
        "2026/1/24|2026-01-24",
        "2026-01-24|2026-01-24",
        "R8.1.24|2026-01-24",
        "令和8年1月24日|2026-01-24",
        "令和８年１月２４日（土）|2026-01-24",
        "12月20日(土)|2025-12-20",
        "12月20日(日)|2026-12-20",
        "12月20日|2025-12-20",
        "2月11日(水・祝)|2026-02-11",
        "2月11日(祝)|2026-02-11",
        "㈪ではなく1月12日㈪|2026-01-12",
        "1月10日・17日・24日|2026-01-10; 2026-01-17; 2026-01-24",
        "1月10・17・24日|2026-01-10; 2026-01-17; 2026-01-24",
        "1月10(土)・11(日)|2026-01-10; 2026-01-11",
        "1月30日、2月6日、13日 いずれも(金)|2026-01-30; 2026-02-06; 2026-02-13",
        "12月19日、26日、1月9日（いずれも金曜日）|2025-12-19; 2025-12-26; 2026-01-09",
        "1月10日～12日|2026-01-10..2026-01-12",
        "1月10～12日|2026-01-10..2026-01-12",
        "1月10日から12日まで|2026-01-10..2026-01-12",
        "1月10日（土）〜12日（月）|2026-01-10..2026-01-12",
        "1月30日(金)-2月2日(月)|2026-01-30..2026-02-02",
        "12月27日～1月2日|2025-12-27..2026-01-02",
        "1月10日～12日、2月1日～3日|2026-01-10..2026-01-12; 2026-02-01..2026-02-03",
        "～1月12日(月・祝)|2026-01-10..2026-01-12",
        "1月12日まで|2026-01-10..2026-01-12",
        "～1月5日(月)|2026-01-05",
        "1月10日～20日 ※15日以外|2026-01-10..2026-01-20!2026-01-15",
        "1月10日～20日（15日(木)・16日(金)を除く）|2026-01-10..2026-01-20!2026-01-15,2026-01-16",
        "1月10日～2月10日 15日以外|2026-01-10..2026-02-10!2026-01-15",
        "1月10日～20日（月曜日を除く）|2026-01-10..2026-01-20!mon",
        "1月10日～20日、月・火曜日を除く|2026-01-10..2026-01-20!mon,tue",
        "1月10日～20日 ※毎週月曜休館|2026-01-10..2026-01-20!mon",
        "1月5日～20日 ※月曜休館（祝日の場合は翌日）|2026-01-05..2026-01-20!2026-01-05,2026-01-13,2026-01-19",
        "12月20日～1月10日※年末年始は休館|2025-12-20..2025-12-28; 2026-01-04..2026-01-10",
        "12月20日～1月10日（12月29日～1月3日を除く）|2025-12-20..2025-12-28; 2026-01-04..2026-01-10",
        "1月5日～16日（土日祝を除く）|2026-01-05..2026-01-16!sat,sun,2026-01-12",
        "1月5日～16日 ※平日のみ|2026-01-05..2026-01-16!sat,sun,2026-01-12",
        "1月5日～16日の土日祝のみ|2026-01-05..2026-01-16/sat,sun; 2026-01-12",
        "1月10日～2月28日の毎週土曜日|2026-01-10..2026-02-28/sat",
        "1月10日～2月28日 第2・第4土曜日|2026-01-10; 2026-01-24; 2026-02-14; 2026-02-28",
        "1月の毎週水曜日|2026-01-01..2026-01-31/wed",
        "1月24日(土)（雨天時は25日に順延）|2026-01-24",
        "1月24日(土)（予備日：1月25日）|2026-01-24",
        "1月24日(土)※申込締切1月20日|2026-01-24",
        "（1月3日、）1月24日|2026-01-03; 2026-01-24",
        "1月24日、25日の2日間（全2回）|2026-01-24; 2026-01-25",
      })
  void days_come_out_as_printed(String printed, String expected) {
    var found = WhenReader.read(new SheetEvent.When(printed, "", ""), SHEET_DAY);

    assertThat(found).isInstanceOf(Found.Sessions.class);
    assertThat(((Found.Sessions) found).sessions()).isEqualTo(ExpectedSessions.sessions(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9:30|17:00|9:30-17:00",
        "９：３０|１７：００|9:30-17:00",
        "午前10時|午後3時30分|10:00-15:30",
        "10時半|正午|10:30-12:00",
        "午後1時～4時||13:00-16:00",
        "午前10時～4時||10:00-16:00",
        "10:00～12:00||10:00-12:00",
        "10:00～12:00|-|10:00-12:00",
        "18時30分||18:30",
        "19:00|24:00|19:00-0:00",
        "21:00|翌5:00|21:00",
        "10:00|10:00|10:00",
        "13:00|16:00（最終受付：15：30）|13:00-16:00",
        "（10:00）||10:00",
        "9:00|17:00 ※入場は16:30まで|9:00-17:00",
        "9:30|17:00(金、土は19:00まで)|9:30-19:00",
        "9:30|17:00(月曜は15:00まで)|9:30-17:00",
      })
  void times_come_out_as_printed(String start, String end, String expected) {
    var when = new SheetEvent.When("1月10日(土)", start, end == null || end.equals("-") ? "" : end);

    assertThat(WhenReader.read(when, SHEET_DAY))
        .isEqualTo(
            new Found.Sessions(ExpectedSessions.sessions("2026-01-10 " + expected), Set.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "①10:00 ②13:30|①12:00 ②15:30|2026-01-10 10:00-12:00 ①; 2026-01-10 13:30-15:30 ②",
        "②14:00 ③18:30|③20:30 ②16:00|2026-01-10 14:00-16:00 ②; 2026-01-10 18:30-20:30 ③",
        "①10:00～11:00 ②13:00～14:00||2026-01-10 10:00-11:00 ①; 2026-01-10 13:00-14:00 ②",
        "10:00 13:00|12:00 15:00|2026-01-10 10:00-12:00; 2026-01-10 13:00-15:00",
        "①10:00 ②14:00||2026-01-10 10:00 ①; 2026-01-10 14:00 ②",
        "10:00 13:00|15:00|2026-01-10 10:00; 2026-01-10 13:00",
      })
  void several_sessions_of_a_day_are_told_apart(String start, String end, String expected) {
    var when = new SheetEvent.When("1月10日(土)", start, end == null ? "" : end);

    assertThat(WhenReader.read(when, SHEET_DAY))
        .isEqualTo(new Found.Sessions(ExpectedSessions.sessions(expected), Set.of()));
  }

  @Test
  void times_beside_the_dates_belong_to_their_dates() {
    var when = new SheetEvent.When("1月10日(土)10:00～12:00、11日(日)13:00～15:00", "", "");

    assertThat(WhenReader.read(when, SHEET_DAY))
        .isEqualTo(
            new Found.Sessions(
                ExpectedSessions.sessions("2026-01-10 10:00-12:00; 2026-01-11 13:00-15:00"),
                Set.of()));
  }

  @Test
  void dates_in_the_time_column_take_their_month_from_the_date_column() {
    var when = new SheetEvent.When("1月の試合日程", "【山口】\n17日（土）午後6時30分\n【岡山】\n18日（日）午後6時30分", "");

    assertThat(WhenReader.read(when, SHEET_DAY))
        .isEqualTo(
            new Found.Sessions(
                ExpectedSessions.sessions("2026-01-17 18:30 山口; 2026-01-18 18:30 岡山"), Set.of()));
  }

  @Test
  void an_hour_without_half_after_afternoons_is_read_as_afternoon_and_said_so() {
    var when = new SheetEvent.When("1・2月の試合", "1月17日（土）午後6時\n2月1日（日）\n6時", "");

    assertThat(WhenReader.read(when, SHEET_DAY))
        .isEqualTo(
            new Found.Sessions(
                ExpectedSessions.sessions("2026-01-17 18:00; 2026-02-01 18:00"),
                Set.of(Remark.AFTERNOON_ASSUMED)));
  }

  @Test
  void a_weekday_that_fits_no_near_year_is_remarked_and_the_nearest_year_taken() {
    // 1 February is a Wednesday in none of the years from 2024 to 2028
    var when = new SheetEvent.When("2月1日(水)", "", "");

    assertThat(WhenReader.read(when, SHEET_DAY))
        .isEqualTo(
            new Found.Sessions(
                ExpectedSessions.sessions("2026-02-01"), Set.of(Remark.WEEKDAY_DOES_NOT_FIT)));
  }

  @ParameterizedTest
  @CsvSource({"随時（要調整）", "日程調整し決定", "高松市ホームページ上で公開中", "通年", "毎週水曜日", "1月中", "未定", "''", "第2土曜日"})
  void without_a_day_nothing_is_invented(String printed) {
    var when = new SheetEvent.When(printed, "午前１０時～\n午後９時の間で、１回当たり１時間から１時間３０分程度まで", "");

    assertThat(WhenReader.read(when, SHEET_DAY)).isEqualTo(new Found.NoDay());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2月30日||",
        "2月28日(土)・29日||",
        "13月1日||",
        "1月10日|25:00|",
        "1月10日|10:75|",
        "2027年2月29日||"
      })
  void what_no_calendar_and_no_clock_knows_is_refused(String date, String start, String end) {
    var when = new SheetEvent.When(date, start == null ? "" : start, end == null ? "" : end);

    assertThat(WhenReader.read(when, SHEET_DAY))
        .isInstanceOfSatisfying(
            Found.Wrong.class,
            wrong -> assertThat(wrong.reason()).isInstanceOf(Reason.NoSuchDayOrTime.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1月10日|13:00|12:00", "1月20日～1月10日||", "2026年1月20日～2025年1月10日||"})
  void an_end_before_the_start_is_refused(String date, String start, String end) {
    var when = new SheetEvent.When(date, start == null ? "" : start, end == null ? "" : end);

    assertThat(WhenReader.read(when, SHEET_DAY))
        .isInstanceOfSatisfying(
            Found.Wrong.class,
            wrong -> assertThat(wrong.reason()).isInstanceOf(Reason.EndsBeforeStart.class));
  }

  @Test
  void a_range_of_years_and_a_range_without_days_are_refused() {
    assertThat(WhenReader.read(new SheetEvent.When("2026年1月1日～2029年1月1日", "", ""), SHEET_DAY))
        .isEqualTo(new Found.Wrong(new Reason.TooManySessions(500)));
    assertThat(WhenReader.read(new SheetEvent.When("1月12日～13日（月・火曜日を除く）", "", ""), SHEET_DAY))
        .isInstanceOfSatisfying(
            Found.Wrong.class,
            wrong -> assertThat(wrong.reason()).isInstanceOf(Reason.NoDayLeft.class));
  }
}
