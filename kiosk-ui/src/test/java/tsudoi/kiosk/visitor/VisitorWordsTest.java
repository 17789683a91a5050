package tsudoi.kiosk.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tsudoi.attendance.CheckInRules;
import tsudoi.kiosk.KioskFixture;
import tsudoi.listing.Category;
import tsudoi.listing.Occurrence;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.person.TypedText;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpRules;

class VisitorWordsTest {
  private final VisitorWords japanese = VisitorWords.in(Locale.JAPANESE);
  private final VisitorWords english = VisitorWords.in(Locale.ENGLISH);

  @Test
  void both_languages_say_the_same_things() {
    ResourceBundle.Control exact =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    String name = "tsudoi.kiosk.visitor.messages";
    assertThat(ResourceBundle.getBundle(name, Locale.ENGLISH, exact).keySet())
        .isEqualTo(ResourceBundle.getBundle(name, Locale.JAPANESE, exact).keySet());
  }

  @Test
  void every_outcome_has_its_sentence() {
    Stream.of(
            Stream.of(Category.values()).map(value -> "category." + value),
            Stream.of(Kind.values()).map(value -> "kind." + value),
            Stream.of(AgeBand.values()).map(value -> "age." + value),
            Stream.of(Role.values()).map(value -> "role.short." + value),
            Stream.of(FindBoard.When.values()).map(value -> "find." + value),
            Stream.of(TypedText.Problem.values()).map(value -> "bad.name." + value),
            Stream.of(SignUpRules.Refusal.values()).map(value -> "declined." + value),
            Stream.of(CheckInRules.Refusal.values()).map(value -> "enter." + value),
            Stream.of(SignUp.State.values()).map(value -> "found.title." + value),
            Stream.of(SignUp.State.values()).map(value -> "found.tag." + value))
        .flatMap(keys -> keys)
        .forEach(key -> assertThat(japanese.say(key)).as(key).isNotBlank());
  }

  @Test
  void a_language_that_is_none_of_ours_becomes_japanese() {
    assertThat(VisitorWords.in(Locale.FRENCH).japanese()).isTrue();
  }

  @Test
  void years_carry_their_era() {
    assertThat(japanese.era(LocalDate.of(2026, 11, 22))).isEqualTo("2026年（令和8年）");
    assertThat(japanese.era(LocalDate.of(2019, 5, 1))).isEqualTo("2019年（令和元年）");
  }

  @Test
  void dates_name_weekday_and_holiday() {
    assertThat(japanese.date(LocalDate.of(2026, 11, 22))).isEqualTo("11月22日（日）");
    assertThat(japanese.date(LocalDate.of(2026, 11, 23))).isEqualTo("11月23日（月・祝）");
    assertThat(english.date(LocalDate.of(2026, 11, 22))).isEqualTo("Sunday, November 22");
  }

  @Test
  void times_read_as_people_say_them() {
    assertThat(japanese.time(LocalTime.of(9, 42))).isEqualTo("午前9時42分");
    assertThat(japanese.time(LocalTime.of(0, 5))).isEqualTo("午前0時5分");
    assertThat(japanese.time(LocalTime.NOON)).isEqualTo("正午");
    assertThat(japanese.time(LocalTime.of(12, 20))).isEqualTo("午後0時20分");
    assertThat(english.time(LocalTime.of(13, 30))).isEqualTo("1:30 pm");
  }

  @Test
  void a_span_says_the_half_of_the_day_once() {
    KioskFixture fixture = new KioskFixture();
    Occurrence morning =
        fixture
            .kiosk
            .board()
            .occurrence(fixture.publish("朝", LocalDate.of(2026, 11, 23).atTime(9, 30)))
            .orElseThrow();
    Occurrence across =
        fixture
            .kiosk
            .board()
            .occurrence(fixture.publish("昼", LocalDate.of(2026, 11, 23).atTime(11, 0)))
            .orElseThrow();
    assertThat(japanese.span(morning)).isEqualTo("午前9時30分〜11時30分");
    assertThat(japanese.span(across)).isEqualTo("午前11時〜午後1時");
    assertThat(english.span(morning)).isEqualTo("9:30–11:30 am");
  }

  @Test
  void ages_are_rounded_down() {
    assertThat(japanese.ago(Duration.ofSeconds(30))).isEqualTo("たった今");
    assertThat(japanese.ago(Duration.ofSeconds(200))).isEqualTo("3分前");
    assertThat(japanese.ago(Duration.ofHours(50))).isEqualTo("2日前");
  }
}
