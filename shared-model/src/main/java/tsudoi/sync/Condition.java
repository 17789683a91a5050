package tsudoi.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a kiosk is, as it tells the hub with every request: the header `Tsudoi-Condition`, pairs
/// `name=value` between semicolons. Names that the reader does not know are passed over, and absent
/// ones are unknown, so that kiosks and hubs of different versions understand each other.
///
/// @param now the kiosk's clock, from which the hub sees how far it is off
/// @param unsent how many ops the hub has not acknowledged
/// @param oldestUnsent for how long the oldest of them has been waiting
/// @param freeBytes room on the disk of the records
/// @param version of the software
/// @param recovery what had to be repaired and nobody at the center has read yet
public record Condition(
    Instant now,
    long unsent,
    Optional<Duration> oldestUnsent,
    long freeBytes,
    Space space,
    String version,
    Optional<String> recovery) {
  public static final String HEADER = "Tsudoi-Condition";

  private static final int CHARACTERS_MAX = 1_000;
  private static final int WORD_CHARACTERS_MAX = 100;

  /// Whether the room on the disk is enough to go on.
  public enum Space {
    ENOUGH,
    /// Somebody should make room.
    SCARCE,
    /// Taps are refused.
    NONE
  }

  public String header() {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("now", Long.toString(now.toEpochMilli()));
    pairs.put("unsent", Long.toString(unsent));
    oldestUnsent.ifPresent(age -> pairs.put("oldest", Long.toString(age.toSeconds())));
    pairs.put("free", Long.toString(freeBytes));
    pairs.put("space", space.name());
    pairs.put("version", word(version));
    recovery.ifPresent(cause -> pairs.put("recovery", word(cause)));
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining(";"));
  }

  /// Empty when the text is not such a header, or says too little.
  public static Optional<Condition> read(String header) {
    if (header.length() > CHARACTERS_MAX) {
      return Optional.empty();
    }
    Map<String, String> pairs = new HashMap<>();
    for (String pair : header.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    try {
      return Optional.of(
          new Condition(
              Instant.ofEpochMilli(number(pairs, "now").orElseThrow()),
              number(pairs, "unsent").orElseThrow(),
              number(pairs, "oldest").map(Duration::ofSeconds),
              number(pairs, "free").orElseThrow(),
              Space.valueOf(pairs.getOrDefault("space", "")),
              word(pairs.getOrDefault("version", "")),
              Optional.ofNullable(pairs.get("recovery")).map(Condition::word)));
    } catch (IllegalArgumentException
        | java.util.NoSuchElementException
        | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(Map<String, String> pairs, String name) {
    return Optional.ofNullable(pairs.get(name))
        .filter(text -> text.matches("-?[0-9]{1,18}"))
        .map(Long::valueOf);
  }

  private static String word(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9._+-]", "");
    return plain.substring(0, Math.min(plain.length(), WORD_CHARACTERS_MAX));
  }
}
