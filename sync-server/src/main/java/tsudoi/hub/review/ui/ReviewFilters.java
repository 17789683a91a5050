package tsudoi.hub.review.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tsudoi.city.Center;
import tsudoi.city.City;
import tsudoi.city.Council;
import tsudoi.hub.review.Period;
import tsudoi.hub.review.ui.ReviewAddress.Span;

/// Which days, which centers, one line for what.
final class ReviewFilters extends Div {
  private static final int YEARS_BACK = 3;
  private static final int MONTHS_BACK = 24;
  private static final int REIWA_BEFORE = 2018;

  /// How the period is chosen.
  enum Kind {
    MONTH,
    YEAR,
    RANGE
  }

  private final Select<Kind> kind = new Select<>();
  private final Select<YearMonth> month = new Select<>();
  private final Select<Integer> year = new Select<>();
  private final DatePicker from = new DatePicker();
  private final DatePicker to = new DatePicker();
  private final ComboBox<Council> council = new ComboBox<>();
  private final ComboBox<Center> center = new ComboBox<>();
  private final Select<Boolean> by = new Select<>();
  private final City city;
  private final Consumer<ReviewAddress> chosen;
  private ReviewAddress shown;

  ReviewFilters(City city, LocalDate today, Consumer<ReviewAddress> chosen) {
    this.city = city;
    this.chosen = chosen;
    this.shown = ReviewAddress.start(today);
    addClassName("review-filters");
    kind.setLabel(getTranslation("review.period.kind"));
    kind.setItems(Kind.YEAR, Kind.MONTH, Kind.RANGE);
    kind.setItemLabelGenerator(value ->
        getTranslation("review.period." + value.name().toLowerCase(java.util.Locale.ROOT)));
    month.setLabel(getTranslation("review.month"));
    month.setItems(months(today));
    month.setItemLabelGenerator(
        value -> getTranslation("review.month.value", value.getYear(), value.getMonthValue()));
    year.setLabel(getTranslation("review.year"));
    year.setItems(years(today));
    year.setItemLabelGenerator(
        value -> getTranslation("review.year.value", value - REIWA_BEFORE, value));
    from.setLabel(getTranslation("review.from"));
    to.setLabel(getTranslation("review.to"));
    council.setLabel(getTranslation("review.council"));
    council.setItems(city.councils());
    council.setItemLabelGenerator(Council::name);
    council.setPlaceholder(getTranslation("review.all"));
    council.setClearButtonVisible(true);
    center.setLabel(getTranslation("review.center"));
    center.setItemLabelGenerator(Center::name);
    center.setPlaceholder(getTranslation("review.all"));
    center.setClearButtonVisible(true);
    by.setLabel(getTranslation("review.by"));
    by.setItems(false, true);
    by.setItemLabelGenerator(
        value -> getTranslation(value ? "review.by.council" : "review.by.center"));
    add(kind, year, month, from, to, council, center, by);
    kind.addValueChangeListener(
        event -> fromClient(event.isFromClient(), () -> of(event.getValue(), today)));
    month.addValueChangeListener(event ->
        fromClient(event.isFromClient(), () -> shown.with(new Span.OfMonth(event.getValue()))));
    year.addValueChangeListener(event ->
        fromClient(event.isFromClient(), () -> shown.with(new Span.OfYear(event.getValue()))));
    from.addValueChangeListener(event -> fromClient(event.isFromClient(), this::days));
    to.addValueChangeListener(event -> fromClient(event.isFromClient(), this::days));
    council.addValueChangeListener(event ->
        fromClient(
            event.isFromClient(),
            () -> shown.withCouncil(Optional.ofNullable(event.getValue()).map(Council::id))));
    center.addValueChangeListener(event ->
        fromClient(
            event.isFromClient(),
            () -> shown.withCenter(Optional.ofNullable(event.getValue()).map(Center::id))));
    by.addValueChangeListener(
        event -> fromClient(event.isFromClient(), () -> shown.byCouncil(event.getValue())));
  }

  private void fromClient(boolean fromClient, java.util.function.Supplier<ReviewAddress> next) {
    if (fromClient) {
      chosen.accept(next.get());
    }
  }

  void show(ReviewAddress address) {
    shown = address;
    Kind now =
        switch (address.span()) {
          case Span.OfMonth(var value) -> {
            month.setValue(value);
            yield Kind.MONTH;
          }
          case Span.OfYear(int value) -> {
            year.setValue(value);
            yield Kind.YEAR;
          }
          case Span.OfDays(var period) -> {
            from.setValue(period.from());
            to.setValue(period.to());
            yield Kind.RANGE;
          }
        };
    kind.setValue(now);
    month.setVisible(now == Kind.MONTH);
    year.setVisible(now == Kind.YEAR);
    from.setVisible(now == Kind.RANGE);
    to.setVisible(now == Kind.RANGE);
    center.setItems(address.council().map(city::centersOf).orElseGet(city::centers));
    council.setValue(address.council().flatMap(city::council).orElse(null));
    center.setValue(address.center().flatMap(city::center).orElse(null));
    by.setValue(address.byCouncil());
  }

  private ReviewAddress of(Kind kind, LocalDate today) {
    return shown.with(
        switch (kind) {
          case MONTH -> new Span.OfMonth(YearMonth.from(today).minusMonths(1));
          case YEAR -> new Span.OfYear(Period.fiscalYearOf(today));
          case RANGE -> new Span.OfDays(shown.period());
        });
  }

  private ReviewAddress days() {
    LocalDate start = Optional.ofNullable(from.getValue()).orElse(shown.period().from());
    LocalDate end = Optional.ofNullable(to.getValue()).orElse(start);
    return shown.with(new Span.OfDays(new Period(start, end.isBefore(start) ? start : end)));
  }

  private static List<YearMonth> months(LocalDate today) {
    List<YearMonth> months = new ArrayList<>();
    for (int back = 0; back < MONTHS_BACK; back++) {
      months.add(YearMonth.from(today).minusMonths(back));
    }
    return months;
  }

  private static List<Integer> years(LocalDate today) {
    List<Integer> years = new ArrayList<>();
    for (int back = 0; back < YEARS_BACK; back++) {
      years.add(Period.fiscalYearOf(today) - back);
    }
    return years;
  }
}
