package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.listing.ListingRules;
import tsudoi.person.TypedText;

/// Asks why something does not take place, before it is called off.
final class ReasonDialog extends Dialog {
  private final DeskWords words;
  private final TextField reason;
  private final Consumer<String> confirmed;

  ReasonDialog(DeskWords words, String what, String consequence, Consumer<String> confirmed) {
    this.words = words;
    this.confirmed = confirmed;
    setHeaderTitle(words.say("cancel.title"));
    reason = DeskParts.named(new TextField(words.say("cancel.reason")), "cancel-reason");
    reason.setManualValidation(true);
    reason.setWidthFull();
    Div ready = DeskParts.box("chips");
    for (String key : new String[] {"weather", "lecturer", "few", "illness"}) {
      String sentence = words.say("cancel.reason." + key);
      BigButton chip = new BigButton(BigButton.Look.PLAIN, sentence);
      chip.addClickListener(_ -> reason.setValue(sentence));
      ready.add(chip);
    }
    Paragraph name = new Paragraph(what);
    name.addClassName("what");
    add(DeskParts.box("desk-dialog", name, new Paragraph(consequence), reason, ready));
    BigButton keep =
        DeskParts.named(BigButton.plain(Icon.BACK, words.say("cancel.keep")), "cancel-keep");
    keep.addClickListener(_ -> close());
    BigButton yes =
        DeskParts.named(BigButton.primary(Icon.CROSS, words.say("cancel.yes")), "cancel-yes");
    yes.addClickListener(_ -> confirm());
    getFooter().add(DeskParts.box("desk-dialog-doing", keep, yes));
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        reason.focus();
      }
    });
  }

  private void confirm() {
    switch (TypedText.read(reason.getValue(), ListingRules.SHORT_TEXT_LENGTH_MAX)) {
      case TypedText.Clean(var text) -> {
        close();
        confirmed.accept(text);
      }
      case TypedText.Rejected(var problem) -> {
        reason.setErrorMessage(words.say("reason", problem));
        reason.setInvalid(true);
        reason.focus();
      }
    }
  }
}
