package tsudoi.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the Cabinet Office's published lists.
class NationalHolidaysTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025|01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15"
            + " 09-23 10-13 11-03 11-23 11-24",
        "2026|01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22"
            + " 09-23 10-12 11-03 11-23",
        "2027|01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23"
            + " 10-11 11-03 11-23"
      })
  void a_year_has_exactly_the_published_holidays(int year, String days) {
    List<LocalDate> expected =
        List.of(days.split(" ")).stream().map(day -> LocalDate.parse(year + "-" + day)).toList();
    List<LocalDate> found =
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(NationalHolidays::isHoliday)
            .toList();
    assertThat(found).isEqualTo(expected);
  }
}
