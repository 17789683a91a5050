package tsudoi.hub.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tsudoi.attendance.AttendanceEvent;
import tsudoi.attendance.Attendee;
import tsudoi.attendance.HeadCount;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.frontend.Notice;
import tsudoi.hub.review.AttendanceReview;
import tsudoi.hub.review.NameReading;
import tsudoi.hub.review.Sheet;
import tsudoi.hub.staff.StaffMember;
import tsudoi.hub.staff.StaffWords;
import tsudoi.hub.staff.ui.StaffDesk;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.person.PersonToken;

/// One date's attendance, entry by entry with its source. Names are shown only when asked for.
@Route(value = "attendance/:center([1-9][0-9]*)/:listing/:start", layout = StaffDesk.class)
@PermitAll
class EntriesView extends Main implements BeforeEnterObserver, HasDynamicTitle {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final AttendanceReview review;
  private final NameReading names;
  private final StaffWords words;
  private final AuthenticationContext authentication;
  private String center = "";
  private ReviewAddress address;
  private Optional<AttendanceReview.Entries> shown = Optional.empty();
  private Optional<Map<PersonToken, String>> opened = Optional.empty();

  EntriesView(
      AttendanceReview review,
      NameReading names,
      StaffWords words,
      AuthenticationContext authentication) {
    this.review = review;
    this.names = names;
    this.words = words;
    this.authentication = authentication;
    this.address = ReviewAddress.start(review.today());
    addClassName("desk-main");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    address = ReviewAddress.read(event.getLocation().getQueryParameters(), review.today());
    center = event.getRouteParameters().get("center").orElse("");
    opened = Optional.empty();
    shown =
        occurrence(
                event.getRouteParameters().get("listing").orElse(""),
                event.getRouteParameters().get("start").orElse(""))
            .map(review::entries)
            .filter(entries -> entries.listing().isPresent());
    shown.ifPresentOrElse(
        this::show,
        () -> {
          throw new NotFoundException(getTranslation("error.none"));
        });
  }

