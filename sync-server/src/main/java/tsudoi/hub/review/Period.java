package tsudoi.hub.review;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The days that a review covers, both ends included.
public record Period(LocalDate from, LocalDate to) {
  /// The fiscal year starts in April (DOMAIN, section 3).
  private static final int FIRST_MONTH = 4;

  private static final int MONTHS_MAX = 120;

  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period ends before it starts: " + from + ", " + to);
    }
  }

  public static Period month(YearMonth month) {
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  /// April of this year to March of the next.
  public static Period fiscalYear(int year) {
    return new Period(
        LocalDate.of(year, FIRST_MONTH, 1), LocalDate.of(year + 1, FIRST_MONTH, 1).minusDays(1));
  }

  /// 年度: the year in whose April it began.
  public static int fiscalYearOf(LocalDate day) {
    return day.getMonthValue() >= FIRST_MONTH ? day.getYear() : day.getYear() - 1;
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /// The same days a year earlier; 29 February becomes the 28th. Days to come are not compared.
  public Period yearBefore(LocalDate today) {
    LocalDate until = to.isAfter(today) && !from.isAfter(today) ? today : to;
    return new Period(from.minusYears(1), until.minusYears(1));
  }

  /// Every month that it touches.
  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth month = YearMonth.from(from);
        !month.atDay(1).isAfter(to) && months.size() < MONTHS_MAX;
        month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }
}
