package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import tsudoi.desk.NewPerson;
import tsudoi.desk.SignUpOutcome;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;

/// Corrects what is known of one person. Opening it shows the name to whoever sits here.
final class CorrectDialog extends Dialog {
  private final DeskWords words;
  private final Correction correction;
  private final TextField name = new TextField();
  private final TextField phone = new TextField();
  private final Select<AgeBand> band;
  private final Select<Role> role;

  /// Saves; nothing comes back when it could not be tried at all.
  @FunctionalInterface
  interface Correction {
    Optional<SignUpOutcome> save(NewPerson person, Optional<String> telephone);
  }

  /// @param telephone empty for a person of a party who left none
  CorrectDialog(DeskWords words, NewPerson before, String telephone, Correction correction) {
    this.words = words;
    this.correction = correction;
    setHeaderTitle(words.say("correct.title"));
    name.setLabel(words.say("correct.name"));
    name.setValue(before.name());
    name.setManualValidation(true);
    phone.setLabel(words.say("party.phone"));
    phone.setValue(telephone);
    phone.setManualValidation(true);
    band = PartyForm.bands(words);
    band.setValue(before.ageBand());
    role = PartyForm.roles(words);
    role.setValue(before.role());
    add(
        DeskParts.box(
            "desk-dialog",
            DeskParts.named(name, "correct-name"),
            DeskParts.named(band, "correct-band"),
            DeskParts.named(role, "correct-role"),
            DeskParts.named(phone, "correct-phone")));
    BigButton back = BigButton.plain(Icon.BACK, words.say("correct.back"));
    back.addClickListener(_ -> close());
    BigButton save = BigButton.primary(Icon.CHECK, words.say("correct.save"));
    save.addClickListener(_ -> save());
    getFooter()
        .add(DeskParts.box("desk-dialog-doing", back, DeskParts.named(save, "correct-save")));
  }

  private void save() {
    name.setInvalid(false);
    phone.setInvalid(false);
    Optional<SignUpOutcome> outcome =
        correction.save(
            new NewPerson(name.getValue(), band.getValue(), role.getValue()),
            Optional.of(phone.getValue()));
    if (outcome.isEmpty()) {
      close();
      return;
    }
    switch (outcome.get()) {
      case SignUpOutcome.BadName(_, var problem) -> {
        name.setErrorMessage(words.say("name", problem));
        name.setInvalid(true);
      }
      case SignUpOutcome.BadTelephone _ -> {
        phone.setErrorMessage(words.say("party.phone.bad"));
        phone.setInvalid(true);
      }
      case SignUpOutcome.Taken _,
          SignUpOutcome.Declined _,
          SignUpOutcome.BadPartySize _,
          SignUpOutcome.NotHere _ ->
          close();
    }
  }
}
