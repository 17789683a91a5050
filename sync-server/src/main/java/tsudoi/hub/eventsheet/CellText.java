package tsudoi.hub.eventsheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Cleans the text of a cell without changing what a reader sees.
final class CellText {
  private static final Pattern LINE_END_SPACES = Pattern.compile("[ \u3000]+(?=\n|$)");
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");
  private static final String NO_SPACE_AFTER = "・、。，！？!?（(「『｢【〔［[〈《-－～〜";
  private static final String NO_SPACE_BEFORE = "・、。，！？!?（(「『｢【〔［[〈《）)」』｣】〕］]〉》～〜";

  private CellText() {}

  /// Printable text: line feeds stay; other control characters, invisible and direction-changing
  /// marks, lone surrogates and outer blanks go. Emoji and their joiners stay.
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .forEach(c -> {
          if (c == '\n') {
            clean.append('\n');
          } else if (c == '\t' || (c != 0x3000 && Character.isSpaceChar(c))) {
            clean.append(' ');
          } else if (isPrinted(c)) {
            clean.appendCodePoint(c);
          }
        });
    var lines = LINE_END_SPACES.matcher(clean).replaceAll("");
    return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
  }

  /// The text without a dash or another sign for "nothing".
  static String cleanValue(String text) {
    var clean = clean(text);
    return clean.matches("[-－‐―ー–—ｰ]") ? "" : clean;
  }

  /// Several lines as one: a space where words would run together, none beside brackets.
  static String oneLine(String clean) {
    var line = new StringBuilder();
    for (var part : clean.split("\n")) {
      var piece = part.strip();
      if (piece.isEmpty()) {
        continue;
      }
      if (!line.isEmpty()
          && NO_SPACE_AFTER.indexOf(line.charAt(line.length() - 1)) < 0
          && NO_SPACE_BEFORE.indexOf(piece.charAt(0)) < 0) {
        line.append(' ');
      }
      line.append(piece);
    }
    return line.toString();
  }

  /// A form for comparing: half-width where both exist, no spaces, small letters.
  static String comparable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isPrinted(int c) {
    if (c == 0x200D) {
      return true; // joins emoji
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> c != 0xFFFD;
    };
  }
}
