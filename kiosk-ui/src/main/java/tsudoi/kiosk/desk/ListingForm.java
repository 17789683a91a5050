package tsudoi.kiosk.desk;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tsudoi.city.CenterId;
import tsudoi.listing.Audience;
import tsudoi.listing.Category;
import tsudoi.listing.Contact;
import tsudoi.listing.ListingContent;
import tsudoi.listing.ListingRules;
import tsudoi.listing.Mode;
import tsudoi.listing.PlaceUnit;
import tsudoi.listing.Schedule;
import tsudoi.listing.Session;
import tsudoi.listing.Venue;
import tsudoi.listing.Words;
import tsudoi.person.Telephone;
import tsudoi.person.TypedText;

/// A listing as typed: everything a manager can put into the form, right or wrong. Checking it
/// gives content or a problem per field; the rules themselves are [ListingRules].
///
/// @param texts what stands in the text fields; a missing one is empty
/// @param atCenter whether the place is a room of this center
public record ListingForm(
    Map<FormField, String> texts,
    Category category,
    Set<Audience> audiences,
    boolean atCenter,
    When when,
    Optional<LocalDate> date,
    Optional<LocalTime> start,
    Optional<LocalTime> end,
    Set<DayOfWeek> weekdays,
    Optional<LocalDate> until,
    Mode mode,
    PlaceUnit unit,
    boolean asksPhone) {
  /// A typed text of any kind is cut here before it is judged.
  private static final int TYPED_MAX = 400;

  private static final Pattern WEEKLY =
      Pattern.compile(
          "FREQ=WEEKLY;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)"
              + "(?:;UNTIL=([0-9]{8})(?:T[0-9]{6}Z?)?)?");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

  /// How the dates are given.
  public enum When {
    ONCE,
    WEEKLY,
    UNDATED,
    /// Dates that this form cannot write: they stay as they are.
    KEPT
  }

  /// What the checked form is for.
  public enum Purpose {
    DRAFT,
    PUBLISH
  }

  /// What the form was opened with.
  public record Origin(CenterId center, Optional<ListingContent> before) {}

  /// What checking gives.
  public sealed interface Checked {
    record Fine(ListingContent content) implements Checked {}

    /// The key of a sentence for every field that has a problem.
    record Faulty(Map<FormField, String> problems) implements Checked {
      public Faulty {
        problems = Map.copyOf(problems);
      }
    }
  }

  public ListingForm {
    texts = Map.copyOf(texts);
    audiences = Set.copyOf(audiences);
    weekdays = Set.copyOf(weekdays);
  }

  /// An empty form, with what is the same for most listings of a center.
  public static ListingForm blank(String host, String telephone) {
    return new ListingForm(
        Map.of(FormField.HOST, host, FormField.CONTACT_PHONE, telephone),
        Category.OTHER,
        Set.of(Audience.EVERYONE),
        true,
        When.ONCE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Mode.SIGN_UP,
        PlaceUnit.PERSON,
        true);
  }

  public static ListingForm of(ListingContent content) {
    Map<FormField, String> texts = new EnumMap<>(FormField.class);
    texts.put(FormField.TITLE, content.title().japanese());
    content.title().in(Locale.ENGLISH).ifPresent(it -> texts.put(FormField.TITLE_ENGLISH, it));
    texts.put(FormField.DESCRIPTION, content.description().japanese());
    texts.put(FormField.HOST, content.host());
    content.operator().ifPresent(it -> texts.put(FormField.OPERATOR, it));
    texts.put(FormField.PLACE, content.venue().place());
    content.capacity().ifPresent(it -> texts.put(FormField.CAPACITY, Integer.toString(it)));
    texts.put(FormField.NET_PLACES, Integer.toString(content.netPlaces()));
    content.fee().ifPresent(it -> texts.put(FormField.FEE, it.japanese()));
    content.bring().ifPresent(it -> texts.put(FormField.BRING, it.japanese()));
    content.howToApply().ifPresent(it -> texts.put(FormField.HOW_TO_APPLY, it.japanese()));
    content
        .contact()
        .ifPresent(it -> {
          texts.put(FormField.CONTACT_NAME, it.name());
          texts.put(FormField.CONTACT_PHONE, it.telephone());
        });
    Dates dates = dates(content.schedule());
    dates.undated().ifPresent(it -> texts.put(FormField.UNDATED, it));
    return new ListingForm(
        texts,
        content.category(),
        content.audiences(),
        content.venue().center().isPresent(),
        dates.when(),
        dates.date(),
        dates.start(),
        dates.end(),
        dates.weekdays(),
        dates.until(),
        content.mode(),
        content.unit(),
        content.asksPhone());
  }

  private record Dates(
      When when,
      Optional<LocalDate> date,
      Optional<LocalTime> start,
      Optional<LocalTime> end,
      Set<DayOfWeek> weekdays,
      Optional<LocalDate> until,
      Optional<String> undated) {
    static Dates only(When when, Optional<String> undated) {
      return new Dates(
          when,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          undated);
    }
  }

  private static Dates dates(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Dates(List<Session> sessions) when sessions.size() == 1 -> {
        Session only = sessions.getFirst();
        yield new Dates(
            When.ONCE,
            Optional.of(only.date()),
            only.start(),
            only.end(),
            Set.of(),
            Optional.empty(),
            Optional.empty());
      }
      case Schedule.Dates _ -> Dates.only(When.KEPT, Optional.empty());
      case Schedule.Recurring recurring -> {
        Matcher weekly = WEEKLY.matcher(recurring.rule());
        yield weekly.matches() && recurring.except().isEmpty()
            ? new Dates(
                When.WEEKLY,
                Optional.of(recurring.first()),
                Optional.of(recurring.start()),
                Optional.of(recurring.end()),
                weekdays(weekly.group(1)),
                Optional.ofNullable(weekly.group(2))
                    .map(day -> LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE)),
                Optional.empty())
            : Dates.only(When.KEPT, Optional.empty());
      }
      case Schedule.Undated(var text) -> Dates.only(When.UNDATED, Optional.of(text));
    };
  }

  private static Set<DayOfWeek> weekdays(String codes) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (List.of(codes.split(",", -1)).contains(code(day))) {
        days.add(day);
      }
    }
    return days;
  }

  private static String code(DayOfWeek day) {
    return day.name().substring(0, 2);
  }

  public String text(FormField field) {
    return texts.getOrDefault(field, "");
  }

  /// Content to save, or everything that keeps it from being saved. A draft may have gaps, never
  /// anything unreadable.
  public Checked check(Origin origin, LocalDate today, Purpose purpose) {
    Map<FormField, String> problems = new EnumMap<>(FormField.class);
    characters(problems);
    Optional<Integer> capacity = capacity(problems);
    int netPlaces = netPlaces(problems);
    boolean counted = mode == Mode.SIGN_UP;
    if (counted && !problems.containsKey(FormField.CAPACITY)) {
      ListingRules.ofPlaces(capacity, netPlaces)
          .forEach(problem -> problems.putIfAbsent(fieldOf(problem), key(problem)));
      if (capacity.isEmpty() && netPlaces > 0) {
        problems.putIfAbsent(FormField.CAPACITY, "problem.CAPACITY_MISSING");
      }
    }
    Optional<Schedule> schedule = schedule(origin, problems);
    boolean placesFit =
        !problems.containsKey(FormField.CAPACITY) && !problems.containsKey(FormField.NET_PLACES);
    ListingContent content =
        content(
            origin,
            placesFit ? capacity : Optional.empty(),
            placesFit && counted ? netPlaces : 0,
            schedule.orElse(new Schedule.Undated("")));
    for (ListingRules.Problem problem : ListingRules.problems(content, today)) {
      boolean foundBefore =
          switch (problem) {
            case UNUSABLE_CHARACTERS, SHORT_TEXT_TOO_LONG -> !problems.isEmpty();
            case DATE_MISSING -> schedule.isEmpty();
            default -> false;
          };
      if (!foundBefore) {
        problems.putIfAbsent(fieldOf(problem), key(problem));
      }
    }
    if (purpose == Purpose.DRAFT) {
      problems.values().removeIf(ListingForm::isGap);
    }
    return problems.isEmpty() ? new Checked.Fine(content) : new Checked.Faulty(problems);
  }

  /// What may still be missing from work in progress.
  private static boolean isGap(String problem) {
    return problem.endsWith("_MISSING") || problem.endsWith("ALREADY_OVER");
  }

  /// Says beside each text what its characters or its length keep from being saved.
  private void characters(Map<FormField, String> problems) {
    texts.forEach((field, typed) -> {
      if (field != FormField.CAPACITY && field != FormField.NET_PLACES && !typed.isBlank()) {
        String plain = Words.withoutReadings(typed);
        switch (TypedText.read(plain, lengthMax(field))) {
          case TypedText.Clean _ -> {}
          case TypedText.Rejected(var problem) -> {
            String key =
                switch (problem) {
                  case TOO_LONG -> "problem." + tooLong(field);
                  case EMPTY, INVISIBLE_CHARACTERS, PICTURES -> "problem.UNUSABLE_CHARACTERS";
                };
            problems.put(field, key);
          }
        }
      }
    });
  }

  private static int lengthMax(FormField field) {
    return switch (field) {
      case TITLE -> ListingRules.TITLE_LENGTH_MAX;
      case DESCRIPTION -> ListingRules.DESCRIPTION_LENGTH_MAX;
      case HOST -> ListingRules.HOST_LENGTH_MAX;
      case PLACE -> ListingRules.PLACE_LENGTH_MAX;
      case TITLE_ENGLISH,
          OPERATOR,
          DATE,
          START,
          END,
          WEEKDAYS,
          UNTIL,
          UNDATED,
          CAPACITY,
          NET_PLACES,
          FEE,
          BRING,
          HOW_TO_APPLY,
          CONTACT_NAME,
          CONTACT_PHONE ->
          ListingRules.SHORT_TEXT_LENGTH_MAX;
    };
  }

  private static String tooLong(FormField field) {
    return switch (field) {
      case TITLE, DESCRIPTION, HOST, PLACE -> field + "_TOO_LONG";
      case TITLE_ENGLISH,
          OPERATOR,
          DATE,
          START,
          END,
          WEEKDAYS,
          UNTIL,
          UNDATED,
          CAPACITY,
          NET_PLACES,
          FEE,
          BRING,
          HOW_TO_APPLY,
          CONTACT_NAME,
          CONTACT_PHONE ->
          "SHORT_TEXT_TOO_LONG";
    };
  }

  private Optional<Integer> capacity(Map<FormField, String> problems) {
    return number(FormField.CAPACITY, problems);
  }

  private int netPlaces(Map<FormField, String> problems) {
    return number(FormField.NET_PLACES, problems).orElse(0);
  }

  /// Takes full-width digits and a counter word after them, as people type 「２０人」.
  private Optional<Integer> number(FormField field, Map<FormField, String> problems) {
    String typed = text(field);
    String digits =
        Normalizer.normalize(
                typed.substring(0, Math.min(typed.length(), TYPED_MAX)), Normalizer.Form.NFKC)
            .replaceAll("[\\s,人名組席]", "");
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(digits).matches()) {
      problems.put(field, "problem.NOT_A_NUMBER");
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(digits));
  }

  private Optional<Schedule> schedule(Origin origin, Map<FormField, String> problems) {
    return switch (when) {
      case UNDATED -> Optional.of(new Schedule.Undated(text(FormField.UNDATED).strip()));
      case KEPT -> origin.before().map(ListingContent::schedule);
      case ONCE -> {
        require(date.isPresent(), FormField.DATE, "problem.DATE_MISSING", problems);
        timesGiven(problems);
        yield date.map(
            day -> new Schedule.Dates(List.of(new Session(day, start, end, label(origin)))));
      }
      case WEEKLY -> {
        require(date.isPresent(), FormField.DATE, "problem.FIRST_DATE_MISSING", problems);
        require(!weekdays.isEmpty(), FormField.WEEKDAYS, "problem.WEEKDAYS_MISSING", problems);
        timesGiven(problems);
        boolean ends = date.isEmpty() || until.isEmpty() || !until.get().isBefore(date.get());
        require(ends, FormField.UNTIL, "problem.UNTIL_BEFORE_FIRST", problems);
        yield date.isPresent() && !weekdays.isEmpty() && start.isPresent() && end.isPresent()
            ? Optional.of(weekly(date.get(), start.get(), end.get()))
            : Optional.empty();
      }
    };
  }

  private void timesGiven(Map<FormField, String> problems) {
    require(start.isPresent(), FormField.START, "problem.START_MISSING", problems);
    require(end.isPresent(), FormField.END, "problem.END_MISSING", problems);
  }

  private static void require(
      boolean holds, FormField field, String problem, Map<FormField, String> problems) {
    if (!holds) {
      problems.putIfAbsent(field, problem);
    }
  }

  /// The label of a session that this edit keeps.
  private static Optional<String> label(Origin origin) {
    return origin
        .before()
        .flatMap(content ->
            content.schedule() instanceof Schedule.Dates(var sessions) && sessions.size() == 1
                ? sessions.getFirst().label()
                : Optional.empty());
  }

  /// The first date is moved to the first chosen weekday, so that it is one of the dates itself.
  private Schedule weekly(LocalDate from, LocalTime starts, LocalTime ends) {
    LocalDate first = from;
    while (!weekdays.contains(first.getDayOfWeek())) {
      first = first.plusDays(1);
    }
    String days =
        weekdays.stream().sorted().map(ListingForm::code).collect(Collectors.joining(","));
    String last =
        until
            .map(day -> ";UNTIL=" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "T235959")
            .orElse("");
    return new Schedule.Recurring(
        first, starts, ends, "FREQ=WEEKLY;BYDAY=" + days + last, Set.of());
  }

  private ListingContent content(
      Origin origin, Optional<Integer> capacity, int netPlaces, Schedule schedule) {
    return new ListingContent(
        Optional.of(origin.center()),
        mode,
        unit,
        mode == Mode.SIGN_UP ? capacity : Optional.empty(),
        netPlaces,
        title(origin),
        Words.ja(clean(FormField.DESCRIPTION)),
        category,
        audiences.isEmpty() ? Set.of(Audience.EVERYONE) : audiences,
        clean(FormField.HOST),
        optional(FormField.OPERATOR),
        venue(origin),
        schedule,
        optional(FormField.FEE).map(Words::ja),
        optional(FormField.BRING).map(Words::ja),
        optional(FormField.HOW_TO_APPLY).map(Words::ja),
        contact(),
        asksPhone,
        origin.before().flatMap(ListingContent::source));
  }

  private Words title(Origin origin) {
    Map<String, String> languages =
        origin
            .before()
            .map(content -> new java.util.TreeMap<>(content.title().byLanguage()))
            .orElseGet(java.util.TreeMap::new);
    languages.put("ja", clean(FormField.TITLE));
    optional(FormField.TITLE_ENGLISH)
        .ifPresentOrElse(it -> languages.put("en", it), () -> languages.remove("en"));
    return new Words(languages);
  }

  /// The address and position stay while the place is the same.
  private Venue venue(Origin origin) {
    String place = clean(FormField.PLACE);
    Optional<CenterId> room = atCenter ? Optional.of(origin.center()) : Optional.empty();
    return origin
        .before()
        .map(ListingContent::venue)
        .filter(before -> before.place().equals(place) && before.center().isPresent() == atCenter)
        .orElse(new Venue(room, place, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private Optional<Contact> contact() {
    Optional<String> typed = optional(FormField.CONTACT_PHONE);
    return typed.map(phone ->
        new Contact(
            clean(FormField.CONTACT_NAME),
            Telephone.read(phone).map(Telephone::digits).orElse(phone)));
  }

  private Optional<String> optional(FormField field) {
    return Optional.of(clean(field)).filter(text -> !text.isEmpty());
  }

  private String clean(FormField field) {
    return switch (TypedText.read(text(field), TYPED_MAX)) {
      case TypedText.Clean(var text) -> text;
      case TypedText.Rejected _ -> text(field).strip();
    };
  }

  private static String key(ListingRules.Problem problem) {
    return "problem." + problem.name();
  }

  private static FormField fieldOf(ListingRules.Problem problem) {
    return switch (problem) {
      case TITLE_MISSING, TITLE_TOO_LONG, UNUSABLE_CHARACTERS -> FormField.TITLE;
      case DESCRIPTION_MISSING, DESCRIPTION_TOO_LONG -> FormField.DESCRIPTION;
      case HOST_MISSING, HOST_TOO_LONG -> FormField.HOST;
      case PLACE_MISSING, PLACE_TOO_LONG -> FormField.PLACE;
      case SHORT_TEXT_TOO_LONG -> FormField.OPERATOR;
      case DATE_MISSING -> FormField.UNDATED;
      case ENDS_BEFORE_START -> FormField.END;
      case ALREADY_OVER -> FormField.DATE;
      case RULE_UNREADABLE -> FormField.WEEKDAYS;
      case CAPACITY_OUT_OF_RANGE -> FormField.CAPACITY;
      case NET_PLACES_OUT_OF_RANGE -> FormField.NET_PLACES;
      case HOW_TO_APPLY_MISSING -> FormField.HOW_TO_APPLY;
      case TELEPHONE_UNREADABLE -> FormField.CONTACT_PHONE;
    };
  }
}