  private static Optional<OccurrenceId> occurrence(String listing, String start) {
    try {
      return Optional.of(
          new OccurrenceId(new ListingId(UUID.fromString(listing)), LocalDateTime.parse(start)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private void show(AttendanceReview.Entries entries) {
    removeAll();
    Anchor back = new Anchor("attendance/" + center + "?" + address.query().getQueryString(), "");
    back.addClassName("back-link");
    back.add(new IconView(Icon.BACK), new Span(getTranslation("review.back")));
    Span gap = new Span();
    gap.addClassName("gap");
    BigButton toggle =
        opened.isPresent()
            ? new BigButton(
                BigButton.Look.PLAIN, Icon.EYE_OFF, getTranslation("entries.names.hide"))
            : new BigButton(BigButton.Look.PLAIN, Icon.EYE, getTranslation("entries.names.show"));
    toggle.addClickListener(_ -> toggle(entries));
    LocalDateTime start = entries.id().originalStart();
    Div head =
        new Div(
            back,
            new H1(title(entries)),
            new Span(words.day(start.toLocalDate(), getLocale()) + words.time(start, getLocale())),
            gap,
            toggle,
            new CsvLink(getTranslation("review.csv"), this::fileName, this::sheet));
    head.addClassName("desk-head");
    add(head);
    if (opened.isPresent()) {
      add(new Notice(Notice.Tone.CAUTION, Icon.LOCK, getTranslation("entries.names.warning")));
    }
    Div card = new Div();
    card.addClassNames("panel-card", "fills");
    Sheet people = people(entries);
    card.add(new H2(getTranslation("entries.people")));
    if (people.rows().isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("entries.none"));
      none.addClassName("muted");
      card.add(none);
    } else {
      card.add(table(people));
    }
    if (!entries.counts().isEmpty()) {
      card.add(new H2(getTranslation("entries.counts")), table(counts(entries)));
    }
    add(card);
  }

  private void toggle(AttendanceReview.Entries entries) {
    opened =
        opened.isPresent()
            ? Optional.empty()
            : authentication
                .getAuthenticatedUser(StaffMember.class)
                .map(staff ->
                    names.of(
                        staff.actor(),
                        entries.id(),
                        entries.visits().stream().map(AttendanceReview.Visit::attendee).toList()));
    show(entries);
  }

  private static NativeTable table(Sheet sheet) {
    NativeTable table = new NativeTable();
    table.addClassNames("plain-table", "entries-table");
    NativeTableRow head = new NativeTableRow();
    sheet
        .head()
        .forEach(words -> {
          NativeTableHeaderCell cell = new NativeTableHeaderCell(words);
          cell.getElement().setAttribute("scope", "col");
          head.add(cell);
        });
    table.getHead().add(head);
    NativeTableBody body = new NativeTableBody();
    for (List<String> line : sheet.rows()) {
      NativeTableRow row = new NativeTableRow();
      line.forEach(text -> row.add(new NativeTableCell(text)));
      body.add(row);
    }
    table.add(body);
    return table;
  }

  /// One line a person; with names only while they are shown.
  private Sheet people(AttendanceReview.Entries entries) {
    List<String> head = new ArrayList<>();
    head.add(getTranslation("entries.column.number"));
    opened.ifPresent(_ -> head.add(getTranslation("entries.column.name")));
    for (String column : List.of("since", "until", "role", "age", "source", "sample")) {
      head.add(getTranslation("entries.column." + column));
    }
    List<List<String>> rows = new ArrayList<>();
    for (AttendanceReview.Visit visit : entries.visits()) {
      Attendee attendee = visit.attendee();
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(rows.size() + 1));
      opened.ifPresent(known ->
          row.add(known.getOrDefault(attendee.person(), getTranslation("entries.name.none"))));
      row.add(time(visit.since()));
      row.add(visit.until().map(this::time).orElse("—"));
      row.add(getTranslation("role." + attendee.role()));
      row.add(getTranslation("age." + attendee.ageBand()));
      row.add(getTranslation("source." + attendee.source()));
      row.add(attendee.sample() ? getTranslation("sample") : "");
      rows.add(row);
    }
    return new Sheet(head, rows);
  }

  private String time(AttendanceReview.Time time) {
    return TIME.format(time.at())
        + time.estimate()
            .map(minutes -> "（" + getTranslation("time.estimate", minutes) + "）")
            .orElse("");
  }

  private Sheet counts(AttendanceReview.Entries entries) {
    List<String> head = new ArrayList<>();
    for (String column : List.of("number", "role", "age", "heads", "source", "sample")) {
      head.add(getTranslation("entries.column." + column));
    }
    List<List<String>> rows = new ArrayList<>();
    for (HeadCount count : entries.counts()) {
      for (AttendanceEvent.Heads heads : count.heads()) {
        rows.add(
            List.of(
                Integer.toString(rows.size() + 1),
                getTranslation("role." + heads.role()),
                getTranslation("age." + heads.ageBand()),
                Integer.toString(heads.count()),
                getTranslation("source." + count.source()),
                count.sample() ? getTranslation("sample") : ""));
      }
    }
    return new Sheet(head, rows);
  }

  /// Both tables of the screen, one under the other.
  Sheet sheet() {
    AttendanceReview.Entries entries = shown.orElseThrow();
    Sheet people = people(entries);
    List<List<String>> rows = new ArrayList<>(people.rows());
    if (!entries.counts().isEmpty()) {
      Sheet counts = counts(entries);
      rows.add(List.of());
      rows.add(counts.head());
      rows.addAll(counts.rows());
    }
    return new Sheet(people.head(), rows);
  }

  private String title(AttendanceReview.Entries entries) {
    return entries
        .listing()
        .map(listing -> words.title(listing.content().title(), getLocale()))
        .orElse("");
  }

  private String fileName() {
    return getTranslation("csv.name.entries")
        + "_"
        + shown.map(entries -> entries.id().originalStart().toLocalDate().toString()).orElse("");
  }

  @Override
  public String getPageTitle() {
    return shown.map(this::title).orElse("") + " — " + getTranslation("entries.heading");
  }
}
