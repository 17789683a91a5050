package tsudoi.frontend;

import java.util.ArrayList;
import java.util.List;

/// Text with readings in the notation of Aozora Bunko: `｜亀阜《きふ》`, or without the bar when the
/// base is the run of kanji just before: `今日《きょう》`. A space between phrases is where the line may
/// break, so no `<wbr>` is needed (one would break even where nothing may); a line feed always
/// breaks. Whatever does not fit the notation stays
/// as it was written.
public record RubyNotation(List<Piece> pieces) {
  /// One stretch of the text.
  public sealed interface Piece {
    /// Letters without a reading.
    record Plain(String text) implements Piece {}

    /// Letters with a reading above them.
    record Read(String base, String reading) implements Piece {}

    /// A gap between phrases.
    record Gap() implements Piece {}

    /// A new line.
    record Break() implements Piece {}
  }

  public RubyNotation {
    pieces = List.copyOf(pieces);
  }

  public static RubyNotation parse(String text) {
    return new Parser(text).parse();
  }

  /// The text alone, for names that are spoken and for search.
  public String plain() {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(
          switch (piece) {
            case Piece.Plain(String text) -> text;
            case Piece.Read(String base, _) -> base;
            case Piece.Gap _, Piece.Break _ -> " ";
          });
    }
    return out.toString();
  }

  /// Whether the reading at `at` may lean over what follows if it is wider than its base: over
  /// kana, never over another reading.
  boolean leansOver(int at) {
    return at + 1 < pieces.size() && pieces.get(at + 1) instanceof Piece.Plain;
  }

  /// Escaped markup, for pages that are not built with Flow.
  public String html() {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(
          switch (piece) {
            case Piece.Plain(String text) -> escaped(text);
            case Piece.Read(String base, String reading) ->
                "<ruby>"
                    + escaped(base)
                    + "<rt aria-hidden=\"true\">"
                    + escaped(reading)
                    + "</rt></ruby>";
            case Piece.Gap _ -> " ";
            case Piece.Break _ -> "<br>";
          });
    }
    return out.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static final class Parser {
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    /// Where the base announced by a bar starts in `open`, or -1.
    private int barAt = -1;

    Parser(String text) {
      this.text = text;
    }

    RubyNotation parse() {
      int at = 0;
      while (at < text.length()) {
        at = step(at);
      }
      flush();
      return new RubyNotation(pieces);
    }

    private int step(int at) {
      char c = text.charAt(at);
      switch (c) {
        case '｜' -> startBase();
        case '《' -> {
          int end = text.indexOf('》', at);
          if (end > at + 1 && closeBase(text.substring(at + 1, end))) {
            return end + 1;
          }
          open.append(c);
        }
        case ' ' -> gap(new Piece.Gap());
        case '\n' -> gap(new Piece.Break());
        default -> open.append(c);
      }
      return at + 1;
    }

    private void startBase() {
      dropBar();
      flush();
      barAt = 0;
    }

    private boolean closeBase(String reading) {
      int from = barAt >= 0 ? barAt : kanjiRunStart();
      if (from >= open.length()) {
        return false;
      }
      String base = open.substring(from);
      open.setLength(from);
      barAt = -1;
      flush();
      pieces.add(new Piece.Read(base, reading));
      return true;
    }

    private int kanjiRunStart() {
      int from = open.length();
      while (from > 0) {
        int letter = open.codePointBefore(from);
        if (!Character.isIdeographic(letter) && letter != '々' && letter != 'ヶ') {
          break;
        }
        from -= Character.charCount(letter);
      }
      return from;
    }

    private void gap(Piece piece) {
      if (barAt >= 0 && piece instanceof Piece.Gap) {
        open.append(' ');
        return;
      }
      dropBar();
      flush();
      pieces.add(piece);
    }

    private void dropBar() {
      if (barAt >= 0) {
        open.insert(barAt, '｜');
        barAt = -1;
      }
    }

    private void flush() {
      dropBar();
      if (!open.isEmpty()) {
        pieces.add(new Piece.Plain(open.toString()));
        open.setLength(0);
      }
    }
  }
}
