package tsudoi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.city.OpeningHours;
import tsudoi.listing.Calendar;
import tsudoi.listing.Category;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;
import tsudoi.listing.Occurrence;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Schedule;
import tsudoi.listing.Words;

class SampleCityTest {
  private static final CenterId KIFU = new CenterId(4);
  private static final CenterId KITA = new CenterId(14);
  private static final Set<CenterId> SHOWCASES = Set.of(KIFU, KITA);
  private static final LocalDateTime SUNDAY = LocalDateTime.of(2026, 11, 22, 9, 42);
  private static final Set<String> ROOMS = Set.of("大会議室", "小会議室", "和室", "調理室", "図書室", "館内 全体");

  private final City city = City.takamatsu();

  @Test
  void the_same_moment_and_seed_give_the_same_listings() {
    assertThat(everything(sample(SUNDAY))).isEqualTo(everything(sample(SUNDAY)));
  }

  @Test
  void another_seed_gives_other_ids() {
    SampleCity other = new SampleCity(city, SUNDAY, 8, SHOWCASES);
    assertThat(ids(other)).doesNotContainAnyElementsOf(ids(sample(SUNDAY)));
    assertThat(other.writer(KIFU)).isNotEqualTo(sample(SUNDAY).writer(KIFU));
  }

  @Test
  void every_center_has_about_a_dozen_and_a_half_listings_of_its_own() {
    SampleCity sample = sample(SUNDAY);
    List<ListingId> ids = ids(sample);
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(city.centers())
        .allSatisfy(center -> {
          assertThat(sample.listings(center)).hasSizeBetween(12, 34);
          assertThat(sample.listings(center))
              .allMatch(listing -> listing.content().takesSignUps() || listing.taken() == 0);
        });
    assertThat((double) ids.size() / 52).isBetween(14.0, 22.0);
  }

  @Test
  void centers_do_not_look_cloned() {
    SampleCity sample = sample(SUNDAY);
    Set<Set<String>> programmes =
        city.centers().stream()
            .map(center ->
                sample.listings(center).stream()
                    .map(listing -> listing.content().title().plain())
                    .collect(Collectors.toSet()))
            .collect(Collectors.toSet());
    assertThat(programmes).hasSizeGreaterThan(48);
  }

  @Test
  void the_city_shows_every_category_of_the_programme() {
    Set<Category> categories =
        everything(sample(SUNDAY)).stream()
            .map(listing -> listing.content().category())
            .collect(Collectors.toSet());
    assertThat(categories)
        .containsAll(
            Set.of(
                Category.FESTIVAL,
                Category.PATROL,
                Category.WATCH,
                Category.DRILL,
                Category.RECYCLING,
                Category.SMARTPHONE,
                Category.SENIORS,
                Category.SPORTS,
                Category.TRAINING,
                Category.CULTURE,
                Category.CLEANUP,
                Category.CHILDREN,
                Category.MEETING));
  }

  @Test
  void texts_are_bilingual_filled_in_and_marked_as_a_sample() {
    assertThat(everything(sample(SUNDAY)))
        .allSatisfy(listing -> {
          ListingContent content = listing.content();
          for (Words words : List.of(content.title(), content.description())) {
            assertThat(words.japanese()).isNotBlank().doesNotContain("{");
            assertThat(words.in(Locale.ENGLISH)).isPresent();
            assertThat(words.best(Locale.ENGLISH)).matches("[\\x20-\\x7e]+");
            assertThat(words.plain()).doesNotContain("｜", "《", "》");
          }
          assertThat(content.title().plain()).hasSizeLessThanOrEqualTo(60);
          assertThat(content.description().plain()).hasSizeLessThanOrEqualTo(150);
          assertThat(content.operator().orElse("（見本）")).endsWith("（見本）");
          assertThat(content.source().orElseThrow().credit()).contains("見本");
          assertThat(content.contact().orElseThrow().telephone()).matches("[0-9]{10}");
        });
  }

  @Test
  void a_council_hosts_by_its_full_name_and_a_civic_group_runs_the_smartphone_class() {
    SampleCity sample = sample(SUNDAY);
    ListingContent phones =
        sample.listings(center(KIFU)).stream()
            .map(SampleListing::content)
            .filter(content -> content.category() == Category.SMARTPHONE)
            .findFirst()
            .orElseThrow();
    assertThat(phones.host()).isEqualTo("亀阜校区コミュニティ協議会");
    assertThat(phones.operator()).isPresent();
    assertThat(phones.netPlaces()).isPositive();
    assertThat(phones.capacity().orElseThrow()).isBetween(10, 20);
  }

