package tsudoi.hub.eventsheet;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the day a sheet speaks from: its month stands in the file's name, its day in the file's
/// own date of saving.
final class SheetDay {
  private static final Pattern YEAR_MONTH =
      Pattern.compile("(?<!\\d)(20\\d{2})[-_.年 ]?(0?[1-9]|1[0-2])(?!\\d)");
  private static final Pattern ERA_MONTH =
      Pattern.compile("(?:令和|[Rr])(\\d{1,2})[-_.年 ]?(0?[1-9]|1[0-2])(?!\\d)");
  private static final int REIWA_BEFORE_FIRST_YEAR = 2018;

  /// Saved further away than this from the month in its name, a file was saved again later.
  private static final int SAVED_AROUND_MONTH_DAYS_MAX = 62;

  private SheetDay() {}

  static LocalDate find(String fileName, Optional<LocalDate> savedOn, LocalDate reference) {
    return monthIn(fileName)
        .map(month -> month.atDay(1))
        .map(first -> savedOn.filter(saved -> isAround(first, saved)).orElse(first))
        .or(() -> savedOn)
        .orElse(reference);
  }

  private static Optional<YearMonth> monthIn(String fileName) {
    var name = Normalizer.normalize(fileName, Normalizer.Form.NFKC);
    var plain = YEAR_MONTH.matcher(name);
    if (plain.find()) {
      return Optional.of(
          YearMonth.of(Integer.parseInt(plain.group(1)), Integer.parseInt(plain.group(2))));
    }
    var era = ERA_MONTH.matcher(name);
    return era.find()
        ? Optional.of(
            YearMonth.of(
                REIWA_BEFORE_FIRST_YEAR + Integer.parseInt(era.group(1)),
                Integer.parseInt(era.group(2))))
        : Optional.empty();
  }

  private static boolean isAround(LocalDate first, LocalDate saved) {
    return Math.abs(ChronoUnit.DAYS.between(first, saved)) <= SAVED_AROUND_MONTH_DAYS_MAX;
  }
}
