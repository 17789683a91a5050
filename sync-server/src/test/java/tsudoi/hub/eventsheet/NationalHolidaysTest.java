package tsudoi.hub.eventsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NationalHolidaysTest {
  @Test
  void the_year_2026_has_the_holidays_in_the_calendar() {
    assertThat(LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)))
        .filteredOn(NationalHolidays::contains)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-01-01",
            "2026-01-12",
            "2026-02-11",
            "2026-02-23",
            "2026-03-20",
            "2026-04-29",
            "2026-05-03",
            "2026-05-04",
            "2026-05-05",
            "2026-05-06",
            "2026-07-20",
            "2026-08-11",
            "2026-09-21",
            "2026-09-22",
            "2026-09-23",
            "2026-10-12",
            "2026-11-03",
            "2026-11-23");
  }

  @Test
  void a_holiday_on_a_sunday_is_kept_on_the_next_free_day() {
    // 11 February 2024 and 23 February 2025 were Sundays
    assertThat(NationalHolidays.contains(LocalDate.of(2024, 2, 12))).isTrue();
    assertThat(NationalHolidays.contains(LocalDate.of(2025, 2, 24))).isTrue();
    assertThat(NationalHolidays.contains(LocalDate.of(2025, 2, 25))).isFalse();
  }
}
