package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tsudoi.frontend.Pictogram;
import tsudoi.frontend.Picture;
import tsudoi.frontend.StateTag;
import tsudoi.hub.fleet.LiveList;
import tsudoi.hub.staff.StaffWords;

/// The newest taps, one a line. No name stands here, because none is read.
final class LiveTable extends Div {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final StaffWords words;
  private final boolean wide;
  private final Cells table;
  private final Paragraph none;
  private List<LiveList.Line> shown = List.of();
  private LocalDate today = LocalDate.MIN;

  /// @param wide whether there is room for the date and the way it came in
  LiveTable(StaffWords words, boolean wide) {
    this.words = words;
    this.wide = wide;
    addClassName("live-table");
    table =
        wide
            ? new Cells(
                    getTranslation("live.column.time"),
                    getTranslation("live.column.center"),
                    getTranslation("live.column.activity"),
                    getTranslation("live.column.date"),
                    getTranslation("live.column.what"),
                    getTranslation("live.column.persons"),
                    getTranslation("live.column.via"))
                .numbersIn(5)
            : new Cells(
                    getTranslation("live.column.time"),
                    getTranslation("live.column.activity"),
                    getTranslation("live.column.what"),
                    getTranslation("live.column.persons"))
                .numbersIn(3);
    none = new Paragraph(getTranslation("live.none"));
    none.addClassName("muted");
    add(table, none);
  }

  void show(List<LiveList.Line> lines, LocalDate today) {
    none.setVisible(lines.isEmpty());
    table.setVisible(!lines.isEmpty());
    if (lines.equals(shown) && today.equals(this.today)) {
      return;
    }
    shown = lines;
    this.today = today;
    table.clear();
    for (LiveList.Line line : lines) {
      if (wide) {
        table.row(
            Cells.of(time(line)),
            Cells.text(line.center().map(center -> center.name()).orElse("")),
            Cells.of(activity(line)),
            Cells.text(words.shortDay(line.start().toLocalDate(), getLocale())),
            Cells.of(what(line)),
            Cells.number(getTranslation("live.persons", line.persons())),
            Cells.text(via(line)));
      } else {
        Div about = new Div(activity(line));
        Span where =
            new Span(line.center().map(center -> center.name()).orElse("") + "　" + via(line));
        where.addClassName("muted");
        about.add(where);
        about.addClassName("live-about");
        table.row(
            Cells.of(time(line)),
            Cells.of(about),
            Cells.of(what(line)),
            Cells.number(getTranslation("live.persons", line.persons())));
      }
    }
  }

  int lines() {
    return table.rows();
  }

  private String via(LiveList.Line line) {
    return line.via().map(via -> getTranslation("via." + via)).orElse("");
  }

  /// The day too, unless it is today.
  private Span time(LiveList.Line line) {
    LocalDateTime at = line.at();
    Span time = new Span();
    if (!at.toLocalDate().equals(today)) {
      Span day = new Span(at.getMonthValue() + "/" + at.getDayOfMonth());
      day.addClassNames("muted", "live-day");
      time.add(day);
    }
    time.add(new Span(TIME.format(at)));
    time.addClassName("numerals");
    line.estimate()
        .ifPresent(minutes -> {
          Span estimate = new Span(getTranslation("time.estimate", minutes));
          estimate.addClassNames("muted", "live-estimate");
          time.add(estimate);
        });
    return time;
  }

  private Component activity(LiveList.Line line) {
    Span activity = new Span();
    activity.addClassName("live-activity");
    line.listing()
        .ifPresentOrElse(
            listing ->
                activity.add(
                    new Pictogram(Picture.of(listing.content().category().name())),
                    new Span(words.title(listing.content().title(), getLocale()))),
            () -> activity.add(new Span(getTranslation("live.unknown"))));
    if (line.sample()) {
      activity.add(new SampleTag());
    }
    return activity;
  }

  private StateTag what(LiveList.Line line) {
    StateTag.State state =
        switch (line.kind()) {
          case JOINED -> StateTag.State.JOINED;
          case WAITING -> StateTag.State.WAITING;
          case ASKED -> StateTag.State.PROVISIONAL;
          case CANCELLED -> StateTag.State.CANCELLED;
          case CAME, LEFT, COUNTED -> StateTag.State.DONE;
        };
    return new StateTag(state, getTranslation("kind." + line.kind(), line.number()));
  }
}
