package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.kiosk.desk.EditWords;
import tsudoi.listing.Change;
import tsudoi.listing.Part;
import tsudoi.op.OpId;

/// 変更の記録: who changed what of a listing from what to what, the last first. The last change can
/// be taken back.
final class HistoryCard extends Div {
  private static final int CHANGES_SHOWN_MAX = 30;

  private final DeskWords words;
  private final EditWords edits;
  private final Consumer<OpId> undo;
  private List<Change> shown = List.of();

  HistoryCard(EditWords edits, Consumer<OpId> undo) {
    this.edits = edits;
    this.words = edits.words();
    this.undo = undo;
    addClassName("panel-card");
    addClassName("history");
    setVisible(false);
    DeskParts.named(this, "history");
  }

  void show(List<Change> changes) {
    if (changes.equals(shown)) {
      return;
    }
    shown = changes;
    removeAll();
    setVisible(!changes.isEmpty());
    add(DeskParts.box("panel-head", new H2(words.say("history.title"))));
    List<Change> newestFirst = changes.reversed();
    newestFirst.stream().limit(CHANGES_SHOWN_MAX).forEach(change -> add(row(change)));
    if (changes.size() > CHANGES_SHOWN_MAX) {
      add(DeskParts.text("muted", words.say("history.more", changes.size() - CHANGES_SHOWN_MAX)));
    }
  }

  private Div row(Change change) {
    Div what = DeskParts.box("what");
    switch (change.kind()) {
      case KEPT ->
          change
              .parts()
              .forEach(part ->
                  what.add(line(words.say("history.kept", edits.part(part), value(part, change)))));
      case DRAFTED, PUBLISHED -> {
        if (change.before().isEmpty() || change.parts().isEmpty()) {
          what.add(
              line(
                  words.say(
                      change.before().isEmpty()
                          ? "history.first." + change.kind()
                          : "history." + change.kind())));
        }
        change.parts().forEach(part -> what.add(changed(part, change)));
      }
    }
    Div row =
        DeskParts.box(
            "history-row",
            DeskParts.box(
                "who",
                DeskParts.text("strong", edits.when(change.stamp())),
                new Span(edits.who(change.stamp(), change.actor()))),
            what);
    if (change.equals(shown.getLast()) && canBePutBack(change)) {
      BigButton back =
          DeskParts.named(BigButton.plain(Icon.RESTART, words.say("history.undo")), "undo");
      back.addClickListener(_ -> undo.accept(change.stamp().op()));
      row.add(back);
    }
    return DeskParts.named(row, "change");
  }

  private static boolean canBePutBack(Change change) {
    return change.kind() != Change.Kind.KEPT
        && change.before().isPresent()
        && !change.parts().isEmpty();
  }

  private Div changed(Part part, Change change) {
    Div line =
        DeskParts.box(
            "changed",
            DeskParts.text("strong", edits.part(part)),
            new Span(edits.value(part, change.before().orElseThrow())),
            DeskParts.text("arrow", "→"),
            new Span(value(part, change)));
    return line;
  }

  private String value(Part part, Change change) {
    return edits.value(part, change.after());
  }

  private static Div line(String sentence) {
    return DeskParts.box("changed", new Span(sentence));
  }
}
