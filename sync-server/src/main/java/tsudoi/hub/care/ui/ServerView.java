package tsudoi.hub.care.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.JapanTime;
import tsudoi.durable.Room;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.frontend.StateTag;
import tsudoi.hub.staff.LiveUpdates;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.oplog.Replica;
import tsudoi.upkeep.Backup;
import tsudoi.upkeep.RecoveryReport;
import tsudoi.upkeep.Saving;
import tsudoi.upkeep.Upkeep;

/// サーバー: whether the hub's records are whole, how much room there is, and its backups.
@Route(value = "server", layout = StaffDesk.class)
@PermitAll
class ServerView extends Main implements AfterNavigationObserver, HasDynamicTitle {
  private static final Logger LOG = LoggerFactory.getLogger(ServerView.class);
  private static final Duration PACE = Duration.ofSeconds(5);

  private final Upkeep upkeep;
  private final Replica hub;
  private final LiveUpdates updates;
  private final StaffWords words;
  private final Div message = part("desk-message", "message");
  private final Div recovery = new Div();
  private final Div room = part("panel-head", "room");
  private final Div backups = new Div();
  private final BigButton take;
  private Optional<Shown> shown = Optional.empty();
  private Runnable unsubscribe = () -> {};

  private record Shown(
      Optional<RecoveryReport> report, Saving saving, String room, List<Backup> backups) {}

  ServerView(Upkeep upkeep, Replica hub, LiveUpdates updates, StaffWords words) {
    this.upkeep = upkeep;
    this.hub = hub;
    this.updates = updates;
    this.words = words;
    message.getElement().setAttribute("role", "status");
    take = BigButton.primary(Icon.DOWNLOAD, getTranslation("server.take"));
    named(take, "take-backup").addClickListener(_ -> takeBackup());
    addClassName("desk-main");
    add(
        box("desk-head", new H1(getTranslation("server.heading"))),
        message,
        recovery,
        box("panel-card", box("panel-head", new H2(getTranslation("server.room"))), room),
        box(
            "panel-card",
            box("panel-head", new H2(getTranslation("server.backups")), take),
            new Paragraph(getTranslation("server.backups.text", upkeep.folder())),
            backups));
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    unsubscribe = updates.every(PACE, event.getUI(), this::show);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    unsubscribe.run();
  }

  void show() {
    Room now = upkeep.room();
    Shown next =
        new Shown(
            RecoveryReport.unread(hub.log()),
            upkeep.saving(),
            now.getClass().getSimpleName() + gigabytes(now.usableBytes()),
            upkeep.backups());
    if (shown.filter(next::equals).isPresent()) {
      return;
    }
    shown = Optional.of(next);
    recovery.removeAll();
    next.report().map(this::card).ifPresent(recovery::add);
    room.removeAll();
    room.add(
        state(now), new Span(getTranslation("server.room.free", gigabytes(now.usableBytes()))));
    if (next.saving() != Saving.WORKS) {
      room.add(
          new Notice(
              Notice.Tone.ERROR, Icon.WARNING, getTranslation("server.saving." + next.saving())));
    }
    backups.removeAll();
    backups.add(
        next.backups().isEmpty()
            ? new Paragraph(getTranslation("server.none"))
            : table(next.backups()));
  }

  private Component card(RecoveryReport report) {
    List<String> sentences = new ArrayList<>();
    sentences.add(getTranslation("server.recovery." + report.cause(), when(report)));
    if (report.cause() != RecoveryReport.Cause.GONE) {
      sentences.add(getTranslation("server.recovered", report.recovered()));
    }
    if (report.missing() > 0) {
      sentences.add(getTranslation("server.missing", report.missing()));
    }
    sentences.add(getTranslation("server.recovery.next"));
    BigButton read = BigButton.plain(Icon.CHECK, getTranslation("server.read"));
    named(read, "read")
        .addClickListener(_ -> {
          RecoveryReport.read(hub);
          show();
        });
    Div card =
        box(
            "panel-card",
            new Notice(Notice.Tone.CAUTION, Icon.WARNING, sentences.toArray(String[]::new)),
            read);
    return named(card, "recovery");
  }

  private String when(RecoveryReport report) {
    return when(JapanTime.at(report.at()));
  }

