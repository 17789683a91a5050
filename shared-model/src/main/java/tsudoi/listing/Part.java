package tsudoi.listing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// One mergeable part of a listing: a field, in one language where it has words in several.
///
/// @param language a BCP 47 tag, or nothing for what has no language
public record Part(ListingField field, String language) implements Comparable<Part> {
  private static final Comparator<Part> ORDER =
      Comparator.comparing(Part::field).thenComparing(Part::language);

  static Part of(ListingField field) {
    return new Part(field, "");
  }

  /// As it is stored: `START`, `TITLE.en`.
  public String name() {
    return language.isEmpty() ? field.name() : field.name() + "." + language;
  }

  /// A part by its stored name; a newer program may know more parts than this one.
  static Optional<Part> read(String name) {
    int dot = name.indexOf('.');
    String field = dot < 0 ? name : name.substring(0, dot);
    String language = dot < 0 ? "" : name.substring(dot + 1);
    return Arrays.stream(ListingField.values())
        .filter(known -> known.name().equals(field))
        .findFirst()
        .map(known -> new Part(known, language));
  }

  @Override
  public int compareTo(Part other) {
    return ORDER.compare(this, other);
  }
}
