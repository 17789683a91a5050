package tsudoi.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tsudoi.desk.Samples;
import tsudoi.desk.TestReplica;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingRules;
import tsudoi.listing.Mode;
import tsudoi.listing.Schedule;

class ListingFormTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final ListingForm.Origin NEW =
      new ListingForm.Origin(TestReplica.KIFU, Optional.empty());

  private static ListingForm form(Map<FormField, String> changes) {
    Map<FormField, String> texts = new HashMap<>();
    texts.put(FormField.TITLE, "はじめての｜亀阜《きふ》体操");
    texts.put(FormField.DESCRIPTION, "からだを動かします。");
    texts.put(FormField.HOST, "亀阜校区コミュニティ協議会");
    texts.put(FormField.PLACE, "和室");
    texts.put(FormField.CAPACITY, "２０人");
    texts.putAll(changes);
    ListingForm blank = ListingForm.blank("", "");
    return with(blank, texts, ListingForm.When.ONCE, LocalTime.of(15, 0), Set.of());
  }

  private static ListingForm with(
      ListingForm form,
      Map<FormField, String> texts,
      ListingForm.When when,
      LocalTime end,
      Set<DayOfWeek> weekdays) {
    return new ListingForm(
        texts,
        form.category(),
        form.audiences(),
        true,
        when,
        Optional.of(LocalDate.of(2026, 11, 23)),
        Optional.of(LocalTime.of(13, 30)),
        Optional.of(end),
        weekdays,
        Optional.empty(),
        Mode.SIGN_UP,
        form.unit(),
        true);
  }

  private static Map<FormField, String> problems(ListingForm form) {
    return switch (form.check(NEW, TODAY, ListingForm.Purpose.PUBLISH)) {
      case ListingForm.Checked.Faulty(var problems) -> problems;
      case ListingForm.Checked.Fine _ -> Map.of();
    };
  }

  private static ListingContent content(ListingForm form, ListingForm.Origin origin) {
    return ((ListingForm.Checked.Fine) form.check(origin, TODAY, ListingForm.Purpose.PUBLISH))
        .content();
  }

  @Test
  void a_filled_form_becomes_a_listing_with_full_width_digits_read() {
    ListingContent content = content(form(Map.of(FormField.NET_PLACES, "５")), NEW);
    assertThat(content.capacity()).contains(20);
    assertThat(content.netPlaces()).isEqualTo(5);
    assertThat(content.title().plain()).isEqualTo("はじめての亀阜体操");
  }

  @Test
  void an_end_before_the_start_is_said_beside_the_end() {
    ListingForm form =
        with(
            form(Map.of()),
            form(Map.of()).texts(),
            ListingForm.When.ONCE,
            LocalTime.of(9, 0),
            Set.of());
    assertThat(problems(form)).containsOnly(Map.entry(FormField.END, "problem.ENDS_BEFORE_START"));
  }

  @Test
  void capacities_of_0_and_100000_are_said_beside_the_capacity() {
    for (String typed : new String[] {"0", "100000", "-3"}) {
      assertThat(problems(form(Map.of(FormField.CAPACITY, typed))))
          .containsOnly(Map.entry(FormField.CAPACITY, "problem.CAPACITY_OUT_OF_RANGE"));
    }
    assertThat(problems(form(Map.of(FormField.CAPACITY, "たくさん"))))
        .containsOnly(Map.entry(FormField.CAPACITY, "problem.NOT_A_NUMBER"));
  }

  @Test
  void every_text_says_itself_that_it_is_too_long_or_unusable() {
    assertThat(
            problems(
                form(
                    Map.of(
                        FormField.TITLE,
                        "あ".repeat(200),
                        FormField.OPERATOR,
                        "い".repeat(101),
                        FormField.BRING,
                        "水\u202eとう",
                        FormField.DESCRIPTION,
                        "たのしい😀"))))
        .containsOnly(
            Map.entry(FormField.TITLE, "problem.TITLE_TOO_LONG"),
            Map.entry(FormField.OPERATOR, "problem.SHORT_TEXT_TOO_LONG"),
            Map.entry(FormField.BRING, "problem.UNUSABLE_CHARACTERS"),
            Map.entry(FormField.DESCRIPTION, "problem.UNUSABLE_CHARACTERS"));
  }

  @Test
  void an_empty_form_names_every_gap_and_is_still_a_draft() {
    ListingForm empty = ListingForm.blank("", "");
    assertThat(problems(empty).keySet())
        .contains(
            FormField.TITLE,
            FormField.DESCRIPTION,
            FormField.HOST,
            FormField.PLACE,
            FormField.DATE,
            FormField.START,
            FormField.END);
    assertThat(empty.check(NEW, TODAY, ListingForm.Purpose.DRAFT))
        .isInstanceOf(ListingForm.Checked.Fine.class);
  }

  @Test
  void a_weekly_listing_starts_on_the_first_chosen_weekday() {
    ListingForm weekly =
        with(
            form(Map.of()),
            form(Map.of()).texts(),
            ListingForm.When.WEEKLY,
            LocalTime.of(15, 0),
            Set.of(DayOfWeek.THURSDAY, DayOfWeek.TUESDAY));
    ListingContent content = content(weekly, NEW);
    assertThat(content.schedule())
        .isEqualTo(
            new Schedule.Recurring(
                LocalDate.of(2026, 11, 24),
                LocalTime.of(13, 30),
                LocalTime.of(15, 0),
                "FREQ=WEEKLY;BYDAY=TU,TH",
                Set.of()));
    assertThat(ListingForm.of(content).weekdays())
        .containsExactlyInAnyOrder(DayOfWeek.THURSDAY, DayOfWeek.TUESDAY);
  }

  @Test
  void a_listing_that_is_opened_and_saved_stays_what_it_was() {
    ListingContent before = Samples.festival(20, 5);
    ListingForm.Origin origin = new ListingForm.Origin(TestReplica.KIFU, Optional.of(before));
    assertThat(content(ListingForm.of(before), origin)).isEqualTo(before);
  }

  @Test
  void every_problem_and_every_word_has_a_sentence_in_both_languages() {
    ResourceBundle japanese = DeskBundles.japanese();
    ResourceBundle english = DeskBundles.english();
    assertThat(english.keySet()).isEqualTo(japanese.keySet());
    for (ListingRules.Problem problem : ListingRules.Problem.values()) {
      assertThat(japanese.containsKey("problem." + problem)).as(problem.name()).isTrue();
    }
  }

  private static final class DeskBundles {
    static ResourceBundle japanese() {
      return bundle(Locale.ROOT);
    }

    static ResourceBundle english() {
      return bundle(Locale.ENGLISH);
    }

    private static ResourceBundle bundle(Locale locale) {
      return ResourceBundle.getBundle(
          "tsudoi.kiosk.desk.messages",
          locale,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
  }
}
