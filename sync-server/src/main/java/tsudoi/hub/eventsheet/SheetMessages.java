package tsudoi.hub.eventsheet;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import tsudoi.hub.eventsheet.RowReading.Reason;
import tsudoi.hub.eventsheet.RowReading.Remark;
import tsudoi.hub.eventsheet.SheetReading.Problem;

/// The sentences people read about a sheet, in Japanese or English.
public final class SheetMessages {
  private final Locale locale;
  private final ResourceBundle texts;

  public SheetMessages(Locale locale) {
    this.locale = locale;
    this.texts =
        ResourceBundle.getBundle(
            "tsudoi.hub.eventsheet.messages",
            locale,
            SheetMessages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public String of(Problem problem) {
    return switch (problem) {
      case TOO_LARGE -> text("problem.TOO_LARGE", XlsxFile.FILE_BYTES_MAX / 1024 / 1024);
      case TOO_MANY_ROWS -> text("problem.TOO_MANY_ROWS", Workbook.ROWS_MAX);
      case READ_FAILED,
          EMPTY,
          NOT_XLSX,
          OLD_OR_LOCKED,
          DAMAGED,
          INFLATES_TOO_FAR,
          TOO_MUCH_TEXT,
          NO_HEADINGS ->
          text("problem." + problem);
    };
  }

  public String of(Reason reason) {
    return switch (reason) {
      case Reason.NoTitle() -> text("reason.NoTitle");
      case Reason.TooLong(var heading, var max) -> text("reason.TooLong", heading, max);
      case Reason.NoSuchDayOrTime(var printed) -> text("reason.NoSuchDayOrTime", printed);
      case Reason.EndsBeforeStart(var printed) -> text("reason.EndsBeforeStart", printed);
      case Reason.NoDayLeft(var printed) -> text("reason.NoDayLeft", printed);
      case Reason.TooManySessions(var max) -> text("reason.TooManySessions", max);
      case Reason.SameAsRow(var row) -> text("reason.SameAsRow", row);
    };
  }

  public String of(Remark remark) {
    return text("remark." + remark);
  }

  /// The whole line about a row that became no listing: its number and the reason.
  public String of(RowReading.Rejected rejected) {
    return text("rejected", rejected.rowNumber(), of(rejected.reason()));
  }

  /// The mark on a listing without days.
  public String undated() {
    return text("undated");
  }

  String text(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values);
  }
}
