package tsudoi.hub.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.Pictogram;
import tsudoi.frontend.Picture;
import tsudoi.hub.review.AttendanceReview;
import tsudoi.hub.review.AttendanceReview.Activity;
import tsudoi.hub.review.AttendanceReview.Month;
import tsudoi.hub.review.AttendanceReview.MonthState;
import tsudoi.hub.review.Sheet;
import tsudoi.hub.staff.StaffMember;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.listing.Listing;

/// One center's attendance: its months to confirm, its activities to open.
@Route(value = "attendance/:center([1-9][0-9]*)", layout = StaffDesk.class)
@PermitAll
class CenterReviewView extends Main implements BeforeEnterObserver, HasDynamicTitle {
  private final AttendanceReview review;
  private final City city;
  private final StaffWords words;
  private final AuthenticationContext authentication;
  private Optional<Center> center = Optional.empty();
  private ReviewAddress address;
  private List<Activity> activities = List.of();

  CenterReviewView(
      AttendanceReview review, City city, StaffWords words, AuthenticationContext authentication) {
    this.review = review;
    this.city = city;
    this.words = words;
    this.authentication = authentication;
    this.address = ReviewAddress.start(review.today());
    addClassNames("desk-main", "center-review");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    address = ReviewAddress.read(event.getLocation().getQueryParameters(), review.today());
    center =
        event
            .getRouteParameters()
            .getInteger("center")
            .filter(number -> number <= 9_999)
            .flatMap(number -> city.center(new CenterId(number)));
    if (center.isEmpty()) {
      throw new NotFoundException(getTranslation("error.none"));
    }
    show(center.get());
  }

  private void show(Center here) {
    removeAll();
    activities = review.activities(here.id(), address.period());
    Anchor back = new Anchor("attendance?" + address.query().getQueryString(), "");
    back.addClassName("back-link");
    back.add(new IconView(Icon.BACK), new Span(getTranslation("review.back")));
    Span period =
        new Span(
            words.days(address.period().from(), address.period().to(), getLocale())
                + "　"
                + getTranslation("review.brackets"));
    Span gap = new Span();
    gap.addClassName("gap");
    Div head =
        new Div(
            back,
            new H1(here.title()),
            period,
            gap,
            new CsvLink(getTranslation("review.csv"), this::fileName, this::sheet));
    head.addClassName("desk-head");
    add(head, months(here), table(here));
  }

  private Div months(Center here) {
    Div list = new Div();
    list.addClassName("month-list");
    for (Month month : review.months(here.id(), address.period())) {
      if (month.state() != MonthState.NOT_DUE) {
        list.add(month(here, month));
      }
    }
    Div card = new Div(new H2(getTranslation("center.months")), list);
    card.addClassNames("panel-card", "months-card");
    return card;
  }

  private Component month(Center here, Month month) {
    String name =
        getTranslation(
            "review.month.value", month.month().getYear(), month.month().getMonthValue());
    Span state =
        new Span(
            new IconView(MonthMarks.icon(month.state())),
            new Span(getTranslation("review.month.state." + month.state())));
    state.addClassNames(
        "month-mark", "in-words", "is-" + month.state().name().toLowerCase(Locale.ROOT));
    Div tile = new Div(new Span(name), state);
    tile.addClassName("month-tile");
    if (month.state() == MonthState.ARRIVED) {
      BigButton confirm =
          new BigButton(BigButton.Look.LINE, Icon.CHECK, getTranslation("review.confirm"));
      confirm.addClickListener(_ -> confirm(here, month, name));
      tile.add(confirm);
    }
    return tile;
  }

  private void confirm(Center here, Month month, String name) {
    boolean done =
        authentication
            .getAuthenticatedUser(StaffMember.class)
            .map(staff -> review.confirm(staff.actor(), here.id(), month.month()))
            .orElse(false);
    Notification.show(
        done ? getTranslation("review.confirmed", name) : getTranslation("review.confirm.failed"));
    show(here);
  }

  private Div table(Center here) {
    FigureTable table = new FigureTable(getTranslation("center.column.activity"), "");
    for (Activity activity : activities) {
      table.row(title(here, activity), activity.now(), activity.before(), new Span());
    }
    Div card = new Div(new H2(getTranslation("center.activities")), table);
    if (activities.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("review.none"));
      none.addClassName("muted");
      card.add(none);
    }
    card.addClassNames("panel-card", "fills");
    return card;
  }

  private Component title(Center here, Activity activity) {
    Listing listing = activity.listing();
    Span name =
        new Span(
            new Pictogram(Picture.of(listing.content().category().name())),
            new Span(title(listing)));
    name.addClassName("live-activity");
    if (activity.now().sample()) {
      Span sample = new Span(getTranslation("sample"));
      sample.addClassName("sample-tag");
      name.add(sample);
    }
    Div dates = new Div();
    dates.addClassName("date-links");
    for (AttendanceReview.Occurrence date : activity.occurrences()) {
      LocalDate day = date.id().originalStart().toLocalDate();
      Anchor link =
          new Anchor(
              "attendance/"
                  + here.id().number()
                  + "/"
                  + listing.id().value()
                  + "/"
                  + date.id().originalStart()
                  + "?"
                  + address.query().getQueryString(),
              words.shortDay(day, getLocale())
                  + " "
                  + getTranslation("live.persons", date.figures().heads()));
      dates.add(link);
    }
    NativeDetails details = new NativeDetails();
    details.setSummary(name);
    details.setContent(dates);
    return details;
  }

  private String title(Listing listing) {
    return words.title(listing.content().title(), getLocale());
  }

  private String fileName() {
    return getTranslation("csv.name.center")
        + "_"
        + center.map(Center::name).orElse("")
        + "_"
        + address.period().from()
        + "_"
        + address.period().to();
  }

  Sheet sheet() {
    List<String> head = new ArrayList<>();
    head.add(getTranslation("center.column.activity"));
    head.addAll(
        ReviewText.heads(key -> getTranslation(key), text -> getTranslation("csv.before", text)));
    head.add(getTranslation("csv.sample"));
    List<List<String>> rows = new ArrayList<>();
    for (Activity activity : activities) {
      List<String> row = new ArrayList<>();
      row.add(title(activity.listing()));
      row.addAll(ReviewText.cells(activity.now(), activity.before()));
      row.add(activity.now().sample() ? getTranslation("sample") : "");
      rows.add(row);
    }
    return new Sheet(head, rows);
  }

  @Override
  public String getPageTitle() {
    return center.map(Center::title).orElse("") + " — " + getTranslation("review.heading");
  }
}
