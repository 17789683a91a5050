package tsudoi.token;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as a scanner or a person delivers it, made uniform: capital half-width letters, no blanks
/// around it.
final class Scan {
  /// The longest text that is looked at.
  static final int TEXT_MAX = 2_000;

  private static final Pattern JOIN_ADDRESS =
      Pattern.compile("HTTPS?://[^/?#]{1,255}/J/([^/?#]{1,1000})/?");

  private Scan() {}

  /// Empty when too long to be anything of ours.
  static Optional<String> clean(String text) {
    return text.length() > TEXT_MAX
        ? Optional.empty()
        : Optional.of(
            Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT));
  }

  /// The token in a join address, whatever its host.
  static Optional<String> tokenOfAddress(String cleaned) {
    Matcher matcher = JOIN_ADDRESS.matcher(cleaned);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
