package tsudoi.hub.review.ui;

import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.hub.review.AttendanceReview.Month;
import tsudoi.hub.review.AttendanceReview.MonthState;

/// A small square a month: its number and an icon for what has become of it.
final class MonthMarks extends Span {
  private static final int IN_WORDS_MAX = 2;

  MonthMarks(List<Month> months) {
    addClassName("month-marks");
    boolean words = months.size() <= IN_WORDS_MAX;
    for (Month month : months) {
      String state = getTranslation("review.month.state." + month.state());
      Span mark = new Span();
      mark.addClassNames("month-mark", "is-" + month.state().name().toLowerCase(Locale.ROOT));
      mark.add(new Span(Integer.toString(month.month().getMonthValue())));
      if (month.state() != MonthState.NOT_DUE) {
        mark.add(new IconView(icon(month.state())));
      }
      if (words) {
        mark.removeAll();
        mark.addClassName("in-words");
        if (month.state() != MonthState.NOT_DUE) {
          mark.add(new IconView(icon(month.state())));
        }
        mark.add(new Span(state));
      }
      String label = getTranslation("review.months.label", month.month().toString(), state);
      mark.getElement().setAttribute("title", label).setAttribute("aria-label", label);
      mark.getElement().setAttribute("role", "img");
      add(mark);
    }
  }

  static Icon icon(MonthState state) {
    return switch (state) {
      case MISSING -> Icon.HOURGLASS;
      case ARRIVED -> Icon.DOWNLOAD;
      case CONFIRMED -> Icon.CHECK;
      case NOT_DUE -> Icon.MINUS;
    };
  }

  /// What the squares mean, in words.
  static Span legend(Span legend) {
    legend.addClassNames("month-marks", "month-legend");
    for (MonthState state : List.of(MonthState.MISSING, MonthState.ARRIVED, MonthState.CONFIRMED)) {
      Span mark = new Span(new IconView(icon(state)));
      mark.addClassNames("month-mark", "is-" + state.name().toLowerCase(Locale.ROOT));
      legend.add(mark, new Span(legend.getTranslation("review.month.state." + state)));
    }
    return legend;
  }
}
