package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import tsudoi.city.JapanTime;
import tsudoi.hub.fleet.LiveList;
import tsudoi.hub.staff.LiveUpdates;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.oplog.Replica;

/// 今日の申し込み: what arrives from every kiosk and phone, as it arrives.
@Route(value = "live", layout = StaffDesk.class)
@PermitAll
class LiveView extends Main implements AfterNavigationObserver, HasDynamicTitle {
  private static final int LINES_MAX = 100;

  private final Replica hub;
  private final LiveList list;
  private final LiveUpdates updates;
  private final LiveTable table;
  private final InstantSource clock;
  private Runnable unsubscribe = () -> {};

  LiveView(Replica hub, LiveList list, LiveUpdates updates, StaffWords words, InstantSource clock) {
    this.clock = clock;
    this.hub = hub;
    this.list = list;
    this.updates = updates;
    this.table = new LiveTable(words, true);
    addClassName("desk-main");
    Paragraph note = new Paragraph(getTranslation("live.note", LINES_MAX));
    note.addClassName("muted");
    Div head = new Div(new H1(getTranslation("live.heading")), note);
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
    unsubscribe =
        updates.on(listener -> hub.onChange(_ -> listener.run()), event.getUI(), this::show);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    unsubscribe.run();
  }

  private void show() {
    table.show(list.newest(LINES_MAX), JapanTime.dayOf(clock.instant()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("live.heading");
  }
}
