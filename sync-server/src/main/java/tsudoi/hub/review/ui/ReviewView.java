package tsudoi.hub.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import tsudoi.city.City;
import tsudoi.hub.review.AttendanceReview;
import tsudoi.hub.review.AttendanceReview.Line;
import tsudoi.hub.review.Period;
import tsudoi.hub.review.Sheet;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;

/// 出席の確認: the city's attendance, a line a center or council.
@Route(value = "attendance", layout = StaffDesk.class)
@PermitAll
class ReviewView extends Main implements AfterNavigationObserver, HasDynamicTitle {
  private final AttendanceReview review;
  private final StaffWords words;
  private final ReviewFilters filters;
  private final Div result = new Div();
  private final Span period = new Span();
  private ReviewAddress address;
  private AttendanceReview.Answer answer;

  ReviewView(AttendanceReview review, City city, StaffWords words) {
    this.words = words;
    this.review = review;
    this.address = ReviewAddress.start(review.today());
    this.answer = review.ask(address.question());
    this.filters =
        new ReviewFilters(
            city, review.today(), next -> UI.getCurrent().navigate(ReviewView.class, next.query()));
    addClassName("desk-main");
    period.addClassName("least");
    Span gap = new Span();
    gap.addClassName("gap");
    Div head =
        new Div(
            new H1(getTranslation("review.heading")),
            period,
            gap,
            MonthMarks.legend(new Span()),
            new CsvLink(getTranslation("review.csv"), this::fileName, this::sheet));
    head.addClassName("desk-head");
    result.addClassNames("panel-card", "fills");
    add(head, filters, result);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    show(ReviewAddress.read(event.getLocation().getQueryParameters(), review.today()));
  }

  void show(ReviewAddress asked) {
    address = asked;
    answer = review.ask(address.question());
    filters.show(address);
    show();
  }

  private void show() {
    Period days = address.period();
    period.setText(
        words.days(days.from(), days.to(), getLocale()) + "　" + getTranslation("review.brackets"));
    result.removeAll();
    FigureTable table =
        new FigureTable(
            getTranslation(address.byCouncil() ? "review.column.council" : "review.column.center"),
            getTranslation("review.column.months"));
    for (Line line : answer.lines()) {
      table.row(name(line), line.now(), line.before(), new MonthMarks(line.months()));
    }
    table.total(getTranslation("review.total"), answer.total(), answer.totalBefore());
    Paragraph hint =
        new Paragraph(
            getTranslation("review.share.hint")
                + (answer.total().sample() || answer.totalBefore().sample()
                    ? getTranslation("review.sample.hint")
                    : ""));
    hint.addClassNames("muted", "table-hint");
    result.add(table, hint);
  }

  private com.vaadin.flow.component.Component name(Line line) {
    Span name = new Span();
    name.addClassName("line-name");
    if (line.center().isPresent()) {
      name.add(
          new Anchor(
              "attendance/"
                  + line.center().get().id().number()
                  + "?"
                  + address.query().getQueryString(),
              line.name()));
    } else {
      name.add(new Span(line.name()));
    }
    if (line.now().sample()) {
      Span sample = new Span(getTranslation("sample"));
      sample.addClassName("sample-tag");
      name.add(sample);
    }
    return name;
  }

  private String fileName() {
    Period days = address.period();
    return getTranslation("csv.name.review") + "_" + days.from() + "_" + days.to();
  }

  Sheet sheet() {
    List<String> head = new ArrayList<>();
    head.add(
        getTranslation(address.byCouncil() ? "review.column.council" : "review.column.center"));
    head.addAll(
        ReviewText.heads(key -> getTranslation(key), words -> getTranslation("csv.before", words)));
    head.add(getTranslation("review.column.months"));
    head.add(getTranslation("csv.sample"));
    List<List<String>> rows = new ArrayList<>();
    for (Line line : answer.lines()) {
      List<String> row = new ArrayList<>();
      row.add(line.name());
      row.addAll(ReviewText.cells(line.now(), line.before()));
      row.add(ReviewText.months(line.months(), key -> getTranslation(key)));
      row.add(line.now().sample() ? getTranslation("sample") : "");
      rows.add(row);
    }
    List<String> total = new ArrayList<>();
    total.add(getTranslation("review.total"));
    total.addAll(ReviewText.cells(answer.total(), answer.totalBefore()));
    total.add("");
    total.add(answer.total().sample() ? getTranslation("sample") : "");
    rows.add(total);
    return new Sheet(head, rows);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("review.heading");
  }
}
