package tsudoi.listing;

import static tsudoi.listing.ListingField.*;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tsudoi.city.CenterId;

/// Takes a listing's content apart into what is merged part by part, and puts it together again.
///
/// A part that says nothing is not in the map. Values compare by `equals`.
final class Parts {
  private static final Set<ListingField> TIMES =
      Set.of(SCHEDULE, DATE, START, END, SESSION_LABEL, RULE, EXCEPT);

  private final Map<Part, Object> values;

  private Parts(Map<Part, Object> values) {
    this.values = values;
  }

  /// What a listing of one date and one of a rule have as their [ListingField#SCHEDULE]; several
  /// dates and a text stand for themselves.
  private enum Kind {
    ONCE,
    BY_RULE
  }

  private record Places(Optional<Integer> capacity, int net) {}

  static Map<Part, Object> of(ListingContent content) {
    Parts parts = new Parts(new TreeMap<>());
    parts.words(TITLE, Optional.of(content.title()));
    parts.words(DESCRIPTION, Optional.of(content.description()));
    parts.put(CATEGORY, content.category());
    parts.put(AUDIENCES, content.audiences());
    parts.schedule(content.schedule());
    parts.put(VENUE, content.venue());
    parts.put(HOST, content.host());
    content.operator().ifPresent(it -> parts.put(OPERATOR, it));
    parts.put(MODE, content.mode());
    parts.put(UNIT, content.unit());
    parts.put(PLACES, new Places(content.capacity(), content.netPlaces()));
    parts.words(FEE, content.fee());
    parts.words(BRING, content.bring());
    parts.words(HOW_TO_APPLY, content.howToApply());
    content.contact().ifPresent(it -> parts.put(CONTACT, it));
    parts.put(ASKS_PHONE, content.asksPhone());
    content.owner().ifPresent(it -> parts.put(OWNER, it));
    content.source().ifPresent(it -> parts.put(SOURCE, it));
    return parts.values;
  }

  /// Content of values that several people wrote. An end that is not after its start would mean the
  /// next day: where one moved the start and another the end, nobody said that.
  ///
  /// @param whole what the times are taken from as a whole when they do not fit each other
  static ListingContent merged(Map<Part, Object> values, ListingContent whole) {
    Parts parts = new Parts(values);
    return content(
        parts.timesComplete() && parts.endsAfterStart() ? values : withTimes(values, whole), whole);
  }

  /// Content as it is with another value of one part.
  static ListingContent with(ListingContent content, Part part, Optional<Object> value) {
    Map<Part, Object> values = of(content);
    value.ifPresentOrElse(it -> values.put(part, it), () -> values.remove(part));
    return content(
        new Parts(values).timesComplete() ? values : withTimes(values, content), content);
  }

  private static Map<Part, Object> withTimes(Map<Part, Object> values, ListingContent whole) {
    Map<Part, Object> fitting = new TreeMap<>(values);
    fitting.keySet().removeIf(part -> TIMES.contains(part.field()));
    new Parts(fitting).schedule(whole.schedule());
    return fitting;
  }

  @SuppressWarnings("unchecked")
  private static ListingContent content(Map<Part, Object> values, ListingContent whole) {
    Parts parts = new Parts(values);
    Places places = parts.require(PLACES, Places.class);
    return new ListingContent(
        parts.get(OWNER, CenterId.class),
        parts.require(MODE, Mode.class),
        parts.require(UNIT, PlaceUnit.class),
        places.capacity(),
        places.net(),
        parts.words(TITLE).orElse(whole.title()),
        parts.words(DESCRIPTION).orElse(whole.description()),
        parts.require(CATEGORY, Category.class),
        (Set<Audience>) parts.require(AUDIENCES, Set.class),
        parts.require(HOST, String.class),
        parts.get(OPERATOR, String.class),
        parts.require(VENUE, Venue.class),
        parts.schedule(),
        parts.words(FEE),
        parts.words(BRING),
        parts.words(HOW_TO_APPLY),
        parts.get(CONTACT, Contact.class),
        parts.require(ASKS_PHONE, Boolean.class),
        parts.get(SOURCE, Source.class));
  }

  static boolean isTime(Part part) {
    return TIMES.contains(part.field());
  }

  private void put(ListingField field, Object value) {
    values.put(Part.of(field), value);
  }

  private void words(ListingField field, Optional<Words> words) {
    words.ifPresent(
        it -> it.byLanguage().forEach((tag, text) -> values.put(new Part(field, tag), text)));
  }

  private void schedule(Schedule schedule) {
    switch (schedule) {
      case Schedule.Dates(var sessions) when sessions.size() == 1 -> {
        Session only = sessions.getFirst();
        put(SCHEDULE, Kind.ONCE);
        put(DATE, only.date());
        only.start().ifPresent(it -> put(START, it));
        only.end().ifPresent(it -> put(END, it));
        only.label().ifPresent(it -> put(SESSION_LABEL, it));
      }
      case Schedule.Dates several -> put(SCHEDULE, several);
      case Schedule.Undated undated -> put(SCHEDULE, undated);
      case Schedule.Recurring(var first, var start, var end, var rule, var except) -> {
        put(SCHEDULE, Kind.BY_RULE);
        put(DATE, first);
        put(START, start);
        put(END, end);
        put(RULE, rule);
        put(EXCEPT, except);
      }
    }
  }

  private boolean endsAfterStart() {
    Optional<LocalTime> start = get(START, LocalTime.class);
    Optional<LocalTime> end = get(END, LocalTime.class);
    return values.get(Part.of(SCHEDULE)) instanceof Schedule
        || start.isEmpty()
        || end.isEmpty()
        || end.get().isAfter(start.get());
  }

  private boolean timesComplete() {
    return switch (values.get(Part.of(SCHEDULE))) {
      case Schedule _ -> true;
      case Kind.ONCE -> has(DATE);
      case Kind.BY_RULE -> has(DATE) && has(START) && has(END) && has(RULE) && has(EXCEPT);
      case null, default -> false;
    };
  }

  private boolean has(ListingField field) {
    return values.containsKey(Part.of(field));
  }

  @SuppressWarnings("unchecked")
  private Schedule schedule() {
    return switch (values.get(Part.of(SCHEDULE))) {
      case Schedule whole -> whole;
      case Kind.BY_RULE ->
          new Schedule.Recurring(
              require(DATE, LocalDate.class),
              require(START, LocalTime.class),
              require(END, LocalTime.class),
              require(RULE, String.class),
              require(EXCEPT, Set.class));
      case null, default ->
          new Schedule.Dates(
              List.of(
                  new Session(
                      require(DATE, LocalDate.class),
                      get(START, LocalTime.class),
                      get(END, LocalTime.class),
                      get(SESSION_LABEL, String.class))));
    };
  }

  private Optional<Words> words(ListingField field) {
    Map<String, String> byLanguage = new TreeMap<>();
    values.forEach((part, value) -> {
      if (part.field() == field && value instanceof String text) {
        byLanguage.put(part.language(), text);
      }
    });
    return Words.written(byLanguage);
  }

  private <T> Optional<T> get(ListingField field, Class<T> type) {
    return Optional.ofNullable(values.get(Part.of(field))).map(type::cast);
  }

  private <T> T require(ListingField field, Class<T> type) {
    return get(field, type).orElseThrow();
  }
}
