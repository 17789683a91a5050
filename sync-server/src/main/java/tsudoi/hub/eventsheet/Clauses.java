package tsudoi.hub.eventsheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date or time cell taken apart: what it says, what it leaves out, and to which days it narrows.
/// Remarks that say none of this (rain dates, closing days for applications, exhibits inside the
/// exhibition) are gone.
///
/// @param exclusions 「10日以外」, 「月曜日を除く」, one a line
/// @param restrictions 「平日のみ」, 「いずれも金曜日」, one a line
record Clauses(String body, String exclusions, String restrictions) {
  private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
  private static final String EXCLUDING =
      "(?:以外|を?除く|を?除き|をのぞく|は除|は?休館|は?休園|は?休業|は?休講|は?休室|は?閉館|は?閉室|は?お?休み|定休)";
  private static final Pattern EXCLUDES = Pattern.compile(EXCLUDING);
  private static final Pattern EXCLUSION = Pattern.compile("[^\\s]+?" + EXCLUDING + "[^\\s]*");
  private static final Pattern ASIDE =
      Pattern.compile("雨天|荒天|予備日|順延|延期|中止|締切|締め切り|〆切|申込|受付|整理券|開場|変更");
  private static final Pattern RESTRICTS =
      Pattern.compile("のみ|だけ|に限る|限定|毎週|いずれも|すべて|全て|[月火水木金土日]曜|平日|土日|〈");
  private static final Pattern NOTE_RESTRICTS = Pattern.compile("のみ|だけ|に限る|限定|毎週|いずれも|すべて|全て");
  private static final Pattern DAY = Pattern.compile("\\d{1,2}(?:月\\s*\\d|/\\d|日)");

  /// A start or end cell: what stands in brackets or after ※ is beside the time (最終受付, other
  /// closing times).
  static Clauses ofTimes(String normal) {
    return new Clauses(BRACKETS.matcher(normal.split("※", 2)[0]).replaceAll(" ").strip(), "", "");
  }

  static Clauses of(String normal) {
    var notes = normal.split("※", -1);
    var exclusions = new StringBuilder();
    var restrictions = new StringBuilder();
    for (int i = 1; i < notes.length; i++) {
      file(notes[i], NOTE_RESTRICTS, exclusions, restrictions);
    }
    var body =
        BRACKETS
            .matcher(notes[0])
            .replaceAll(m ->
                Matcher.quoteReplacement(file(m.group(1), RESTRICTS, exclusions, restrictions)));
    body = unhookExclusions(body, exclusions);
    return new Clauses(body.strip(), exclusions.toString(), restrictions.toString());
  }

  /// Files a remark away; what comes back belongs to the sentence around it.
  private static String file(
      String remark, Pattern restricts, StringBuilder exclusions, StringBuilder restrictions) {
    if (EXCLUDES.matcher(remark).find()) {
      exclusions.append(remark.replaceAll("\\s+", "")).append('\n');
      return " ";
    }
    if (ASIDE.matcher(remark).find()) {
      return " ";
    }
    boolean names = DAY.matcher(remark).find();
    if (!names && restricts.matcher(remark).find()) {
      restrictions.append(remark).append('\n');
      return " ";
    }
    return names ? " " + remark + " " : " ";
  }

  /// Takes 「月曜日を除く」 out of a sentence without brackets. Where nothing separates it from the
  /// days, it is what follows the last comma.
  private static String unhookExclusions(String body, StringBuilder exclusions) {
    var matcher = EXCLUSION.matcher(body);
    var rest = new StringBuilder();
    while (matcher.find()) {
      var phrase = matcher.group();
      boolean whole = DAY.matcher(body.substring(0, matcher.start())).find();
      int comma = whole ? -1 : Math.max(phrase.lastIndexOf('、'), phrase.lastIndexOf(','));
      exclusions.append(phrase.substring(comma + 1)).append('\n');
      matcher.appendReplacement(rest, Matcher.quoteReplacement(phrase.substring(0, comma + 1)));
    }
    return matcher.appendTail(rest).toString();
  }
}
