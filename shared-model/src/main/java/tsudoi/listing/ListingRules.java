package tsudoi.listing;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tsudoi.person.TypedText;

/// What a listing must be before it can be saved or published. Pure. Length limits are those of the
/// city's event map form (DOMAIN, section 4), so that every listing can go into open data.
public final class ListingRules {
  public static final int TITLE_LENGTH_MAX = 60;
  public static final int DESCRIPTION_LENGTH_MAX = 150;
  public static final int HOST_LENGTH_MAX = 30;
  public static final int PLACE_LENGTH_MAX = 30;
  public static final int SHORT_TEXT_LENGTH_MAX = 100;

  private ListingRules() {}

  /// What is wrong with a text or a number of a listing; a view shows the sentence beside the field.
  public enum Problem {
    TITLE_MISSING,
    TITLE_TOO_LONG,
    DESCRIPTION_MISSING,
    DESCRIPTION_TOO_LONG,
    HOST_MISSING,
    HOST_TOO_LONG,
    PLACE_MISSING,
    PLACE_TOO_LONG,
    SHORT_TEXT_TOO_LONG,
    UNUSABLE_CHARACTERS,
    DATE_MISSING,
    ENDS_BEFORE_START,
    ALREADY_OVER,
    RULE_UNREADABLE,
    CAPACITY_OUT_OF_RANGE,
    NET_PLACES_OUT_OF_RANGE,
    HOW_TO_APPLY_MISSING,
    TELEPHONE_UNREADABLE
  }

  /// Capacity and net places as typed, before a [ListingContent] can be made of them.
  public static Set<Problem> ofPlaces(Optional<Integer> capacity, int netPlaces) {
    Set<Problem> problems = EnumSet.noneOf(Problem.class);
    if (capacity.isPresent()
        && (capacity.get() < 1 || capacity.get() > ListingContent.CAPACITY_MAX)) {
      problems.add(Problem.CAPACITY_OUT_OF_RANGE);
    } else if (netPlaces < 0 || netPlaces > capacity.orElse(ListingContent.CAPACITY_MAX)) {
      problems.add(Problem.NET_PLACES_OUT_OF_RANGE);
    }
    return problems;
  }

  /// Everything that keeps this content from being published on this day.
  public static Set<Problem> problems(ListingContent content, LocalDate today) {
    Set<Problem> problems = EnumSet.noneOf(Problem.class);
    text(
        problems,
        Words.withoutReadings(content.title().japanese()),
        TITLE_LENGTH_MAX,
        Problem.TITLE_MISSING,
        Problem.TITLE_TOO_LONG);
    text(
        problems,
        Words.withoutReadings(content.description().japanese()),
        DESCRIPTION_LENGTH_MAX,
        Problem.DESCRIPTION_MISSING,
        Problem.DESCRIPTION_TOO_LONG);
    text(problems, content.host(), HOST_LENGTH_MAX, Problem.HOST_MISSING, Problem.HOST_TOO_LONG);
    text(
        problems,
        content.venue().place(),
        PLACE_LENGTH_MAX,
        Problem.PLACE_MISSING,
        Problem.PLACE_TOO_LONG);
    optional(problems, content.operator());
    optional(problems, content.fee().map(Words::japanese));
    optional(problems, content.bring().map(Words::japanese));
    optional(problems, content.howToApply().map(Words::japanese));
    optional(problems, content.title().in(Locale.ENGLISH));
    if (content.mode() == Mode.ELSEWHERE && content.howToApply().isEmpty()) {
      problems.add(Problem.HOW_TO_APPLY_MISSING);
    }
    content
        .contact()
        .filter(contact -> !contact.telephone().matches("0[0-9]{9,10}"))
        .ifPresent(_ -> problems.add(Problem.TELEPHONE_UNREADABLE));
    schedule(problems, content.schedule(), today);
    return problems;
  }

  private static void schedule(Set<Problem> problems, Schedule schedule, LocalDate today) {
    switch (schedule) {
      case Schedule.Dates(var sessions) -> {
        for (Session session : sessions) {
          if (session.start().isPresent()
              && session.end().isPresent()
              && !session.end().get().isAfter(session.start().get())) {
            problems.add(Problem.ENDS_BEFORE_START);
          }
        }
        if (sessions.stream().allMatch(session -> session.date().isBefore(today))) {
          problems.add(Problem.ALREADY_OVER);
        }
      }
      case Schedule.Recurring recurring -> {
        if (!recurring.end().isAfter(recurring.start())) {
          problems.add(Problem.ENDS_BEFORE_START);
        }
        if (!Calendar.readable(recurring.rule())) {
          problems.add(Problem.RULE_UNREADABLE);
        }
      }
      case Schedule.Undated(var text) -> {
        if (text.isBlank()) {
          problems.add(Problem.DATE_MISSING);
        }
      }
    }
  }

  private static void text(
      Set<Problem> problems, String text, int lengthMax, Problem missing, Problem tooLong) {
    switch (TypedText.read(text, lengthMax)) {
      case TypedText.Clean _ -> {}
      case TypedText.Rejected(var problem) ->
          problems.add(
              switch (problem) {
                case EMPTY -> missing;
                case TOO_LONG -> tooLong;
                case INVISIBLE_CHARACTERS, PICTURES -> Problem.UNUSABLE_CHARACTERS;
              });
    }
  }

  private static void optional(Set<Problem> problems, Optional<String> text) {
    text.filter(typed -> !typed.isBlank())
        .ifPresent(typed ->
            text(
                problems,
                typed,
                SHORT_TEXT_LENGTH_MAX,
                Problem.SHORT_TEXT_TOO_LONG,
                Problem.SHORT_TEXT_TOO_LONG));
  }
}
