package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tsudoi.desk.NewPerson;
import tsudoi.desk.NewSignUp;
import tsudoi.desk.SignUpOutcome;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.kiosk.desk.Fresh;
import tsudoi.listing.OccurrenceId;
import tsudoi.person.AgeBand;
import tsudoi.person.Role;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUp;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.signup.Via;

/// Takes somebody down who stands at the counter or is on the telephone: a name and Enter is
/// enough.
final class PartyForm extends Div {
  private final DeskWords words;
  private final Fresh fresh;
  private final OccurrenceId date;
  private final Commands commands;
  private final List<PersonRow> rows = new ArrayList<>();
  private final Div persons = DeskParts.box("party-persons");
  private final TextField phone = new TextField();
  private final RadioButtonGroup<Via> via = new RadioButtonGroup<>();
  private final Div result = DeskParts.box("party-result");
  private SignUpId id;
  private PassSecret secret;

  /// What the form calls.
  ///
  /// @param signUp nothing comes back when it could not be tried at all
  /// @param purposeVersion the purpose text that is read out now
  /// @param place the place in line of a waiting party
  record Commands(
      Function<NewSignUp, Optional<SignUpOutcome>> signUp,
      int purposeVersion,
      Function<SignUp, Integer> place) {}

  PartyForm(DeskWords words, Fresh fresh, OccurrenceId date, Commands commands) {
    this.words = words;
    this.fresh = fresh;
    this.date = date;
    this.commands = commands;
    this.id = fresh.signUp();
    this.secret = fresh.secret();
    addClassName("party-form");
    via.setItems(Via.COUNTER, Via.TELEPHONE);
    via.setItemLabelGenerator(it -> words.say("via", it));
    via.setValue(Via.COUNTER);
    via.setAriaLabel(words.say("party.via"));
    phone.setLabel(words.say("party.phone"));
    phone.setHelperText(words.say("party.phone.hint"));
    phone.setManualValidation(true);
    phone.getElement().setAttribute("inputmode", "tel");
    result.getElement().setAttribute("role", "status");
    BigButton more = BigButton.plain(Icon.PLUS, words.say("party.more"));
    more.addClickListener(_ -> addPerson());
    BigButton submit = BigButton.primary(Icon.CHECK, words.say("party.submit"));
    submit.addClickListener(_ -> submit());
    submit.addClickShortcut(Key.ENTER).listenOn(this);
    add(
        DeskParts.named(via, "party-via"),
        persons,
        DeskParts.named(more, "party-more"),
        DeskParts.named(phone, "party-phone"),
        DeskParts.named(submit, "party-submit"),
        DeskParts.named(result, "party-result"));
    addPerson();
  }

  /// Puts the cursor where the next name goes.
  void focus() {
    rows.getFirst().name.focus();
  }

  private void addPerson() {
    if (rows.size() < SignUpEvent.SignedUp.PERSONS_MAX) {
      PersonRow row = new PersonRow(words, rows.size() + 1);
      rows.add(row);
      persons.add(row);
      row.name.focus();
    }
  }

  private void submit() {
    rows.forEach(PersonRow::clearProblem);
    phone.setInvalid(false);
    result.removeAll();
    NewSignUp wish =
        new NewSignUp(
            id,
            date,
            rows.stream()
                .filter(row -> row == rows.getFirst() || !row.name.isEmpty())
                .map(PersonRow::person)
                .toList(),
            Optional.of(phone.getValue()).filter(typed -> !typed.isBlank()),
            via.getValue(),
            commands.purposeVersion(),
            secret);
    commands.signUp().apply(wish).ifPresent(outcome -> answer(wish, outcome));
  }

