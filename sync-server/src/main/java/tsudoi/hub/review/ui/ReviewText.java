package tsudoi.hub.review.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tsudoi.attendance.Figures;
import tsudoi.hub.review.AttendanceReview;

/// The figures of the review as they are printed: the same words on the screen and in the file.
final class ReviewText {
  /// A column of figures: its key in the bundle and what it prints.
  enum Column {
    TIMES("times", figures -> count(figures.times())),
    PARTICIPANTS("participants", figures -> count(figures.participants())),
    HELPERS("helpers", figures -> count(figures.helpers())),
    DISTINCT("distinct", figures -> count(figures.distinct())),
    AVERAGE(
        "average",
        figures ->
            figures.times() == 0 ? "—" : String.format(Locale.ROOT, "%,.1f", figures.average()));

    private final String key;
    private final Function<Figures, String> print;

    Column(String key, Function<Figures, String> print) {
      this.key = "review.column." + key;
      this.print = print;
    }

    String key() {
      return key;
    }

    String print(Figures figures) {
      return print.apply(figures);
    }

    /// Without separators, as spreadsheets want numbers.
    String plain(Figures figures) {
      return print(figures).replace(",", "").replace("—", "");
    }
  }

  private ReviewText() {}

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// The share of heads that 実人数 covers, in whole percent; empty where there are no heads.
  static String share(Figures figures) {
    return figures.heads() == 0 ? "" : Long.toString(Math.round(figures.tokenShare() * 100));
  }

  /// Heads of the figure columns for a file: each with its year before.
  static List<String> heads(Function<String, String> say, Function<String, String> before) {
    List<String> heads = new ArrayList<>();
    for (Column column : Column.values()) {
      heads.add(say.apply(column.key()));
      heads.add(before.apply(say.apply(column.key())));
    }
    heads.add(say.apply("review.column.share"));
    return heads;
  }

  static List<String> cells(Figures now, Figures before) {
    List<String> cells = new ArrayList<>();
    for (Column column : Column.values()) {
      cells.add(column.plain(now));
      cells.add(column.plain(before));
    }
    cells.add(share(now).isEmpty() ? "" : share(now) + "%");
    return cells;
  }

  /// `2026-04 到着済み` and so on, joined.
  static String months(List<AttendanceReview.Month> months, Function<String, String> say) {
    List<String> parts = new ArrayList<>();
    for (AttendanceReview.Month month : months) {
      if (month.state() != AttendanceReview.MonthState.NOT_DUE) {
        parts.add(month.month() + " " + say.apply("review.month.state." + month.state()));
      }
    }
    return String.join(" / ", parts);
  }
}
