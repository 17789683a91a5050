package tsudoi.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import tsudoi.city.OpeningHours.Service;

class CityTest {
  private final City city = City.takamatsu();
  private final Center kifu = city.center(new CenterId(4)).orElseThrow();

  @Test
  void has_44_councils_and_52_centers() {
    assertThat(city.councils()).hasSize(44);
    assertThat(city.councils()).extracting(Council::name).doesNotHaveDuplicates();
    assertThat(city.centers()).hasSize(52);
    assertThat(city.centers()).extracting(Center::name).doesNotHaveDuplicates();
    assertThat(city.centers()).filteredOn(center -> center.shelter().isPresent()).hasSize(51);
  }

  @Test
  void councils_keep_their_own_form_of_name() {
    assertThat(city.councilOf(kifu).name()).isEqualTo("亀阜校区コミュニティ協議会");
    assertThat(city.councilOf(named("日新")).name()).isEqualTo("日新地区コミュニティ協議会");
    assertThat(city.councilOf(named("四番丁")).name()).isEqualTo("四番丁コミュニティ協議会");
    assertThat(city.councilOf(named("大町")).name()).isEqualTo("むれコミュニティ協議会");
    assertThat(city.councilOf(named("西植田")).name()).isEqualTo("植田校区コミュニティ協議会");
  }

  @Test
  void some_councils_run_several_centers() {
    assertThat(city.centersOf(named("木太").council()))
        .extracting(Center::name)
        .containsExactly("木太", "木太南", "木太北部");
    assertThat(city.centersOf(named("牟礼").council())).hasSize(2);
  }

  @Test
  void a_center_is_found_by_any_form_of_its_name() {
    assertThat(city.center("亀阜")).contains(kifu);
    assertThat(city.center("亀阜コミュニティセンター")).contains(kifu);
    assertThat(city.center(" 高松市亀阜ｺﾐｭﾆﾃｨｾﾝﾀｰ ")).contains(kifu);
    assertThat(city.center("存在しない")).isEmpty();
  }

  @Test
  void only_confirmed_readings_stand_above_a_name() {
    assertThat(kifu.titleWithReading()).isEqualTo("｜亀阜《きふ》コミュニティセンター");
    assertThat(kifu.title()).isEqualTo("亀阜コミュニティセンター");
    assertThat(named("東谷").titleWithReading()).isEqualTo("東谷コミュニティセンター");
    assertThat(city.centers()).filteredOn(center -> center.reading().confirmed()).hasSize(9);
  }

  @Test
  void telephones_are_digits_and_positions_lie_in_the_city() {
    assertThat(kifu.printedTelephone()).isEqualTo("087-834-0797");
    assertThat(city.centers())
        .allSatisfy(center -> {
          assertThat(center.telephone()).matches("087[0-9]{7}");
          assertThat(center.address()).startsWith("高松市");
          assertThat(center.latitude()).isBetween(34.15, 34.45);
          assertThat(center.longitude()).isBetween(133.9, 134.2);
          assertThat(center.reading().hiragana()).matches("[ぁ-んー]+");
        });
  }

  @Test
  void neighbors_come_nearest_first() {
    assertThat(city.neighbors(kifu)).hasSize(51);
    City.Near nearest = city.neighbors(kifu).getFirst();
    assertThat(nearest.center().name()).isEqualTo("二番丁");
    assertThat(nearest.kilometers()).isCloseTo(0.57, within(0.05));
  }

  @Test
  void hours_belong_to_a_service_and_say_whether_they_are_known() {
    Center tsuruuchi = named("弦打");
    OpeningHours rooms = tsuruuchi.hours(Service.CENTER).orElseThrow();
    OpeningHours office = tsuruuchi.hours(Service.BRANCH_OFFICE).orElseThrow();
    assertThat(rooms.sample()).isFalse();
    assertThat(rooms.openAt(LocalDateTime.of(2026, 11, 22, 16, 59))).isTrue();
    assertThat(rooms.openAt(LocalDateTime.of(2026, 11, 22, 17, 0))).isFalse();
    assertThat(rooms.on(LocalDate.of(2026, 11, 23))).isEmpty();
    assertThat(rooms.on(LocalDate.of(2026, 12, 29))).isEmpty();
    assertThat(rooms.on(LocalDate.of(2027, 1, 4))).isPresent();
    assertThat(office.on(LocalDate.of(2026, 11, 21))).isEmpty();
    assertThat(kifu.hours(Service.CENTER).orElseThrow().sample()).isTrue();
  }

  private Center named(String name) {
    return city.center(name).orElseThrow();
  }
}