  private void answer(NewSignUp wish, SignUpOutcome outcome) {
    switch (outcome) {
      case SignUpOutcome.Taken(var taken) -> taken(taken);
      case SignUpOutcome.BadName(int person, var problem) -> {
        String name = wish.persons().get(person).name();
        PersonRow row =
            rows.stream()
                .filter(one -> one.name.getValue().equals(name))
                .findFirst()
                .orElse(rows.getFirst());
        row.say(words.say("name", problem));
      }
      case SignUpOutcome.BadTelephone _ -> {
        phone.setErrorMessage(words.say("party.phone.bad"));
        phone.setInvalid(true);
        phone.focus();
      }
      case SignUpOutcome.BadPartySize _ ->
          refuse(words.say("party.size", SignUpEvent.SignedUp.PERSONS_MAX));
      case SignUpOutcome.NotHere _ -> refuse(words.say("party.not-here"));
      case SignUpOutcome.Declined(var reason) -> refuse(words.say("refusal", reason));
    }
  }

  private void refuse(String sentence) {
    result.add(new Notice(Notice.Tone.ERROR, Icon.CROSS, sentence));
  }

  /// Says how it ended and is ready for the next party.
  private void taken(SignUp signUp) {
    String receipt = words.say("party.receipt", shown(signUp.receipt()));
    boolean confirmed = signUp.state() == SignUp.State.CONFIRMED;
    String state =
        switch (signUp.state()) {
          case CONFIRMED -> words.say("party.confirmed", signUp.persons().size());
          case QUEUED -> words.say("party.queued", commands.place().apply(signUp));
          case ASKED -> words.say("party.asked");
          case CANCELLED -> words.say("state.CANCELLED");
        };
    Notice notice =
        new Notice(
            confirmed ? Notice.Tone.INFO : Notice.Tone.CAUTION,
            confirmed ? Icon.CHECK : Icon.HOURGLASS,
            state,
            receipt);
    notice.getElement().setAttribute("data-state", signUp.state().name());
    notice.getElement().setAttribute("data-receipt", signUp.receipt());
    result.add(notice);
    id = fresh.signUp();
    secret = fresh.secret();
    phone.clear();
    rows.clear();
    persons.removeAll();
    addPerson();
  }

  private static String shown(String receipt) {
    return receipt.length() == 6 ? receipt.substring(0, 3) + " " + receipt.substring(3) : receipt;
  }

  /// Name, age band and role of one person.
  private static final class PersonRow extends Div {
    private final TextField name = new TextField();
    private final Select<AgeBand> band;
    private final Select<Role> role;

    PersonRow(DeskWords words, int number) {
      addClassName("person-row");
      name.setLabel(words.say("party.name", number));
      name.setManualValidation(true);
      name.getElement().setAttribute("autocomplete", "off");
      band = DeskParts.named(bands(words), "party-band");
      role = DeskParts.named(roles(words), "party-role");
      add(DeskParts.named(name, "party-name"), band, role);
    }

    static Select<AgeBand> bands(DeskWords words) {
      Select<AgeBand> band = new Select<>();
      band.setLabel(words.say("party.band"));
      band.setItems(AgeBand.values());
      band.setItemLabelGenerator(it -> words.say("band", it));
      band.setValue(AgeBand.ADULT);
      return band;
    }

    static Select<Role> roles(DeskWords words) {
      Select<Role> role = new Select<>();
      role.setLabel(words.say("party.role"));
      role.setItems(Role.values());
      role.setItemLabelGenerator(it -> words.say("role", it));
      role.setValue(Role.PARTICIPANT);
      return role;
    }

    NewPerson person() {
      return new NewPerson(name.getValue(), band.getValue(), role.getValue());
    }

    void clearProblem() {
      name.setInvalid(false);
    }

    void say(String problem) {
      name.setErrorMessage(problem);
      name.setInvalid(true);
      name.focus();
    }
  }

  /// The age bands, for other forms of the desk.
  static Select<AgeBand> bands(DeskWords words) {
    return PersonRow.bands(words);
  }

  /// The roles, for other forms of the desk.
  static Select<Role> roles(DeskWords words) {
    return PersonRow.roles(words);
  }
}
