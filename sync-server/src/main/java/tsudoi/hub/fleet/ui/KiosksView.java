package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tsudoi.frontend.StateTag;
import tsudoi.hub.fleet.FleetBoard;
import tsudoi.hub.staff.LiveUpdates;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.hub.sync.Contacts;

/// キオスク: every center's kiosks, the real ones first.
@Route(value = "kiosks", layout = StaffDesk.class)
@PermitAll
class KiosksView extends Main implements AfterNavigationObserver, HasDynamicTitle {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);
  private static final Duration PACE = Duration.ofSeconds(10);

  private final FleetBoard fleet;
  private final Contacts contacts;
  private final LiveUpdates updates;
  private final StaffWords words;
  private final InstantSource clock;
  private final Cells table;
  private final List<Runnable> subscriptions = new ArrayList<>();

  KiosksView(
      FleetBoard fleet,
      Contacts contacts,
      LiveUpdates updates,
      StaffWords words,
      InstantSource clock) {
    this.fleet = fleet;
    this.contacts = contacts;
    this.updates = updates;
    this.words = words;
    this.clock = clock;
    this.table =
        new Cells(
                getTranslation("fleet.column.center"),
                getTranslation("fleet.column.council"),
                getTranslation("fleet.column.state"),
                getTranslation("fleet.column.contact"),
                getTranslation("fleet.column.unsent"),
                getTranslation("fleet.column.room"),
                getTranslation("fleet.column.clock"),
                getTranslation("fleet.column.version"),
                getTranslation("fleet.column.kiosks"),
                getTranslation("fleet.column.telephone"))
            .numbersIn(4, 5, 8);
    addClassName("desk-main");
    Paragraph note = new Paragraph(getTranslation("fleet.note"));
    note.addClassName("muted");
    Div head = new Div(new H1(getTranslation("fleet.heading")), note);
    head.addClassName("desk-head");
    Div card = new Div(table);
    card.addClassNames("panel-card", "fills");
    add(head, card);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    subscriptions.add(updates.on(contacts::onChange, event.getUI(), this::show));
    subscriptions.add(updates.every(PACE, event.getUI(), this::show));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    subscriptions.forEach(Runnable::run);
    subscriptions.clear();
  }

  void show() {
    Instant now = clock.instant();
    table.clear();
    fleet.rows(now).stream()
        .sorted(Comparator.comparing(row -> row.kiosks() == 0))
        .forEach(row -> show(row, now));
  }

  private void show(FleetBoard.Row row, Instant now) {
    boolean real = row.kiosks() > 0;
    NativeTableRow line =
        table.row(
            Cells.text(row.center().name()),
            Cells.text(row.council().name()),
            state(row),
            Cells.text(real ? contact(row, now) : "—"),
            Cells.number(unsent(row)),
            room(row),
            Cells.text(row.told().map(told -> clock(told.clockAhead())).orElse("—")),
            Cells.text(row.told().map(told -> String.join(" ", told.versions())).orElse("—")),
            Cells.number(real ? getTranslation("fleet.kiosks", row.kiosks()) : "—"),
            Cells.text(row.center().printedTelephone()));
    line.setClassName("is-quiet-row", !real);
  }

  private NativeTableCell state(FleetBoard.Row row) {
    NativeTableCell cell = Cells.of(new StateMark(row.state()));
    row.refused().map(RefusedMark::new).ifPresent(cell::add);
    if (row.stalled()) {
      cell.add(new StateTag(StateTag.State.CAUTION, getTranslation("fleet.stalled")));
    }
    row.recovery()
        .map(cause -> new StateTag(StateTag.State.CAUTION, getTranslation("fleet.recovery")))
        .ifPresent(cell::add);
    return cell;
  }

  private String unsent(FleetBoard.Row row) {
    if (row.unsent().isEmpty()) {
      return getTranslation("fleet.unsent.unknown");
    }
    String number = getTranslation("fleet.unsent", row.unsent().getAsInt());
    return row.told()
        .flatMap(FleetBoard.Told::oldestUnsent)
        .map(age -> number + getTranslation("fleet.unsent.oldest", words.ago(age, getLocale())))
        .orElse(number);
  }

  private NativeTableCell room(FleetBoard.Row row) {
    NativeTableCell cell = Cells.number("");
    row.told()
        .ifPresentOrElse(
            told -> {
              switch (told.space()) {
                case ENOUGH -> {}
                case SCARCE ->
                    cell.add(
                        new StateTag(StateTag.State.CAUTION, getTranslation("fleet.room.scarce")));
                case NONE ->
                    cell.add(new StateTag(StateTag.State.FULL, getTranslation("fleet.room.none")));
              }
              cell.add(new Span(getTranslation("fleet.room", gigabytes(told.freeBytes()))));
            },
            () -> cell.add(new Span("—")));
    return cell;
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / (double) (1L << 30));
  }

  /// Nobody notices seconds; minutes make wrong receipts.
  private String clock(Duration ahead) {
    if (ahead.abs().compareTo(CLOCK_TOLERANCE) <= 0) {
      return getTranslation("fleet.clock.right");
    }
    return getTranslation(
        ahead.isNegative() ? "fleet.clock.behind" : "fleet.clock.ahead",
        words.span(ahead.abs(), getLocale()));
  }

  private String contact(FleetBoard.Row row, Instant now) {
    return row.lastContact()
        .map(last -> words.ago(Duration.between(last, now), getLocale()))
        .orElse(getTranslation("ago.never"));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("fleet.heading");
  }
}
