package tsudoi.hub.review.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import tsudoi.account.Registry;
import tsudoi.city.JapanTime;
import tsudoi.hub.review.NamesShownLog;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.listing.Listings;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;

/// 名前を表示した記録: who opened which list, and when. It names no participant.
@Route(value = "audit", layout = StaffDesk.class)
@PermitAll
class AuditView extends Main implements AfterNavigationObserver, HasDynamicTitle {
  private final Replica hub;
  private final NamesShownLog log;
  private final Listings listings;
  private final Registry registry;
  private final StaffWords words;

  AuditView(
      Replica hub, NamesShownLog log, Listings listings, Registry registry, StaffWords words) {
    this.hub = hub;
    this.log = log;
    this.listings = listings;
    this.registry = registry;
    this.words = words;
    addClassName("desk-main");
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    show();
  }

  void show() {
    removeAll();
    List<List<String>> rows = hub.read(() -> log.newest().stream().map(this::row).toList());
    Div head = new Div(new H1(getTranslation("audit.heading")));
    head.addClassName("desk-head");
    Paragraph why = new Paragraph(getTranslation("audit.why"));
    why.addClassName("muted");
    Div card = new Div();
    card.addClassNames("panel-card", "fills");
    card.add(rows.isEmpty() ? new Paragraph(getTranslation("audit.none")) : table(rows));
    add(head, why, card);
  }

  private List<String> row(NamesShownLog.Entry entry) {
    LocalDateTime at = JapanTime.at(entry.at());
    LocalDateTime start = entry.occurrence().originalStart();
    return List.of(
        words.day(at.toLocalDate(), getLocale()) + " " + words.time(at, getLocale()),
        entry
            .account()
            .flatMap(account ->
                registry.logins(Scope.HUB).stream()
                    .filter(login -> login.account().equals(account))
                    .map(Registry.Login::login)
                    .findFirst())
            .orElseGet(() -> getTranslation("audit.unknown")),
        listings
            .find(entry.occurrence().listing())
            .map(listing -> words.title(listing.content().title(), getLocale()))
            .orElse("—"),
        words.day(start.toLocalDate(), getLocale()) + " " + words.time(start, getLocale()),
        Integer.toString(entry.persons()));
  }

  private NativeTable table(List<List<String>> rows) {
    NativeTable table = new NativeTable();
    table.addClassNames("plain-table", "audit-table");
    NativeTableRow head = new NativeTableRow();
    Stream.of("when", "who", "what", "date", "persons")
        .map(column -> new NativeTableHeaderCell(getTranslation("audit.column." + column)))
        .forEach(cell -> {
          cell.getElement().setAttribute("scope", "col");
          head.add(cell);
        });
    table.getHead().add(head);
    NativeTableBody body = new NativeTableBody();
    for (List<String> line : rows) {
      NativeTableRow row = new NativeTableRow();
      line.forEach(text -> row.add(new NativeTableCell(text)));
      body.add(row);
    }
    table.add(body);
    return table;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("audit.heading");
  }
}
