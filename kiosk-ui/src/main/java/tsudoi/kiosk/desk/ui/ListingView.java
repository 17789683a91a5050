package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tsudoi.desk.ListingDesk;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.StateTag;
import tsudoi.kiosk.desk.DateKey;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.EditWords;
import tsudoi.kiosk.desk.FormField;
import tsudoi.kiosk.desk.ListingForm;
import tsudoi.kiosk.desk.Questions;
import tsudoi.kiosk.desk.Shelf;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.listing.Listing;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingId;
import tsudoi.listing.ListingRules;
import tsudoi.listing.Mode;
import tsudoi.listing.Occurrence;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Words;
import tsudoi.op.OpId;

/// One listing: the form that makes, changes and publishes it, and what calls it off.
@Route(value = "desk/listing", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class ListingView extends DeskView implements HasUrlParameter<String> {
  private static final int DATES_SHOWN = 12;

  private final H1 heading = new H1();
  private final Div tags = new Div();
  private final Map<FormField, TextField> texts = new EnumMap<>(FormField.class);
  private final TextArea description = new TextArea();
  private final Select<Category> category = new Select<>();
  private final CheckboxGroup<Audience> audiences = new CheckboxGroup<>();
  private final Checkbox atCenter = new Checkbox();
  private final RadioButtonGroup<ListingForm.When> when = new RadioButtonGroup<>();
  private final DatePicker date = new DatePicker();
  private final TimePicker start = new TimePicker();
  private final TimePicker end = new TimePicker();
  private final CheckboxGroup<DayOfWeek> weekdays = new CheckboxGroup<>();
  private final DatePicker until = new DatePicker();
  private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>();
  private final RadioButtonGroup<PlaceUnit> unit = new RadioButtonGroup<>();
  private final Checkbox asksPhone = new Checkbox();
  private final BigButton publish;
  private final BigButton draft;
  private final BigButton cancelAll;
  private final Div dates = new Div();
  private final QuestionBoard questions;
  private final HistoryCard history;
  private final Map<FormField, HasValidationProperties> places = new EnumMap<>(FormField.class);

  private ListingId id;
  private Optional<Listing> opened = Optional.empty();

  /// What the fields showed before anybody typed.
  private ListingForm filled;

  public ListingView(DeskDoor door) {
    super(door, "listing.form");
    id = door.fresh().listing();
    filled = blank();
    publish =
        DeskParts.named(BigButton.primary(Icon.MEGAPHONE, words.say("form.publish")), "publish");
    draft = DeskParts.named(BigButton.plain(Icon.DOWNLOAD, words.say("form.draft")), "save-draft");
    cancelAll =
        DeskParts.named(
            BigButton.plain(Icon.CROSS, words.say("form.cancel-all")), "cancel-listing");
    publish.addClickListener(_ -> save(ListingForm.Purpose.PUBLISH));
    draft.addClickListener(_ -> save(ListingForm.Purpose.DRAFT));
    cancelAll.addClickListener(_ -> cancelAll());
    BigButton back = DeskParts.named(BigButton.plain(Icon.BACK, words.say("form.back")), "back");
    back.addClickListener(_ -> go("desk/listings"));
    tags.addClassName("tags");
    Span gap = new Span();
    gap.addClassName("gap");
    dates.addClassName("listing-dates");
    questions = questions(this::followUnlessTyping);
    history = new HistoryCard(new EditWords(words, kiosk()), this::undo);
    add(
        DeskParts.box("desk-head", heading, tags, gap, back),
        message(),
        questions,
        form(),
        DeskParts.box("form-doing", publish, draft, cancelAll),
        dates,
        history);
    filled = blank();
    fill(filled);
  }

  private ListingForm blank() {
    return ListingForm.blank(
        kiosk().city().councilOf(kiosk().center()).name(), kiosk().center().printedTelephone());
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    open(parameter);
  }

  /// Shows a listing by its id, or an empty form for `new`.
  void open(String parameter) {
    opened = listing(parameter);
    id = opened.map(Listing::id).orElseGet(() -> door.fresh().listing());
    fill(opened.map(Listing::content).map(ListingForm::of).orElseGet(this::blank));
    showEdits();
    if (opened.isEmpty() && !parameter.equals("new")) {
      caution(words.say("listing.unknown"));
    }
  }

  private Optional<Listing> listing(String parameter) {
    try {
      return kiosk()
          .desks()
          .listings()
          .find(new ListingId(UUID.fromString(parameter)))
          .filter(
              found -> found.content().owner().filter(kiosk().center().id()::equals).isPresent());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Div form() {
    Div basics =
        section(
            "form.what",
            text(FormField.TITLE, "wide"),
            text(FormField.TITLE_ENGLISH, "wide"),
            description(),
            category(),
            audiences());
    Div days = section("form.when", when(), date(), start(), end(), weekdays(), until(), undated());
    Div where =
        section(
            "form.where",
            text(FormField.PLACE, "half"),
            named(atCenter, "at-center"),
            text(FormField.HOST, "half"),
            text(FormField.OPERATOR, "half"));
    Div how =
        section(
            "form.how",
            mode(),
            text(FormField.HOW_TO_APPLY, "wide"),
            unit(),
            text(FormField.CAPACITY, "third"),
            text(FormField.NET_PLACES, "third"),
            named(asksPhone, "asks-phone"));
    Div more =
        section(
            "form.more",
            text(FormField.FEE, "half"),
            text(FormField.BRING, "half"),
            text(FormField.CONTACT_NAME, "half"),
            text(FormField.CONTACT_PHONE, "half"));
    atCenter.setLabel(words.say("field.AT_CENTER"));
    asksPhone.setLabel(words.say("field.ASKS_PHONE"));
    return DeskParts.box("listing-form", basics, days, where, how, more);
  }

  private Div section(String key, Component... fields) {
    Div grid = DeskParts.box("form-grid", fields);
    return DeskParts.box("panel-card", new H2(words.say(key)), grid);
  }

  private <C extends Component> C named(C field, String name) {
    return DeskParts.named(field, name);
  }

  private TextField text(FormField field, String width) {
    TextField text = new TextField(words.say("field", field));
    text.setManualValidation(true);
    text.setValueChangeMode(ValueChangeMode.ON_BLUR);
    text.addClassName("is-" + width);
    String hint = "field." + field + ".hint";
    if (hasHint(field)) {
      text.setHelperText(words.say(hint));
    }
    texts.put(field, text);
    places.put(field, text);
    return named(text, name(field));
  }

  private static boolean hasHint(FormField field) {
    return switch (field) {
      case TITLE, CAPACITY, NET_PLACES, PLACE, FEE, UNDATED, OPERATOR -> true;
      case TITLE_ENGLISH,
          DESCRIPTION,
          HOST,
          DATE,
          START,
          END,
          WEEKDAYS,
          UNTIL,
          BRING,
          HOW_TO_APPLY,
          CONTACT_NAME,
          CONTACT_PHONE ->
          false;
    };
  }

  private static String name(FormField field) {
    return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private TextArea description() {
    description.setLabel(words.say("field.DESCRIPTION"));
    description.setHelperText(
        words.say("field.DESCRIPTION.hint", ListingRules.DESCRIPTION_LENGTH_MAX));
    description.setManualValidation(true);
    description.addClassName("is-wide");
    places.put(FormField.DESCRIPTION, description);
    return named(description, "description");
  }

  private Select<Category> category() {
    category.setLabel(words.say("field.CATEGORY"));
    category.setItems(Category.values());
    category.setItemLabelGenerator(it -> words.say("category", it));
    category.addClassName("is-third");
    return named(category, "category");
  }

  private CheckboxGroup<Audience> audiences() {
    audiences.setLabel(words.say("field.AUDIENCE"));
    audiences.setItems(Audience.values());
    audiences.setItemLabelGenerator(it -> words.say("audience", it));
    audiences.addClassName("is-wide");
    return named(audiences, "audience");
  }

  private RadioButtonGroup<ListingForm.When> when() {
    when.setLabel(words.say("field.WHEN"));
    when.setItems(ListingForm.When.ONCE, ListingForm.When.WEEKLY, ListingForm.When.UNDATED);
    when.setItemLabelGenerator(it -> words.say("when", it));
    when.addClassName("is-wide");
    when.addValueChangeListener(_ -> showWhatApplies());
    return named(when, "when");
  }

  private DatePicker date() {
    dated(date, FormField.DATE);
    return named(date, "date");
  }

  private DatePicker until() {
    dated(until, FormField.UNTIL);
    until.setLabel(words.say("field.UNTIL"));
    return named(until, "until");
  }

  private void dated(DatePicker picker, FormField field) {
    DatePicker.DatePickerI18n i18n = new DatePicker.DatePickerI18n();
    i18n.setDateFormats("yyyy/M/d", "yyyy-M-d", "M/d");
    i18n.setFirstDayOfWeek(0);
    if (words.isJapanese()) {
      i18n.setMonthNames(months());
      i18n.setWeekdays(weekdayNames());
      i18n.setWeekdaysShort(weekdayNames());
    }
    i18n.setToday(words.say("picker.today"));
    i18n.setCancel(words.say("picker.cancel"));
    picker.setI18n(i18n);
    // typing goes on with Tab; the calendar opens by its button
    picker.setAutoOpen(false);
    picker.setManualValidation(true);
    picker.addClassName("is-third");
    places.put(field, picker);
  }

  private static List<String> months() {
    List<String> months = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      months.add(month + "月");
    }
    return months;
  }

  /// From Sunday, as calendars hang in Japan.
  private List<String> weekdayNames() {
    List<String> names = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      names.add(words.weekday(DayOfWeek.SUNDAY.plus(day)));
    }
    return names;
  }

  private TimePicker start() {
    timed(start, FormField.START);
    return named(start, "start");
  }

  private TimePicker end() {
    timed(end, FormField.END);
    return named(end, "end");
  }

  private void timed(TimePicker picker, FormField field) {
    picker.setLabel(words.say("field", field));
    picker.setStep(Duration.ofMinutes(30));
    picker.setLocale(Locale.JAPAN);
    picker.setManualValidation(true);
    picker.addClassName("is-third");
    places.put(field, picker);
  }

  private CheckboxGroup<DayOfWeek> weekdays() {
    weekdays.setLabel(words.say("field.WEEKDAYS"));
    weekdays.setItems(DayOfWeek.values());
    weekdays.setItemLabelGenerator(words::weekday);
    weekdays.setManualValidation(true);
    weekdays.addClassName("is-wide");
    places.put(FormField.WEEKDAYS, weekdays);
    return named(weekdays, "weekdays");
  }

  private TextField undated() {
    return text(FormField.UNDATED, "wide");
  }

  private RadioButtonGroup<Mode> mode() {
    mode.setLabel(words.say("field.MODE"));
    mode.setItems(Mode.SIGN_UP, Mode.FIRST_COME, Mode.OPEN, Mode.ELSEWHERE);
    mode.setItemLabelGenerator(it -> words.say("mode", it));
    mode.addClassName("is-wide");
    mode.addValueChangeListener(_ -> showWhatApplies());
    return named(mode, "mode");
  }

  private RadioButtonGroup<PlaceUnit> unit() {
    unit.setLabel(words.say("field.UNIT"));
    unit.setItems(PlaceUnit.values());
    unit.setItemLabelGenerator(it -> words.say("unit", it));
    unit.addClassName("is-third");
    return named(unit, "unit");
  }

  private TextField textField(FormField field) {
    return java.util.Objects.requireNonNull(texts.get(field));
  }

  private void showWhatApplies() {
    ListingForm.When dating = when.getValue();
    boolean dated = dating == ListingForm.When.ONCE || dating == ListingForm.When.WEEKLY;
    boolean weekly = dating == ListingForm.When.WEEKLY;
    date.setVisible(dated);
    date.setLabel(words.say(weekly ? "field.FIRST_DATE" : "field.DATE"));
    start.setVisible(dated);
    end.setVisible(dated);
    weekdays.setVisible(weekly);
    until.setVisible(weekly);
    textField(FormField.UNDATED).setVisible(dating == ListingForm.When.UNDATED);
    boolean signUp = mode.getValue() == Mode.SIGN_UP;
    textField(FormField.HOW_TO_APPLY).setVisible(mode.getValue() == Mode.ELSEWHERE);
    unit.setVisible(signUp);
    textField(FormField.CAPACITY).setVisible(signUp);
    textField(FormField.NET_PLACES).setVisible(signUp);
    asksPhone.setVisible(signUp);
  }

  private void fill(ListingForm form) {
    texts.forEach((field, text) -> text.setValue(form.text(field)));
    description.setValue(form.text(FormField.DESCRIPTION));
    category.setValue(form.category());
    audiences.setValue(form.audiences());
    atCenter.setValue(form.atCenter());
    if (form.when() == ListingForm.When.KEPT) {
      when.setItems(ListingForm.When.values());
    }
    when.setValue(form.when());
    date.setValue(form.date().orElse(null));
    start.setValue(form.start().orElse(null));
    end.setValue(form.end().orElse(null));
    weekdays.setValue(form.weekdays());
    until.setValue(form.until().orElse(null));
    mode.setValue(form.mode());
    unit.setValue(form.unit());
    asksPhone.setValue(form.asksPhone());
    clearProblems();
    showWhatApplies();
    filled = typed();
    showState();
  }

  private ListingForm typed() {
    Map<FormField, String> typed = new EnumMap<>(FormField.class);
    texts.forEach((field, text) -> {
      if (text.isVisible()) {
        typed.put(field, text.getValue());
      }
    });
    typed.put(FormField.DESCRIPTION, description.getValue());
    return new ListingForm(
        typed,
        category.getValue(),
        audiences.getValue(),
        atCenter.getValue(),
        when.getValue(),
        Optional.ofNullable(date.getValue()),
        Optional.ofNullable(start.getValue()),
        Optional.ofNullable(end.getValue()),
        weekdays.getValue(),
        Optional.ofNullable(until.getValue()),
        mode.getValue(),
        unit.getValue(),
        asksPhone.getValue());
  }

  private void save(ListingForm.Purpose purpose) {
    clearProblems();
    ListingForm.Origin origin =
        new ListingForm.Origin(kiosk().center().id(), opened.map(Listing::content));
    switch (typed().check(origin, kiosk().now().toLocalDate(), purpose)) {
      case ListingForm.Checked.Fine(var content) ->
          act(desk -> {
            switch (purpose) {
              case DRAFT -> {
                kiosk()
                    .desks()
                    .listings()
                    .draft(desk.actor(), kiosk().center().id(), id, content, seen());
                saved();
                done(words.say("form.drafted"));
              }
              case PUBLISH -> publish(content, desk.actor());
            }
          });
      case ListingForm.Checked.Faulty(var problems) -> show(problems);
    }
  }

  private void publish(ListingContent content, tsudoi.op.Actor actor) {
    boolean again = opened.filter(Listing::published).isPresent();
    switch (kiosk().desks().listings().publish(actor, id, content, seen())) {
      case ListingDesk.Outcome.Saved _ -> {
        saved();
        done(words.say(again ? "form.changed" : "form.published"));
      }
      case ListingDesk.Outcome.NotAllPlaces(_, var step) -> {
        saved();
        caution(unmet(step));
      }
      case ListingDesk.Outcome.Faulty(var problems) -> error("form.faulty", problems.size());
    }
  }

  private void show(Map<FormField, String> problems) {
    Optional<Component> first = Optional.empty();
    for (Map.Entry<FormField, String> problem : new EnumMap<>(problems).entrySet()) {
      HasValidationProperties field = places.get(problem.getKey());
      if (field != null) {
        field.setErrorMessage(words.say(problem.getValue()));
        field.setInvalid(true);
        first = first.or(() -> Optional.of((Component) field));
      }
    }
    error("form.faulty", problems.size());
    first.ifPresent(field ->
        field.getElement().executeJs("this.scrollIntoView({block: 'center'}); this.focus();"));
  }

  private void clearProblems() {
    places
        .values()
        .forEach(field -> {
          field.setInvalid(false);
          field.setErrorMessage("");
        });
  }

  private void showState() {
    boolean published = opened.filter(Listing::published).isPresent();
    boolean off = opened.flatMap(Listing::cancelled).isPresent();
    heading.setText(words.say(opened.isEmpty() ? "form.title-new" : "form.title-edit"));
    publish.setWords(words.say(published ? "form.publish-change" : "form.publish"));
    publish.setVisible(!off);
    draft.setVisible(!published);
    cancelAll.setVisible(published && !off);
    tags.removeAll();
    if (off) {
      tags.add(new StateTag(StateTag.State.CANCELLED, words.say("listing.cancelled")));
    } else if (published) {
      tags.add(new StateTag(StateTag.State.DONE, words.say("listing.published")));
    } else if (opened.isPresent()) {
      tags.add(new StateTag(StateTag.State.PROVISIONAL, words.say("listing.draft")));
    }
    showDates();
  }

  /// From now on the address is the listing's own, so that reloading the page shows it again.
  private void nameAddress() {
    getUI()
        .ifPresent(
            ui -> ui.getPage().getHistory().replaceState(null, "desk/listing/" + id.value()));
  }

  private void showDates() {
    dates.removeAll();
    Optional<Listing> published = opened.filter(Listing::published);
    if (published.isEmpty()) {
      return;
    }
    List<Occurrence> ahead = Shelf.datesAhead(kiosk(), published.get(), DATES_SHOWN);
    Div rows = DeskParts.box("date-rows");
    for (Occurrence one : ahead) {
      Div row = DeskParts.box("date-row", new Span(words.when(one)));
      if (one.cancelled().isPresent()) {
        row.add(
            new StateTag(StateTag.State.CANCELLED, words.say("listing.cancelled")),
            DeskParts.text("muted", one.cancelled().get().plain()));
      } else {
        BigButton roster = BigButton.plain(Icon.LIST, words.say("today.roster"));
        roster.addClickListener(_ -> go("desk/roster/" + DateKey.of(one.id())));
        BigButton off = BigButton.plain(Icon.CROSS, words.say("form.cancel-date"));
        off.addClickListener(_ -> cancel(one));
        row.add(DeskParts.named(roster, "roster"), DeskParts.named(off, "cancel-date"));
      }
      rows.add(row);
    }
    if (!ahead.isEmpty()) {
      dates.add(DeskParts.box("panel-card", new H2(words.say("form.dates")), rows));
    }
  }

  private void cancelAll() {
    opened.ifPresent(listing ->
        new ReasonDialog(
                words,
                listing.content().title().plain(),
                words.say("cancel.all-consequence"),
                reason ->
                    act(desk -> {
                      kiosk().desks().listings().cancel(desk.actor(), id, Words.ja(reason));
                      cancelled();
                    }))
            .open());
  }

  private void cancel(Occurrence one) {
    new ReasonDialog(
            words,
            one.content().title().plain() + " " + words.when(one),
            words.say("cancel.date-consequence"),
            reason ->
                act(desk -> {
                  kiosk().desks().listings().cancel(desk.actor(), one.id(), Words.ja(reason));
                  cancelled();
                }))
        .open();
  }

  private void cancelled() {
    opened = kiosk().desks().listings().find(id);
    showState();
    done(words.say("cancel.done"));
  }

  /// The edits that the form was opened with: what came since is merged with what is typed.
  private List<OpId> seen() {
    return opened.map(Listing::current).orElse(List.of());
  }

  private void saved() {
    follow();
    nameAddress();
  }

  /// Shows the listing as it is now.
  private void follow() {
    opened = kiosk().desks().listings().find(id);
    opened.map(Listing::content).map(ListingForm::of).ifPresent(this::fill);
    showEdits();
  }

  /// An answer or an undo takes nothing away that somebody has typed and not saved.
  private void followUnlessTyping() {
    if (typed().equals(filled)) {
      follow();
    }
  }

  private void undo(OpId edit) {
    act(desk -> {
      tell(
          kiosk().desks().listings().undo(desk.actor(), id, edit),
          "history.undone",
          "history.changed-since");
      followUnlessTyping();
    });
  }

  private void showEdits() {
    questions.show(Questions.of(kiosk()).about(id));
    history.show(kiosk().desks().listings().history(id));
  }

  /// What is being typed stays; when somebody else changed the listing meanwhile, it says so. A form
  /// that nobody has typed into follows.
  @Override
  void refresh() {
    Optional<Listing> now = kiosk().desks().listings().find(id);
    boolean changedElsewhere =
        opened.isPresent()
            && now.isPresent()
            && !now.get().current().equals(opened.get().current());
    if (changedElsewhere) {
      if (typed().equals(filled)) {
        follow();
        done(words.say("form.read-elsewhere"));
      } else {
        caution(words.say("form.changed-elsewhere"));
      }
    } else if (now.isPresent() && opened.isPresent() && !now.equals(opened)) {
      opened = now;
      showState();
    }
    showEdits();
  }
}