  @Test
  void weekly_activities_really_come_again() {
    SampleCity sample = sample(SUNDAY);
    for (Center center : city.centers()) {
      for (SampleListing listing : sample.listings(center)) {
        if (listing.content().schedule() instanceof Schedule.Recurring recurring) {
          assertThat(Calendar.readable(recurring.rule())).isTrue();
          int expected = recurring.rule().startsWith("FREQ=WEEKLY") ? 30 : 8;
          assertThat(year(listing)).as(recurring.rule()).hasSizeGreaterThan(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T09:42",
        "2026-11-23T06:50",
        "2026-12-30T12:00",
        "2027-01-01T23:30",
        "2027-05-04T17:10",
        "2028-02-29T20:00"
      })
  void nothing_takes_place_indoors_while_the_center_is_closed(LocalDateTime now) {
    SampleCity sample = sample(now);
    for (Center center : city.centers()) {
      OpeningHours hours = center.hours(OpeningHours.Service.CENTER).orElseThrow();
      for (SampleListing listing : sample.listings(center)) {
        if (ROOMS.contains(listing.content().venue().place())) {
          assertThat(dates(listing, now.toLocalDate().minusMonths(14), 18))
              .allSatisfy(date ->
                  assertThat(hours.on(date.day()).orElseThrow())
                      .matches(
                          span -> span.holds(date.start().toLocalTime(), date.end().toLocalTime()),
                          date.start() + " " + listing.content().title().plain()));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T09:42",
        "2026-11-23T06:50",
        "2026-12-30T12:00",
        "2027-01-01T23:30",
        "2027-08-12T15:00"
      })
  void every_center_has_something_in_the_next_seven_days(LocalDateTime now) {
    SampleCity sample = sample(now);
    for (Center center : city.centers()) {
      assertThat(between(sample, center, now.toLocalDate(), now.toLocalDate().plusDays(7)))
          .filteredOn(date -> !date.over(now))
          .as(center.title())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T09:42",
        "2026-11-23T06:50",
        "2026-11-24T14:20",
        "2026-11-27T21:30",
        "2027-01-02T12:00"
      })
  void a_center_on_show_offers_what_a_visitor_wants_to_try(LocalDateTime now) {
    SampleCity sample = sample(now);
    LocalDate today = now.toLocalDate();
    for (CenterId id : SHOWCASES) {
      Center center = center(id);
      assertThat(between(sample, center, today, today)).hasSizeGreaterThanOrEqualTo(2);
      List<Occurrence> soon = between(sample, center, today, today.plusDays(1));
      assertThat(soon)
          .anyMatch(date ->
              date.content().takesSignUps()
                  && date.cancelled().isEmpty()
                  && date.start().isAfter(now));
      assertThat(soon).anyMatch(date -> date.cancelled().isPresent() && date.day().isAfter(today));
      assertThat(between(sample, center, today, today.plusDays(21)))
          .anyMatch(date -> date.content().unit() == PlaceUnit.GROUP && date.start().isAfter(now));
      assertThat(sample.listings(center))
          .anyMatch(listing -> listing.taken() > 0 && left(listing) <= 3);
    }
  }

  @Test
  void nothing_is_published_after_now() {
    assertThat(everything(sample(SUNDAY)))
        .allMatch(listing -> listing.publishedAt().isBefore(SUNDAY));
  }

  private static int left(SampleListing listing) {
    ListingContent content = listing.content();
    return content.capacity().orElseThrow() - content.netPlaces() - listing.taken();
  }

  private SampleCity sample(LocalDateTime now) {
    return new SampleCity(city, now, 7, SHOWCASES);
  }

  private Center center(CenterId id) {
    return city.center(id).orElseThrow();
  }

  private List<SampleListing> everything(SampleCity sample) {
    List<SampleListing> all = new ArrayList<>();
    city.centers().forEach(center -> all.addAll(sample.listings(center)));
    return all;
  }

  private List<ListingId> ids(SampleCity sample) {
    return everything(sample).stream().map(SampleListing::id).toList();
  }

  private List<Occurrence> between(SampleCity sample, Center center, LocalDate from, LocalDate to) {
    return Calendar.between(
        sample.listings(center).stream().map(SampleListing::listing).toList(), from, to);
  }

  private static List<Occurrence> year(SampleListing listing) {
    return dates(listing, SUNDAY.toLocalDate().minusMonths(12), 12);
  }

  private static List<Occurrence> dates(SampleListing listing, LocalDate from, int months) {
    return Calendar.dates(listing.listing(), from, from.plusMonths(months));
  }
}
