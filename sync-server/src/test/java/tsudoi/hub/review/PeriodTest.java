package tsudoi.hub.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodTest {
  @Test
  void the_fiscal_year_runs_from_april_to_march() {
    assertThat(Period.fiscalYear(2026))
        .isEqualTo(new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31)));
    assertThat(Period.fiscalYearOf(LocalDate.of(2027, 3, 31))).isEqualTo(2026);
    assertThat(Period.fiscalYearOf(LocalDate.of(2027, 4, 1))).isEqualTo(2027);
  }

  @Test
  void days_to_come_are_not_compared_with_last_year() {
    LocalDate today = LocalDate.of(2026, 11, 22);

    assertThat(Period.fiscalYear(2026).yearBefore(today))
        .isEqualTo(new Period(LocalDate.of(2025, 4, 1), LocalDate.of(2025, 11, 22)));
    assertThat(Period.fiscalYear(2025).yearBefore(today))
        .isEqualTo(new Period(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 3, 31)));
  }

  @Test
  void the_29th_of_february_is_compared_with_the_28th() {
    Period leap = Period.month(YearMonth.of(2028, 2));

    assertThat(leap.yearBefore(LocalDate.of(2028, 6, 1)).to()).isEqualTo(LocalDate.of(2027, 2, 28));
  }

  @Test
  void a_period_touches_every_month_in_between() {
    assertThat(new Period(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 3, 1)).months())
        .containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3));
  }
}