  private String when(LocalDateTime moment) {
    return words.shortDay(moment.toLocalDate(), getLocale()) + words.time(moment, getLocale());
  }

  private Component state(Room now) {
    return switch (now) {
      case Room.Enough _ -> new StateTag(StateTag.State.DONE, getTranslation("server.room.enough"));
      case Room.Scarce _ ->
          new StateTag(StateTag.State.CAUTION, getTranslation("server.room.scarce"));
      case Room.None _ -> new StateTag(StateTag.State.FULL, getTranslation("server.room.none"));
    };
  }

  private Component table(List<Backup> known) {
    NativeTable table = new NativeTable();
    table.addClassName("plain-table");
    NativeTableRow head = new NativeTableRow();
    for (String key : List.of("server.column.at", "server.column.size", "server.column.do")) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    table.getHead().add(head);
    NativeTableBody body = new NativeTableBody();
    for (Backup backup : known) {
      BigButton back = BigButton.plain(Icon.RESTART, getTranslation("server.restore"));
      named(back, "restore-backup").addClickListener(_ -> ask(backup));
      body.add(
          new NativeTableRow(
              new NativeTableCell(when(backup.at())),
              new NativeTableCell(
                  getTranslation("server.megabytes", Math.max(1, backup.bytes() >> 20))),
              new NativeTableCell(back)));
    }
    table.add(body);
    return table;
  }

  /// A city's records take a while to copy and check: the page goes on meanwhile.
  private void takeBackup() {
    take.setEnabled(false);
    say(Notice.Tone.INFO, Icon.DOWNLOAD, getTranslation("server.taking"));
    UI ui = UI.getCurrent();
    Thread.ofVirtual()
        .name("backup")
        .start(() -> {
          Upkeep.Outcome outcome = upkeep.takeBackup();
          try {
            ui.access(() -> taken(outcome));
          } catch (UIDetachedException e) {
            LOG.info("The page was closed before its backup was done: {}", outcome);
          }
        });
  }

  private void taken(Upkeep.Outcome outcome) {
    take.setEnabled(true);
    switch (outcome) {
      case Upkeep.Outcome.Taken(var backup, var records) ->
          say(
              Notice.Tone.INFO,
              Icon.CHECK,
              getTranslation("server.taken", when(backup.at()), records));
      case Upkeep.Outcome.Failed(var reason, var detail) -> {
        LOG.warn("No backup: {}", detail);
        say(Notice.Tone.ERROR, Icon.WARNING, getTranslation("server.failed." + reason));
      }
    }
    show();
  }

  private void ask(Backup backup) {
    Dialog question = new Dialog();
    question.setHeaderTitle(getTranslation("server.restore.title", when(backup.at())));
    question.add(new Paragraph(getTranslation("server.restore.text")));
    BigButton keep = BigButton.plain(Icon.BACK, getTranslation("server.restore.keep"));
    keep.addClickListener(_ -> question.close());
    BigButton yes = BigButton.primary(Icon.RESTART, getTranslation("server.restore.yes"));
    named(yes, "restore-yes")
        .addClickListener(_ -> {
          question.close();
          restore(backup);
        });
    question.getFooter().add(keep, yes);
    question.open();
  }

  private void restore(Backup backup) {
    try {
      upkeep.restore(backup);
      say(Notice.Tone.CAUTION, Icon.RESTART, getTranslation("server.restoring"));
    } catch (IOException e) {
      LOG.warn("No restore: {}", e.toString());
      say(Notice.Tone.ERROR, Icon.WARNING, getTranslation("server.failed.DISK"));
    }
  }

  private void say(Notice.Tone tone, Icon icon, String sentence) {
    message.removeAll();
    message.add(new Notice(tone, icon, sentence));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / (double) (1L << 30));
  }

  private static Div box(String className, Component... parts) {
    Div box = new Div(parts);
    box.addClassName(className);
    return box;
  }

  private static Div part(String className, String name) {
    return named(box(className), name);
  }

  /// Names a control for tests.
  private static <C extends Component> C named(C component, String name) {
    component.getElement().setAttribute("data-test", name);
    return component;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("server.heading");
  }
}
