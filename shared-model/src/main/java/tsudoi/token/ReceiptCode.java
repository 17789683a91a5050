package tsudoi.token;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Six characters for people who have only paper: read aloud over the telephone, typed at a kiosk.
/// 29⁶ ≈ 595 million; unique per center among open activities, which the caller sees to.
///
/// No two of the characters look alike: of 0/O, 1/I/L, 8/B and 5/S one or none is used.
public record ReceiptCode(String letters) {
  public static final String ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXYZ";
  public static final int LENGTH = 6;

  private static final int TYPED_MAX = 64;

  public ReceiptCode {
    if (letters.length() != LENGTH || !letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a receipt code");
    }
  }

  /// @param random a secure source, except in simulations
  public static ReceiptCode draw(RandomGenerator random) {
    StringBuilder letters = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new ReceiptCode(letters.toString());
  }

  /// Takes small and full-width letters, blanks and hyphens (and the 「ー」 a Japanese keyboard gives
  /// for one). A character outside the alphabet, such as O, makes it no code: it is never guessed at.
  public static Optional<ReceiptCode> parse(String typed) {
    if (typed.length() > TYPED_MAX) {
      return Optional.empty();
    }
    String letters =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\p{Z}\\p{Pd}−ー]", "")
            .toUpperCase(Locale.ROOT);
    return letters.length() == LENGTH && letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        ? Optional.of(new ReceiptCode(letters))
        : Optional.empty();
  }

  /// As people read it: `K7M 2QX`.
  public String shown() {
    return letters.substring(0, 3) + " " + letters.substring(3);
  }

  @Override
  public String toString() {
    return letters;
  }
}
