package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.carry.BundleProblem;
import tsudoi.carry.KioskCarrier;
import tsudoi.carry.Sticks;
import tsudoi.carry.WholeFile;
import tsudoi.city.JapanTime;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.sync.KioskSync;
import tsudoi.sync.SyncStatus;

/// USBで運ぶ: writes to a memory stick what the city does not have yet, and reads what came back.
@Route(value = "desk/carry", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class CarryView extends DeskView {
  private static final Logger LOG = LoggerFactory.getLogger(CarryView.class);
  private static final DateTimeFormatter IN_FILE_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

  private final Div state = DeskParts.box("panel-head");
  private final Div out = new Div();
  private final Div back = new Div();
  private Optional<Shown> shown = Optional.empty();

  /// A bundle's file and whom it seems to be for.
  private record Seen(Sticks.Found file, KioskCarrier.Looks looks) {}

  private record OnStick(Sticks.Stick stick, List<Seen> files) {}

  private record Shown(String waiting, boolean up, List<OnStick> sticks) {}

  public CarryView(DeskDoor door) {
    super(door, "side.carry");
    BigButton look =
        DeskParts.named(BigButton.plain(Icon.RESTART, words.say("carry.look")), "look");
    look.addClickListener(_ -> refresh());
    add(
        DeskParts.box(
            "desk-head", new H1(words.say("carry.title")), DeskParts.text("gap", ""), look),
        message(),
        DeskParts.box(
            "panel-card", DeskParts.box("panel-head", new H2(words.say("carry.waiting"))), state),
        DeskParts.box(
            "panel-card",
            DeskParts.box("panel-head", new H2(words.say("carry.out"))),
            new Paragraph(words.say("carry.out.text")),
            out),
        DeskParts.box(
            "panel-card",
            DeskParts.box("panel-head", new H2(words.say("carry.back"))),
            new Paragraph(words.say("carry.back.text")),
            back),
        new Paragraph(words.say("carry.apart")));
  }

  @Override
  void refresh() {
    SyncStatus status = kiosk().line().status();
    Shown next =
        new Shown(
            waiting(status),
            status.line() == SyncStatus.Line.UP,
            door.sticks().plugged().stream().map(this::seen).toList());
    if (shown.filter(next::equals).isPresent()) {
      return;
    }
    shown = Optional.of(next);
    state.removeAll();
    state.add(
        status.unsent() == 0
            ? new StateTag(StateTag.State.DONE, words.say("carry.none"))
            : new StateTag(StateTag.State.CAUTION, words.say("carry.some", status.unsent())),
        new Span(next.waiting()));
    out.removeAll();
    back.removeAll();
    if (next.sticks().isEmpty()) {
      out.add(notice("carry.no-stick"));
      back.add(notice("carry.no-stick"));
      return;
    }
    out.add(table(next.sticks().stream().map(this::stickRow).toList()));
    List<Component> files = new ArrayList<>();
    next.sticks().forEach(stick -> rows(stick, files));
    back.add(table(files));
  }

  private OnStick seen(Sticks.Stick stick) {
    return new OnStick(
        stick,
        door.sticks().bundles(stick).stream()
            .map(file -> new Seen(file, kiosk().carrier().look(file.file())))
            .toList());
  }

  /// How old the oldest is; or that there is no need to carry.
  private String waiting(SyncStatus status) {
    String line =
        words.say(status.line() == SyncStatus.Line.UP ? "carry.line.up" : "carry.line.down");
    return status
        .oldestUnsentAge(kiosk().instant())
        .map(age -> words.say("carry.oldest", words.ago(age)) + line)
        .orElse(line);
  }

  private Notice notice(String key) {
    return new Notice(Notice.Tone.INFO, Icon.INFO, words.say(key));
  }

  private static HtmlContainer table(List<Component> rows) {
    HtmlContainer body = DeskParts.tag("tbody");
    rows.forEach(body::add);
    HtmlContainer table = DeskParts.tag("table", body);
    table.addClassName("plain-table");
    return table;
  }

  private Component stickRow(OnStick on) {
    BigButton write =
        DeskParts.named(
            BigButton.primary(Icon.DOWNLOAD, words.say("carry.write", on.stick().name())), "write");
    write.addClickListener(_ -> act(_ -> write(on.stick())));
    return DeskParts.row(
        new Span(on.stick().name()),
        new Span(words.say("carry.free", size(on.stick().freeBytes()))),
        write);
  }

  private void rows(OnStick on, List<Component> into) {
    List<Seen> worth =
        on.files().stream().filter(seen -> seen.looks() != KioskCarrier.Looks.FOR_OTHERS).toList();
    int others = on.files().size() - worth.size();
    for (Seen seen : worth) {
      BigButton read =
          DeskParts.named(BigButton.plain(Icon.UPLOAD, words.say("carry.read")), "read");
      read.addClickListener(_ -> act(_ -> read(seen.file())));
      into.add(
          DeskParts.row(
              new Span(on.stick().name()),
              new Span(
                  words.say(
                      "carry.looks." + seen.looks(), seen.file().file().getFileName().toString())),
              read));
    }
    if (worth.isEmpty()) {
      String key = others == 0 ? "carry.empty" : "carry.only-others";
      into.add(
          DeskParts.row(
              new Span(on.stick().name()),
              DeskParts.named(new Span(words.say(key, others)), "nothing"),
              new Span()));
    }
  }

  private void write(Sticks.Stick stick) {
    switch (kiosk().carrier().pack()) {
      case KioskCarrier.Packing.NoKeyYet() -> error("carry.no-key");
      case KioskCarrier.Packing.Packed packed -> write(stick, packed);
    }
  }

  private void write(Sticks.Stick stick, KioskCarrier.Packing.Packed packed) {
    switch (WholeFile.write(stick.folder().resolve(name(packed)), packed.file())) {
      case WholeFile.Outcome.Written(var file, var bytes) -> {
        String what =
            packed.ops() == 0
                ? words.say("carry.written.none", stick.name())
                : words.say("carry.written", stick.name(), packed.ops());
        done(
            what
                + words.say("carry.written.file", file.getFileName().toString(), size(bytes))
                + (packed.more() ? words.say("carry.written.more") : ""));
      }
      case WholeFile.Outcome.NoRoom(var needed, var free) ->
          error("carry.no-room", stick.name(), size(needed), size(free));
      case WholeFile.Outcome.NotWritable() -> error("carry.not-writable", stick.name());
      case WholeFile.Outcome.Failed(var reason) -> {
        LOG.warn("Nothing written to {}: {}", stick.folder(), reason);
        error("carry.failed", stick.name());
      }
    }
  }

  /// For people: where from and when; old systems' file names have plain letters.
  private String name(KioskCarrier.Packing.Packed packed) {
    return "tsudoi-%02d-%s-%s%s"
        .formatted(
            kiosk().center().id().number(),
            kiosk().replica().writer().replica().toString().substring(0, 4),
            IN_FILE_NAME.format(JapanTime.at(packed.madeAt())),
            Sticks.SUFFIX);
  }

  private static String size(long bytes) {
    if (bytes < 1L << 20) {
      return Math.max(1, bytes >> 10) + " KB";
    }
    return bytes < 1L << 30
        ? "%.1f MB".formatted(bytes / (double) (1L << 20))
        : "%.1f GB".formatted(bytes / (double) (1L << 30));
  }

  private void read(Sticks.Found found) {
    try {
      WholeFile.read(found.file())
          .map(kiosk().carrier()::unpack)
          .ifPresentOrElse(this::tell, () -> problem(BundleProblem.TOO_LARGE));
    } catch (IOException e) {
      LOG.warn("Not read: {}", e.toString());
      error("carry.unread");
    }
  }

  private void tell(KioskCarrier.Unpacking unpacking) {
    switch (unpacking) {
      case KioskCarrier.Unpacking.Unreadable(var problem) -> problem(problem);
      case KioskCarrier.Unpacking.Taken(var madeAt, var heard) ->
          tell(words.when(JapanTime.at(madeAt)), heard);
    }
  }

  private void tell(String madeAt, KioskSync.Heard heard) {
    if (heard.stale()) {
      caution(words.say("carry.stale", madeAt));
    } else if (heard.gap()) {
      caution(words.say("carry.gap", madeAt, heard.acknowledged(), heard.newOps()));
    } else if (heard.acknowledged() == 0 && heard.newOps() == 0) {
      done(words.say("carry.known", madeAt));
    } else {
      done(words.say("carry.taken", madeAt, heard.acknowledged(), heard.newOps()));
    }
  }

  private void problem(BundleProblem problem) {
    error("carry.problem." + problem);
  }
}
