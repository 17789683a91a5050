package tsudoi.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every pair of tokens that meets on a screen, in every theme: WCAG 2.2, 1.4.3 and 1.4.11.
class ContrastTest {
  private static final Path SHEETS = Path.of("src/main/resources/META-INF/resources/tsudoi");
  private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6})\\b");

  private static final String[] TEXT = {
    "ink ground",
    "ink ground-deep",
    "ink card",
    "ink-soft ground",
    "ink-soft card",
    "muted ground",
    "muted ground-deep",
    "muted card",
    "primary ground",
    "primary card",
    "primary primary-wash",
    "ink primary-wash",
    "on-primary primary",
    "on-primary primary-deep",
    "kaki card",
    "kaki ground",
    "kaki ground-deep",
    "ink kaki-wash",
    "on-kaki kaki",
    "on-joined joined",
    "ink joined-wash",
    "on-waiting waiting",
    "ink waiting-wash",
    "on-provisional provisional",
    "ink provisional-wash",
    "provisional-ink provisional-wash",
    "refused card",
    "refused ground",
    "refused refused-wash",
    "ink refused-wash",
    "on-refused refused",
    "on-selected selected",
    "ink sky-high"
  };

  private static final String[] EDGES = {
    "edge ground",
    "edge ground-deep",
    "edge card",
    "joined card",
    "refused-mark card",
    "refused-mark refused-wash",
    "provisional-edge provisional-wash",
    "focus-line ground",
    "focus-line card",
    "waiting waiting-wash",
    "kaki kaki-wash",
    "joined ground"
  };

  @ParameterizedTest
  @ValueSource(strings = {":root, .day", ".evening", ".contrast"})
  void every_pair_can_be_read(String theme) throws IOException {
    Map<String, String> tokens = theme(theme);
    List<String> failures = new ArrayList<>();
    for (String pair : TEXT) {
      require(tokens, pair, 4.5, failures);
    }
    for (Picture picture : Picture.values()) {
      String cat = picture.className();
      require(tokens, cat + " card", 4.5, failures);
      require(tokens, cat + " " + cat + "-wash", 4.5, failures);
    }
    for (String pair : EDGES) {
      require(tokens, pair, 3, failures);
    }
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {":root, .day", ".evening", ".contrast"})
  void a_yellow_answer_stands_out_by_its_edge_or_its_fill(String theme) throws IOException {
    Map<String, String> tokens = theme(theme);
    assertThat(
            Math.max(
                ratio(token(tokens, "provisional-edge"), token(tokens, "provisional")),
                ratio(token(tokens, "provisional"), token(tokens, "card"))))
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void black_on_white_is_twenty_one() {
    assertThat(ratio("#000000", "#ffffff")).isEqualTo(21);
  }

  @Test
  void the_phone_sheet_is_small_and_has_the_same_colours() throws IOException {
    String phone = Files.readString(SHEETS.resolve("phone.css"));
    assertThat(phone.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThan(12_000);
    int dark = phone.indexOf("prefers-color-scheme: dark");
    assertSame(phone.substring(0, dark), theme(":root, .day"));
    assertSame(phone.substring(dark, phone.indexOf(".scene-head {", dark)), theme(".evening"));
  }

  private static void assertSame(String css, Map<String, String> tokens) {
    Map<String, String> own = tokensOf(css);
    assertThat(own).isNotEmpty();
    own.forEach((name, colour) -> {
      if (tokens.containsKey(name)) {
        assertThat(colour).as(name).isEqualTo(tokens.get(name));
      }
    });
  }

  private static Map<String, String> theme(String selector) throws IOException {
    String css = Files.readString(SHEETS.resolve("tokens.css"));
    int from = css.indexOf("\n" + selector + " {");
    assertThat(from).isPositive();
    return tokensOf(css.substring(from, css.indexOf("\n}", from)));
  }

  private static Map<String, String> tokensOf(String css) {
    Map<String, String> tokens = new HashMap<>();
    Matcher matcher = TOKEN.matcher(css);
    while (matcher.find()) {
      tokens.put(matcher.group(1), matcher.group(2));
    }
    return tokens;
  }

  private static void require(
      Map<String, String> tokens, String pair, double least, List<String> failures) {
    String[] names = pair.split(" ");
    double ratio = ratio(token(tokens, names[0]), token(tokens, names[1]));
    if (ratio < least) {
      failures.add("%s is %.2f, needs %.1f".formatted(pair, ratio, least));
    }
  }

  private static String token(Map<String, String> tokens, String name) {
    String colour = tokens.get(name);
    if (colour == null) {
      throw new AssertionError("no token " + name);
    }
    return colour;
  }

  private static double ratio(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  }

  private static double channel(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
