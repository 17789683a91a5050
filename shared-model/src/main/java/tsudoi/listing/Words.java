package tsudoi.listing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A text in one or several languages, keyed by BCP 47 tag; Japanese is always there.
///
/// Japanese may carry readings in Aozora Bunko notation, `｜亀阜《きふ》`, as a person confirmed
/// them: automatic readings fail on local names (DOMAIN, section 3).
public record Words(Map<String, String> byLanguage) {
  private static final String JAPANESE = "ja";

  public Words {
    byLanguage = java.util.Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    if (!byLanguage.containsKey(JAPANESE)) {
      throw new IllegalArgumentException("a text has Japanese words");
    }
  }

  public static Words ja(String japanese) {
    return new Words(Map.of(JAPANESE, japanese));
  }

  public static Words of(String japanese, String english) {
    return new Words(Map.of(JAPANESE, japanese, "en", english));
  }

  /// Words in these languages; without Japanese there are none.
  static Optional<Words> written(Map<String, String> byLanguage) {
    return byLanguage.containsKey(JAPANESE) ? Optional.of(new Words(byLanguage)) : Optional.empty();
  }

  /// Japanese with its readings.
  public String japanese() {
    return java.util.Objects.requireNonNull(byLanguage.get(JAPANESE));
  }

  /// Japanese without readings and without the spaces that mark phrases.
  public String plain() {
    return withoutReadings(japanese());
  }

  public static String withoutReadings(String text) {
    return text.replaceAll("《[^》]*》", "").replace("｜", "");
  }

  /// The words in exactly this language, without fallback.
  public Optional<String> in(Locale language) {
    return Optional.ofNullable(byLanguage.get(language.getLanguage()));
  }

  /// The words in this language, else in Japanese.
  public String best(Locale language) {
    return in(language).orElse(japanese());
  }
}
