package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tsudoi.attendance.AttendanceEvent.Heads;
import tsudoi.attendance.Source;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.RubyText;
import tsudoi.kiosk.desk.CountSheet;
import tsudoi.kiosk.desk.DateKey;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.Roster;
import tsudoi.listing.OccurrenceId;
import tsudoi.person.AgeBand;

/// 人数だけ: heads by age band, participants and helpers apart, without names.
@Route(value = "desk/heads", layout = DeskFrame.class)
@RolesAllowed("MANAGER")
public class HeadsView extends DeskView implements HasUrlParameter<String> {
  private final H1 title = new H1();
  private final Span when = new Span();
  private final Div card = DeskParts.box("panel-card");
  private final Map<CountSheet.Cell, IntegerField> fields = new TreeMap<>();
  private final Span total = new Span();
  private final Span known = new Span();
  private final RadioButtonGroup<Source> source = new RadioButtonGroup<>();
  private Optional<OccurrenceId> date = Optional.empty();

  public HeadsView(DeskDoor door) {
    super(door, "heads.title");
    when.addClassName("least");
    Span gap = new Span();
    gap.addClassName("gap");
    BigButton roster = BigButton.plain(Icon.LIST, words.say("today.roster"));
    roster.addClickListener(_ -> date.ifPresent(id -> go("desk/roster/" + DateKey.of(id))));
    add(
        DeskParts.box("desk-head", title, when, gap, DeskParts.named(roster, "roster")),
        message(),
        card);
    source.setItems(Source.PAPER, Source.ESTIMATED);
    source.setItemLabelGenerator(it -> words.say("source", it));
    source.setLabel(words.say("heads.source"));
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    open(parameter);
  }

  /// Shows the sheet of the date that an address names.
  void open(String parameter) {
    Optional<Roster> roster = DateKey.read(parameter).flatMap(id -> Roster.of(kiosk(), id));
    date = roster.map(found -> found.date().id());
    title.removeAll();
    card.removeAll();
    fields.clear();
    if (roster.isEmpty() || door.manager().isEmpty()) {
      error("roster.unknown");
      return;
    }
    title.add(
        new Span(words.say("heads.title") + "　"),
        new RubyText(roster.get().date().content().title().best(words.locale())));
    when.setText(words.when(roster.get().date()));
    CountSheet sheet =
        CountSheet.of(kiosk(), roster.get().date().id(), door.manager().get().account());
    source.setValue(sheet.source());
    BigButton save = BigButton.primary(Icon.CHECK, words.say("heads.save"));
    save.addClickListener(_ -> save());
    card.add(
        new Paragraph(words.say("heads.hint")),
        table(sheet),
        DeskParts.box("heads-total", DeskParts.named(total, "heads-total"), known),
        DeskParts.named(source, "heads-source"),
        DeskParts.box("form-doing", DeskParts.named(save, "heads-save")));
    sum();
    refresh();
  }

  private HtmlContainer table(CountSheet sheet) {
    HtmlContainer body = DeskParts.tag("tbody");
    for (AgeBand band : AgeBand.values()) {
      body.add(
          DeskParts.row(
              new Span(words.say("band", band)),
              number(sheet, new CountSheet.Cell(band, false)),
              number(sheet, new CountSheet.Cell(band, true))));
    }
    HtmlContainer table =
        DeskParts.tag(
            "table",
            DeskParts.head(
                words.say("roster.column.band"),
                words.say("heads.participants"),
                words.say("heads.helpers")),
            body);
    table.addClassNames("plain-table", "heads-table");
    return table;
  }

  private Component number(CountSheet sheet, CountSheet.Cell cell) {
    String label =
        words.say("band", cell.band())
            + " "
            + words.say(cell.helping() ? "heads.helpers" : "heads.participants");
    IntegerField field = new IntegerField();
    field.setAriaLabel(label);
    field.setValue(sheet.at(cell));
    field.setMin(0);
    field.setMax(Heads.COUNT_MAX);
    field.setManualValidation(true);
    field.setErrorMessage(words.say("heads.range", Heads.COUNT_MAX));
    field.addValueChangeListener(_ -> sum());
    fields.put(cell, field);
    DeskParts.named(
        field, "heads-" + cell.band() + (cell.helping() ? "-helpers" : "-participants"));
    return DeskParts.box(
        "head-count", step(Icon.MINUS, -1, field, label), field, step(Icon.PLUS, 1, field, label));
  }

  private BigButton step(Icon icon, int by, IntegerField field, String label) {
    BigButton step = BigButton.plain(icon, "");
    step.getElement()
        .setAttribute("aria-label", words.say(by > 0 ? "heads.more" : "heads.fewer", label));
    step.addClickListener(_ -> {
      int now = Optional.ofNullable(field.getValue()).orElse(0);
      field.setValue(Math.clamp(now + by, 0, Heads.COUNT_MAX));
    });
    return step;
  }

  private CountSheet sheet() {
    Map<CountSheet.Cell, Integer> numbers = new TreeMap<>();
    fields.forEach(
        (cell, field) -> numbers.put(cell, Optional.ofNullable(field.getValue()).orElse(0)));
    return new CountSheet(numbers, source.getValue());
  }

  private void sum() {
    CountSheet sheet = sheet();
    fields.forEach((_, field) -> {
      Integer value = field.getValue();
      field.setInvalid(value != null && (value < 0 || value > Heads.COUNT_MAX));
    });
    total.setText(words.say("heads.total", sheet.total(false), sheet.total(true)));
  }

  private void save() {
    CountSheet sheet = sheet();
    if (!sheet.fits()) {
      error("heads.range", Heads.COUNT_MAX);
      return;
    }
    date.ifPresent(id ->
        act(desk -> {
          kiosk()
              .desks()
              .checkIns()
              .countHeads(
                  desk.actor(),
                  kiosk().center().id(),
                  id,
                  desk.account(),
                  sheet.heads(),
                  sheet.source());
          done(words.say("heads.saved", sheet.total(false) + sheet.total(true)));
        }));
  }

  /// The numbers being typed stay; only what others counted is brought up to date.
  @Override
  void refresh() {
    date.flatMap(id -> Roster.of(kiosk(), id))
        .ifPresent(roster ->
            known.setText(
                words.say(
                    "heads.known", roster.turnout().participants(), roster.turnout().helpers())));
  }
}
