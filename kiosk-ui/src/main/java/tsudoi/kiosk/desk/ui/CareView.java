package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.JapanTime;
import tsudoi.durable.Room;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.upkeep.Backup;
import tsudoi.upkeep.RecoveryReport;
import tsudoi.upkeep.Upkeep;

/// この端末: whether its records are whole, how much room there is, and its backups.
@Route(value = "desk/care", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class CareView extends DeskView {
  private static final Logger LOG = LoggerFactory.getLogger(CareView.class);

  private final Div recovery = new Div();
  private final Div room = DeskParts.box("panel-head");
  private final Div backups = new Div();
  private Optional<Shown> shown = Optional.empty();

  private record Shown(Optional<RecoveryReport> report, String room, List<Backup> backups) {}

  public CareView(DeskDoor door) {
    super(door, "side.care");
    BigButton take =
        DeskParts.named(BigButton.primary(Icon.DOWNLOAD, words.say("care.take")), "take-backup");
    take.addClickListener(_ -> takeBackup());
    add(
        DeskParts.box("desk-head", new H1(words.say("care.title"))),
        message(),
        recovery,
        DeskParts.box(
            "panel-card", DeskParts.box("panel-head", new H2(words.say("care.room"))), room),
        DeskParts.box(
            "panel-card",
            DeskParts.box("panel-head", new H2(words.say("care.backups")), take),
            new Paragraph(words.say("care.backups.text", door.upkeep().folder())),
            backups));
  }

  /// Whether a manager should look here.
  static boolean isNeeded(DeskDoor door) {
    return !(door.upkeep().room() instanceof Room.Enough)
        || RecoveryReport.unread(door.kiosk().replica().log()).isPresent();
  }

  @Override
  void refresh() {
    Room now = door.upkeep().room();
    Shown next =
        new Shown(
            RecoveryReport.unread(kiosk().replica().log()),
            now.getClass().getSimpleName() + gigabytes(now.usableBytes()),
            door.upkeep().backups());
    if (shown.filter(next::equals).isPresent()) {
      return;
    }
    shown = Optional.of(next);
    recovery.removeAll();
    next.report().map(this::card).ifPresent(recovery::add);
    room.removeAll();
    room.add(state(now), new Span(words.say("care.room.free", gigabytes(now.usableBytes()))));
    backups.removeAll();
    backups.add(next.backups().isEmpty() ? new Paragraph(words.say("care.none")) : table(next));
  }

  private Component card(RecoveryReport report) {
    String when = words.when(JapanTime.at(report.at()));
    BigButton read = DeskParts.named(BigButton.plain(Icon.CHECK, words.say("care.read")), "read");
    read.addClickListener(_ -> act(_ -> RecoveryReport.read(kiosk().replica())));
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("care.recovery." + report.cause(), when));
    if (report.cause() != RecoveryReport.Cause.GONE) {
      sentences.add(words.say("care.recovered", report.recovered()));
    }
    if (report.fetched() > 0) {
      sentences.add(words.say("care.fetched", report.fetched()));
    }
    if (report.missing() > 0) {
      sentences.add(words.say("care.missing", report.missing()));
    } else if (report.cause() != RecoveryReport.Cause.GONE) {
      sentences.add(words.say("care.complete"));
    }
    Div card =
        DeskParts.box(
            "panel-card",
            new Notice(
                report.missing() > 0 || report.cause() == RecoveryReport.Cause.GONE
                    ? Notice.Tone.CAUTION
                    : Notice.Tone.INFO,
                Icon.WARNING,
                sentences.toArray(String[]::new)),
            read);
    return DeskParts.named(card, "recovery");
  }

  private Component state(Room now) {
    return switch (now) {
      case Room.Enough _ -> new StateTag(StateTag.State.DONE, words.say("care.room.enough"));
      case Room.Scarce _ -> new StateTag(StateTag.State.CAUTION, words.say("care.room.scarce"));
      case Room.None _ -> new StateTag(StateTag.State.FULL, words.say("care.room.none"));
    };
  }

  private Component table(Shown now) {
    HtmlContainer body = DeskParts.tag("tbody");
    for (Backup backup : now.backups()) {
      BigButton back =
          DeskParts.named(
              BigButton.plain(Icon.RESTART, words.say("care.restore")), "restore-backup");
      back.addClickListener(_ -> ask(backup));
      body.add(
          DeskParts.row(
              new Span(words.when(backup.at())),
              new Span(words.say("care.megabytes", Math.max(1, backup.bytes() >> 20))),
              back));
    }
    HtmlContainer table =
        DeskParts.tag(
            "table",
            DeskParts.head(words.say("care.column.at"), words.say("care.column.size"), ""),
            body);
    table.addClassName("plain-table");
    return table;
  }

  private void takeBackup() {
    switch (door.upkeep().takeBackup()) {
      case Upkeep.Outcome.Taken(var backup, var records) ->
          done(words.say("care.taken", words.when(backup.at()), records));
      case Upkeep.Outcome.Failed(var reason, var detail) -> {
        LOG.warn("No backup: {}", detail);
        error("care.failed." + reason);
      }
    }
    refresh();
  }

  private void ask(Backup backup) {
    Dialog question = new Dialog();
    question.setHeaderTitle(words.say("care.restore.title", words.when(backup.at())));
    question.add(DeskParts.box("desk-dialog", new Paragraph(words.say("care.restore.text"))));
    BigButton keep = BigButton.plain(Icon.BACK, words.say("care.restore.keep"));
    keep.addClickListener(_ -> question.close());
    BigButton yes =
        DeskParts.named(
            BigButton.primary(Icon.RESTART, words.say("care.restore.yes")), "restore-yes");
    yes.addClickListener(_ -> {
      question.close();
      restore(backup);
    });
    question.getFooter().add(DeskParts.box("desk-dialog-doing", keep, yes));
    question.open();
  }

  private void restore(Backup backup) {
    try {
      door.upkeep().restore(backup);
      caution(words.say("care.restoring"));
    } catch (IOException e) {
      LOG.warn("No restore: {}", e.toString());
      error("care.failed.DISK");
    }
  }

  private static String gigabytes(long bytes) {
    return "%.1f".formatted(bytes / (double) (1L << 30));
  }
}
