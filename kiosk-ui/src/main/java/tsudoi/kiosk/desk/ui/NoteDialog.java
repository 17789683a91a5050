package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import tsudoi.desk.ReviewDesk;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.person.TypedText;

/// Asks for a note beside a decision about a record.
final class NoteDialog extends Dialog {
  private final DeskWords words;
  private final TextField note;
  private final Consumer<String> confirmed;

  NoteDialog(DeskWords words, String decision, String what, Consumer<String> confirmed) {
    this.words = words;
    this.confirmed = confirmed;
    setHeaderTitle(words.say("aside." + decision));
    note = DeskParts.named(new TextField(words.say("aside.note")), "aside-note");
    note.setManualValidation(true);
    note.setWidthFull();
    Paragraph name = new Paragraph(what);
    name.addClassName("what");
    add(
        DeskParts.box(
            "desk-dialog", name, new Paragraph(words.say("aside." + decision + ".text")), note));
    BigButton keep =
        DeskParts.named(BigButton.plain(Icon.BACK, words.say("aside.keep")), "aside-keep");
    keep.addClickListener(_ -> close());
    BigButton yes =
        DeskParts.named(BigButton.primary(Icon.CHECK, words.say("aside." + decision)), "aside-yes");
    yes.addClickListener(_ -> confirm());
    getFooter().add(DeskParts.box("desk-dialog-doing", keep, yes));
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        note.focus();
      }
    });
  }

  private void confirm() {
    switch (TypedText.read(note.getValue(), ReviewDesk.NOTE_LENGTH_MAX)) {
      case TypedText.Clean(var text) -> {
        close();
        confirmed.accept(text);
      }
      case TypedText.Rejected(var problem) -> {
        note.setErrorMessage(words.say("reason", problem));
        note.setInvalid(true);
        note.focus();
      }
    }
  }
}
