package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsudoi.city.JapanTime;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.hub.fleet.FleetBoard;
import tsudoi.hub.fleet.LiveList;
import tsudoi.hub.fleet.OpenQuestions;
import tsudoi.hub.fleet.TodayFigures;
import tsudoi.hub.review.AttendanceReview;
import tsudoi.hub.review.AttendanceReview.MonthState;
import tsudoi.hub.staff.LiveUpdates;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.hub.sync.RefusedRecords;
import tsudoi.sync.Condition;

/// 概況: the city at a glance, kept fresh by push.
@Route(value = "", layout = StaffDesk.class)
@PermitAll
class OverviewView extends Main implements AfterNavigationObserver, HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(10);
  private static final int LINES_MAX = 30;

  private final FleetBoard fleet;
  private final LiveList live;
  private final TodayFigures today;
  private final AttendanceReview review;
  private final LiveUpdates updates;
  private final StaffWords words;
  private final OverviewSources sources;
  private final InstantSource clock;
  private final CityMap map = new CityMap();
  private final UnorderedList legend = new UnorderedList();
  private final Div figures = new Div();
  private final Div help = new Div();
  private final H2 closingHeading = new H2();
  private final Div closing = new Div();
  private final LiveTable table;
  private final List<Runnable> subscriptions = new ArrayList<>();

  OverviewView(
      FleetBoard fleet,
      LiveList live,
      TodayFigures today,
      AttendanceReview review,
      LiveUpdates updates,
      StaffWords words,
      OverviewSources sources,
      InstantSource clock) {
    this.fleet = fleet;
    this.live = live;
    this.today = today;
    this.review = review;
    this.updates = updates;
    this.words = words;
    this.sources = sources;
    this.clock = clock;
    this.table = new LiveTable(words, false);
    addClassNames("desk-main", "overview");
    H1 title = new H1(getTranslation("tab.overview"));
    title.addClassName("visually-hidden");
    figures.addClassName("figures");
    help.addClassName("task-list");
    closing.addClassName("closing");
    Div side = new Div(helpCard(), closingCard());
    side.addClassName("side");
    add(title, mapCard(), figures, liveCard(), side);
  }

  private Div mapCard() {
    Span sketch = new Span(getTranslation("fleet.sketch"));
    sketch.addClassName("muted");
    Div head = new Div(new H2(getTranslation("fleet.centers")), gap(), sketch);
    head.addClassName("panel-head");
    legend.addClassName("map-legend");
    Paragraph credit = new Paragraph(getTranslation("fleet.credit"));
    credit.addClassNames("muted", "map-credit");
    Div card = new Div(head, map, legend, credit);
    card.addClassNames("panel-card", "map-card");
    return card;
  }

  private Div liveCard() {
    Div head =
        new Div(
            new H2(getTranslation("live.latest")),
            gap(),
            new Anchor("live", getTranslation("live.all")));
    head.addClassName("panel-head");
    Div card = new Div(head, table);
    card.addClassNames("panel-card", "live-card");
    return card;
  }

  private Div helpCard() {
    Div head = new Div(new H2(getTranslation("help.heading")));
    head.addClassName("panel-head");
    Div card = new Div(head, help);
    card.addClassNames("panel-card", "help-card");
    return card;
  }

  private Div closingCard() {
    Div head = new Div(closingHeading);
    head.addClassName("panel-head");
    Div card = new Div(head, closing);
    card.addClassNames("panel-card", "closing-card");
    return card;
  }

  private static Span gap() {
    Span gap = new Span();
    gap.addClassName("gap");
    return gap;
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    showAll();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    subscriptions.add(updates.on(sources::onTap, event.getUI(), this::showLive));
    subscriptions.add(updates.on(sources::onContact, event.getUI(), this::showFleet));
    subscriptions.add(updates.every(PACE, event.getUI(), this::showAll));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    subscriptions.forEach(Runnable::run);
    subscriptions.clear();
  }

  private void showAll() {
    showFleet();
    showLive();
  }

  private void showLive() {
    table.show(live.newest(LINES_MAX), JapanTime.dayOf(clock.instant()));
  }

  private void showFleet() {
    Instant now = clock.instant();
    List<FleetBoard.Row> rows = fleet.rows(now);
    map.show(rows, getTranslation("fleet.sea"));
    showLegend(rows);
    showFigures(rows, now);
    showHelp(now);
    showClosing(now);
  }

  private void showLegend(List<FleetBoard.Row> rows) {
    legend.removeAll();
    for (FleetBoard.State state : FleetBoard.State.values()) {
      long centers = rows.stream().filter(row -> row.state() == state).count();
      if (centers > 0) {
        Span count = new Span(Long.toString(centers));
        count.addClassNames("numerals", "legend-count");
        legend.add(new ListItem(new StateMark(state), gap(), count));
      }
    }
  }

  private void showFigures(List<FleetBoard.Row> rows, Instant now) {
    TodayFigures.Today day = today.of(JapanTime.dayOf(now));
    String sample = day.sample() ? getTranslation("figure.includes.sample") : "";
    int unsent = rows.stream().mapToInt(row -> row.unsent().orElse(0)).sum();
    int kiosks = rows.stream().mapToInt(FleetBoard.Row::kiosks).sum();
    int connected =
        rows.stream()
            .filter(row -> row.state() == FleetBoard.State.CONNECTED)
            .mapToInt(FleetBoard.Row::kiosks)
            .sum();
    figures.removeAll();
    figures.add(
        figure("activities", day.activities(), getTranslation("figure.activities.unit"), sample),
        figure("came", day.came(), getTranslation("figure.came.unit"), sample),
        figure("unsent", unsent, getTranslation("figure.unsent.unit"), ""),
        figure("kiosks", connected, getTranslation("figure.kiosks.of", kiosks), ""));
  }

  private Div figure(String key, int value, String unit, String note) {
    Span number = new Span(String.format(java.util.Locale.ROOT, "%,d", value));
    number.addClassName("value");
    Span after = new Span(unit);
    after.addClassName("unit");
    Span remark = new Span(note);
    remark.addClassNames("muted", "figure-note");
    Div line = new Div(number, after, remark);
    Div card = new Div(new Span(getTranslation("figure." + key)), line);
    card.addClassName("figure-card");
    card.setId("figure-" + key);
    return card;
  }

  /// Last month: what has arrived and what is still to be confirmed.
  private void showClosing(Instant now) {
    YearMonth month = YearMonth.from(JapanTime.dayOf(now)).minusMonths(1);
    closingHeading.setText(
        getTranslation(
            "closing.heading",
            getTranslation("review.month.value", month.getYear(), month.getMonthValue())));
    Map<MonthState, Long> counts = review.centersBy(month);
    closing.removeAll();
    closing.add(
        closingLine("missing", counts.getOrDefault(MonthState.MISSING, 0L)),
        closingLine("arrived", counts.getOrDefault(MonthState.ARRIVED, 0L)),
        closingLine("confirmed", counts.getOrDefault(MonthState.CONFIRMED, 0L)),
        new Anchor("attendance?month=" + month, getTranslation("closing.open")));
  }

  private Div closingLine(String key, long centers) {
    Span count = new Span(Long.toString(centers));
    count.addClassNames("numerals", "legend-count");
    Div line = new Div(new Span(getTranslation("closing." + key)), gap(), count);
    line.addClassName("closing-line");
    return line;
  }

  private void showHelp(Instant now) {
    help.removeAll();
    List<FleetBoard.Row> rows = fleet.needingHelp(now);
    rows.stream()
        .filter(row -> row.refused().isPresent())
        .forEach(row -> help.add(refused(row, row.refused().orElseThrow())));
    rows.stream().filter(FleetBoard.Row::stalled).forEach(row -> help.add(stalled(row)));
    rows.stream().filter(FleetBoard.Row::lacksRoom).forEach(row -> help.add(lacksRoom(row)));
    rows.stream().filter(row -> row.recovery().isPresent()).forEach(row -> help.add(repaired(row)));
    rows.stream()
        .filter(row -> row.state() != FleetBoard.State.CONNECTED)
        .forEach(row -> help.add(silent(row, now)));
    List<OpenQuestions.Question> questions = sources.questions();
    questions.forEach(question -> help.add(question(question)));
    if (rows.isEmpty() && questions.isEmpty()) {
      Div calm = new Div(new IconView(Icon.CHECK), new Span(getTranslation("help.none")));
      calm.addClassName("calm");
      help.add(calm);
    }
  }

  private Component refused(FleetBoard.Row row, String reason) {
    return task(
        Icon.WARNING,
        getTranslation(
            reason.equals(RefusedRecords.TWINS) ? "help.twins" : "help.refused",
            row.center().name()),
        getTranslation(
            "help.refused.why",
            getTranslation("fleet.refused." + reason),
            row.center().printedTelephone()));
  }

  private Component question(OpenQuestions.Question question) {
    return task(
        Icon.PENCIL,
        getTranslation(
            "help.question",
            question.center().name(),
            words.title(question.listing().content().title(), getLocale()),
            getTranslation("part." + question.conflict().part().field()),
            question.conflict().sides().size()),
        getTranslation("help.question.why"));
  }

  private Component stalled(FleetBoard.Row row) {
    return task(
        Icon.WARNING,
        getTranslation("help.stalled", row.center().name()),
        getTranslation("help.telephone", row.center().printedTelephone()));
  }

  private Component lacksRoom(FleetBoard.Row row) {
    boolean refuses = row.told().filter(told -> told.space() == Condition.Space.NONE).isPresent();
    return task(
        Icon.WARNING,
        getTranslation(refuses ? "help.room.none" : "help.room.scarce", row.center().name()),
        getTranslation("help.telephone", row.center().printedTelephone()));
  }

  private Component repaired(FleetBoard.Row row) {
    return task(
        Icon.WARNING,
        getTranslation("help.repaired", row.center().name()),
        getTranslation("help.telephone", row.center().printedTelephone()));
  }

  private Component silent(FleetBoard.Row row, Instant now) {
    String silence =
        row.lastContact()
            .map(last -> words.ago(Duration.between(last, now), getLocale()))
            .orElse(getTranslation("ago.never"));
    String unsent =
        row.unsent().isPresent()
            ? getTranslation("fleet.unsent", row.unsent().getAsInt())
            : getTranslation("fleet.unsent.unknown");
    return task(
        Icon.WIFI_OFF,
        getTranslation("help.silent", row.center().name(), silence),
        getTranslation("help.unsent", unsent, row.center().printedTelephone()));
  }

  private static Component task(Icon icon, String words, String reason) {
    Span what = new Span(words);
    what.addClassName("what");
    Span why = new Span(reason);
    why.addClassNames("why", "muted");
    Div task = new Div(new IconView(icon), what, why);
    task.addClassName("task");
    return task;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("tab.overview") + " — " + getTranslation("brand");
  }
}
