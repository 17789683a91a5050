package tsudoi.person;

import java.text.Normalizer;
import java.util.Optional;

/// A Japanese telephone number as digits only, 10 or 11 of them (DOMAIN, section 3).
public record Telephone(String digits) {
  public Telephone {
    if (!digits.matches("0[0-9]{9,10}")) {
      throw new IllegalArgumentException(
          "a telephone number has 10 or 11 digits and starts with 0");
    }
  }

  /// Reads full-width digits, hyphens, spaces and brackets as people type them.
  public static Optional<Telephone> read(String typed) {
    if (typed.length() > 40) {
      return Optional.empty();
    }
    String digits =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s()\\-‐‑–—−ー]", "")
            .replaceFirst("^\\+81", "0");
    return digits.matches("0[0-9]{9,10}") ? Optional.of(new Telephone(digits)) : Optional.empty();
  }
}
