package tsudoi.hub.eventsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsudoi.city.CenterId;
import tsudoi.hub.eventsheet.EventSheetListings.SheetListing;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.listing.Contact;
import tsudoi.listing.ListingContent;
import tsudoi.listing.Mode;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Schedule;
import tsudoi.listing.Words;

class EventSheetListingsTest {
  private static final CenterId CENTER = new CenterId(7);
  private final EventSheetListings information = EventSheetListings.information();

  @Test
  void a_row_becomes_information_that_says_where_to_apply_and_has_no_sign_up() {
    var content = information(row("1月24日(土)", "申込先着\n20組", "1月8日(木)\n9:00～"));

    assertThat(content.mode()).isEqualTo(Mode.ELSEWHERE);
    assertThat(content.takesSignUps()).isFalse();
    assertThat(content.owner()).isEmpty();
    assertThat(content.howToApply().map(Words::japanese))
        .contains("申込期間：1月8日(木)\n9:00～\n申込先：生涯学習課　電話 087-839-0000");
    assertThat(content.howToApply().flatMap(words -> words.in(Locale.ENGLISH)))
        .contains("Application period: 1月8日(木)\n9:00～\nApply to: 生涯学習課　Tel. 087-839-0000");
    assertThat(content.contact()).contains(new Contact("生涯学習課", "0878390000"));
    assertThat(content.capacity()).contains(20);
    assertThat(content.unit()).isEqualTo(PlaceUnit.GROUP);
    assertThat(content.netPlaces()).isZero();
    assertThat(content.fee()).as("無料").isEmpty();
    assertThat(content.schedule())
        .isEqualTo(
            new Schedule.Dates(
                List.of(
                    new tsudoi.listing.Session(
                        LocalDate.of(2026, 1, 24),
                        Optional.of(java.time.LocalTime.of(10, 0)),
                        Optional.of(java.time.LocalTime.of(11, 30)),
                        Optional.empty()))));
    assertThat(content.source().orElseThrow().credit()).contains("高松市", "CC BY 4.0");
    assertThat(content.source().orElseThrow().url()).contains("https://www.example.jp/");
  }

  @ParameterizedTest
  @CsvSource({
    "1月24日(土), 40人, 申込不要, OPEN, OPEN",
    "1月24日(土), 220人, 当日先着順, FIRST_COME, FIRST_COME",
    "1月24日(土), 申込先着20人, 1月8日～, ELSEWHERE, SIGN_UP",
    "1月24日(土), 12名, -, ELSEWHERE, SIGN_UP",
    "1月24日(土), -, -, ELSEWHERE, OPEN",
    "1月10日～3月26日, -, -, OPEN, OPEN",
    "随時, 20人程度の参加が見込めるグループ, 通年, ELSEWHERE, SIGN_UP",
  })
  void how_one_gets_in_follows_the_print(
      String date, String capacity, String apply, Mode informing, Mode owned) {
    var row = row(date, capacity, apply);

    assertThat(information(row).mode()).isEqualTo(informing);
    assertThat(content(EventSheetListings.ownedBy(CENTER), row).mode()).isEqualTo(owned);
  }

  @Test
  void a_center_s_own_listing_takes_sign_ups_half_of_them_by_phone() {
    var content =
        content(EventSheetListings.ownedBy(CENTER), row("1月24日(土)", "申込先着25人", "1月8日(木)～"));

    assertThat(content.takesSignUps()).isTrue();
    assertThat(content.owner()).contains(CENTER);
    assertThat(content.capacity()).contains(25);
    assertThat(content.netPlaces()).isEqualTo(12);
  }

  @Test
  void an_undated_row_keeps_what_was_printed_instead_of_a_day() {
    assertThat(information(row("随時（要調整）", "-", "通年")).schedule())
        .isEqualTo(new Schedule.Undated("随時（要調整）"));
    assertThat(information(row("-", "-", "通年")).schedule())
        .as("nothing printed at all")
        .isEqualTo(new Schedule.Undated("10:00～11:30"));
  }

  @Test
  void a_rejected_row_becomes_no_listing() {
    assertThat(information.of(new RowReading.Rejected(2, new RowReading.Reason.NoTitle())))
        .isEmpty();
  }

  @Test
  void importing_twice_gives_the_same_ids_and_equal_contents() {
    var once = information.of(row("1月24日(土)", "20人", "-"));
    var again = information.of(row("1月24日(土)", "20人", "-"));

    assertThat(again).isEqualTo(once);
  }

  @Test
  void a_capacity_beyond_any_listing_is_left_out() {
    assertThat(information(row("1月24日(土)", "20,000人", "-")).capacity()).isEmpty();
  }

  @Test
  void brackets_of_the_print_are_not_taken_for_readings() {
    var sheet = SheetFile.withCityHeadings().event("1月24日(土)", "10:00", "", "映画《海》｜上映会");

    var title = information(only(sheet)).title();

    assertThat(title.plain()).isEqualTo("映画〈海〉|上映会");
  }

  @Test
  void audiences_and_categories_are_those_of_the_listings() {
    assertThat(EventSheetListings.audiences("高校生・一般"))
        .isEqualTo(Set.of(Audience.TEENS, Audience.ADULTS));
    assertThat(EventSheetListings.audiences("子ども・親子"))
        .isEqualTo(Set.of(Audience.CHILDREN, Audience.FAMILIES));
    assertThat(EventSheetListings.audiences("両方")).isEqualTo(Set.of(Audience.EVERYONE));
    assertThat(category("ふれあい祭り")).isEqualTo(Category.FESTIVAL);
    assertThat(category("はじめてのスマホ教室")).isEqualTo(Category.SMARTPHONE);
    assertThat(category("企画展")).isEqualTo(Category.CULTURE);
    assertThat(category("親子ふれあい体操")).isEqualTo(Category.SPORTS);
  }

  private Category category(String title) {
    return information(only(SheetFile.withCityHeadings().event("1月24日(土)", "10:00", "", title)))
        .category();
  }

  private ListingContent information(RowReading row) {
    return content(information, row);
  }

  private static ListingContent content(EventSheetListings listings, RowReading row) {
    return listings.of(row).map(SheetListing::content).orElseThrow();
  }

  private static RowReading row(String date, String capacity, String apply) {
    return only(
        SheetFile.withCityHeadings()
            .row(
                1,
                "両方",
                date,
                "10:00",
                "11:30",
                "教室",
                "生涯学習センター",
                "34.345",
                "134.054",
                "説明です。",
                "無料",
                capacity,
                apply,
                "https://www.example.jp/",
                "生涯学習課",
                "087-839-0000"));
  }

  private static RowReading only(SheetFile sheet) {
    var reading =
        new EventSheetReader().read(sheet.stream(), "2026-01.xlsx", LocalDate.of(2026, 1, 10));
    var rows = ((SheetReading.Rows) reading).rows();
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }
}
