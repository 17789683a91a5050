package tsudoi.hub.eventsheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The cells of one row by column, as cleaned text. Excel's serial dates and fractions of a day are
/// written out as people would print them.
final class RowCells {
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

  /// 2000-01-01 to 2099-12-31: other whole numbers are not meant as dates.
  private static final LocalDate SERIAL_MIN = LocalDate.of(2000, 1, 1);

  private static final LocalDate SERIAL_MAX = LocalDate.of(2099, 12, 31);
  private static final int MINUTES_A_DAY = 24 * 60;

  private final Workbook.Row row;
  private final Headings headings;
  private final boolean from1904;
  private final Map<Column, String> texts = new EnumMap<>(Column.class);

  RowCells(Workbook.Row row, Headings headings, boolean from1904) {
    this.row = row;
    this.headings = headings;
    this.from1904 = from1904;
  }

  int rowNumber() {
    return row.number();
  }

  String text(Column column) {
    return texts.computeIfAbsent(column, this::read);
  }

  private String read(Column column) {
    return switch (cell(column)) {
      case Workbook.Cell.Text(var text) -> CellText.cleanValue(text);
      case Workbook.Cell.Number(var number) ->
          switch (column) {
            case DATE, START, END -> moment(number);
            case TELEPHONE -> telephone(number);
            case AUDIENCE,
                TITLE,
                PLACE,
                LATITUDE,
                LONGITUDE,
                DESCRIPTION,
                FEE,
                CAPACITY,
                APPLY_PERIOD,
                URL,
                CONTACT ->
                plain(number);
          };
    };
  }

  /// Whether any column with a heading is filled: not so in a row that holds a running number only.
  boolean isEmpty() {
    return headings.places().keySet().stream().allMatch(column -> text(column).isEmpty());
  }

  /// The stored length, before anything is cleaned.
  int length(Column column) {
    return cell(column) instanceof Workbook.Cell.Text(var text) ? text.length() : 0;
  }

  private Workbook.Cell cell(Column column) {
    return Optional.ofNullable(headings.places().get(column))
        .flatMap(place -> Optional.ofNullable(row.cells().get(place)))
        .orElse(new Workbook.Cell.Text(""));
  }

  private String moment(BigDecimal serial) {
    if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(100_000_000)) > 0) {
      return plain(serial);
    }
    if (serial.compareTo(BigDecimal.valueOf(20_000_101)) >= 0) {
      return compactDate(serial);
    }
    if (serial.compareTo(BigDecimal.valueOf(24)) <= 0
        && serial.compareTo(BigDecimal.ONE) > 0
        && isWhole(serial)) {
      return serial.intValue() + ":00";
    }
    var days = serial.setScale(0, RoundingMode.FLOOR);
    int minutes =
        serial
            .subtract(days)
            .multiply(BigDecimal.valueOf(MINUTES_A_DAY))
            .setScale(0, RoundingMode.HALF_UP)
            .intValue();
    var day =
        (from1904 ? DAY_ZERO_1904 : DAY_ZERO).plusDays(days.intValue() + minutes / MINUTES_A_DAY);
    var time = clock(minutes % MINUTES_A_DAY);
    if (days.signum() == 0) {
      return minutes == MINUTES_A_DAY ? "24:00" : time;
    }
    if (day.isBefore(SERIAL_MIN) || day.isAfter(SERIAL_MAX)) {
      return plain(serial);
    }
    return isWhole(serial) ? dateText(day) : dateText(day) + " " + time;
  }

  /// 20260110, as some sheets write it.
  private static String compactDate(BigDecimal number) {
    int n = number.intValue();
    return n / 10_000 + "年" + n / 100 % 100 + "月" + n % 100 + "日";
  }

  private static String dateText(LocalDate day) {
    return day.getYear()
        + "年"
        + day.getMonthValue()
        + "月"
        + day.getDayOfMonth()
        + "日（"
        + DayFilter.WEEKDAYS.charAt(day.getDayOfWeek().getValue() - 1)
        + "）";
  }

  private static String clock(int minutes) {
    var time = LocalTime.of(minutes / 60, minutes % 60);
    return time.getHour() + ":" + (time.getMinute() < 10 ? "0" : "") + time.getMinute();
  }

  /// Numbers lose the zero a telephone number begins with.
  private static String telephone(BigDecimal number) {
    var digits = plain(number);
    return digits.matches("[1-9]\\d{8,9}") ? "0" + digits : digits;
  }

  private static String plain(BigDecimal number) {
    return isWhole(number)
        ? number.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
        : number.toPlainString();
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }
}
