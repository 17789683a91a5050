package tsudoi.person;

import java.text.Normalizer;

/// What somebody typed into a field, cleaned and judged: size first, then characters.
///
/// Composed (NFC), spaces folded, ends trimmed. Letters of every script pass, right-to-left ones
/// too; characters that are invisible, reorder a line, or are pictures do not, since they hide or
/// spoil what others read on lists and in files.
public sealed interface TypedText {
  record Clean(String text) implements TypedText {}

  record Rejected(Problem problem) implements TypedText {}

  /// What is wrong; a view shows the sentence for it.
  enum Problem {
    EMPTY,
    TOO_LONG,
    INVISIBLE_CHARACTERS,
    PICTURES
  }

  /// @param lengthMax in code points
  static TypedText read(String typed, int lengthMax) {
    if (typed.length() > lengthMax * 8) {
      return new Rejected(Problem.TOO_LONG);
    }
    String text = fold(typed);
    if (text.isEmpty()) {
      return new Rejected(Problem.EMPTY);
    }
    if (text.codePointCount(0, text.length()) > lengthMax) {
      return new Rejected(Problem.TOO_LONG);
    }
    if (text.codePoints().anyMatch(TypedText::invisible)) {
      return new Rejected(Problem.INVISIBLE_CHARACTERS);
    }
    if (text.codePoints().anyMatch(TypedText::picture)) {
      return new Rejected(Problem.PICTURES);
    }
    return new Clean(text);
  }

  private static String fold(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC).replaceAll("[\\h\\s]+", " ").strip();
  }

  private static boolean invisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean picture(int codePoint) {
    return Character.isEmojiPresentation(codePoint)
        || (Character.isExtendedPictographic(codePoint) && codePoint > 0x2000);
  }
}
