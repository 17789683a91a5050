package tsudoi.listing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/// Turns schedules into dates.
public final class Calendar {
  /// A daily listing over a year; also ends rules that would never end.
  static final int DATES_MAX = 400;

  private static final Comparator<Occurrence> BY_START =
      Comparator.comparing(Occurrence::start)
          .thenComparing(occurrence -> occurrence.content().title().japanese())
          .thenComparing(occurrence -> occurrence.label().orElse(""));

  private Calendar() {}

  /// The dates of all listings that start on the days `from` to `to`, both included, by start.
  public static List<Occurrence> between(
      Collection<Listing> listings, LocalDate from, LocalDate to) {
    List<Occurrence> found = new ArrayList<>();
    for (Listing listing : listings) {
      found.addAll(dates(listing, from, to));
    }
    found.sort(BY_START);
    return found;
  }

  /// The dates of one listing that start on the days `from` to `to`, both included.
  public static List<Occurrence> dates(Listing listing, LocalDate from, LocalDate to) {
    return switch (listing.content().schedule()) {
      case Schedule.Dates(var sessions) ->
          sessions.stream()
              .filter(session -> within(session.date(), from, to))
              .map(session -> occurrence(listing, session))
              .toList();
      case Schedule.Recurring recurring -> recurring(listing, recurring, from, to);
      case Schedule.Undated(_) -> List.of();
    };
  }

  public static Optional<Occurrence> find(Listing listing, OccurrenceId id) {
    LocalDate day = id.originalStart().toLocalDate();
    return dates(listing, day, day).stream()
        .filter(occurrence -> occurrence.id().equals(id))
        .findFirst();
  }

  /// Whether the rule can be read, as RFC 5545 has it.
  public static boolean readable(String rule) {
    try {
      new RecurrenceRule(rule);
      return true;
    } catch (InvalidRecurrenceRuleException e) {
      return false;
    }
  }

  private static List<Occurrence> recurring(
      Listing listing, Schedule.Recurring recurring, LocalDate from, LocalDate to) {
    List<Occurrence> found = new ArrayList<>();
    RecurrenceRuleIterator starts;
    try {
      starts = new RecurrenceRule(recurring.rule()).iterator(floating(recurring));
    } catch (InvalidRecurrenceRuleException e) {
      return found;
    }
    if (from.isAfter(recurring.first())) {
      starts.fastForward(
          new DateTime(from.getYear(), from.getMonthValue() - 1, from.getDayOfMonth(), 0, 0, 0));
    }
    for (int count = 0; starts.hasNext() && count < DATES_MAX; count++) {
      DateTime next = starts.nextDateTime();
      LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
      if (day.isAfter(to)) {
        break;
      }
      if (within(day, from, to) && !recurring.except().contains(day)) {
        found.add(occurrence(listing, Session.of(day, recurring.start(), recurring.end())));
      }
    }
    return found;
  }

  private static DateTime floating(Schedule.Recurring recurring) {
    LocalDate day = recurring.first();
    LocalTime time = recurring.start();
    return new DateTime(
        day.getYear(),
        day.getMonthValue() - 1,
        day.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        0);
  }

  private static Occurrence occurrence(Listing listing, Session session) {
    LocalDateTime start = session.startsAt();
    OccurrenceId id = new OccurrenceId(listing.id(), start);
    return new Occurrence(
        id,
        listing,
        start,
        session.endsAt(),
        session.start().isPresent(),
        session.label(),
        listing.cancelled(id));
  }

  private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
