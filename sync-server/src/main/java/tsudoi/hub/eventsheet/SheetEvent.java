package tsudoi.hub.eventsheet;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One event as the sheet prints it. Texts keep their printed characters; only control characters
/// and stray spaces are gone, and 「-」 is empty.
///
/// @param identity the same for the same event in every edition of the sheet: made from title,
///     division and last day, so that a corrected time or description is new content of the same
///     event, and a row that moves is no change at all
public record SheetEvent(
    UUID identity,
    String title,
    String audienceText,
    When when,
    String placeName,
    Optional<Position> position,
    String description,
    String feeText,
    Capacity capacity,
    String applyPeriodText,
    Entry entry,
    Optional<URI> url,
    Contact contact,
    Category category) {

  /// Date and times as printed (Excel's serial numbers written out).
  public record When(String date, String start, String end) {
    public String text() {
      var times =
          start.equals(end) || end.isEmpty()
              ? start
              : start.isEmpty() ? "～" + end : start + "～" + end;
      return times.isEmpty() ? date : date.isEmpty() ? times : date + "\n" + times;
    }
  }

  /// Degrees, WGS 84, within Japan.
  public record Position(double latitude, double longitude) {}

  /// The printed capacity, and the number where one number is meant.
  public record Capacity(String text, Optional<Places> places) {}

  /// A number of places, 1 to 99,999.
  public record Places(int count, Unit unit) {}

  /// What is counted: persons (人, 名) or parties (組).
  public enum Unit {
    PERSON,
    PARTY
  }

  /// How one gets in, read from 定員 and 申込期間.
  public enum Entry {
    NO_APPLICATION,
    FIRST_COME_ON_THE_DAY,
    APPLY_TO_CONTACT,
    NOT_STATED
  }

  /// Who answers questions: the division as printed and its telephones, the main one first.
  public record Contact(String division, String telephoneText, List<Telephone> telephones) {
    public Contact {
      telephones = List.copyOf(telephones);
    }
  }

  /// A telephone number: 10 or 11 digits, and the form people read.
  public record Telephone(String digits, String printed) {}

  /// The city's ten event categories; here a guess from words, to be confirmed by a person.
  public enum Category {
    SEASONAL,
    FESTIVAL,
    FOOD,
    SHOPPING,
    ART,
    MUSIC,
    SPORT,
    LIFE,
    CAREER,
    OTHER
  }
}
