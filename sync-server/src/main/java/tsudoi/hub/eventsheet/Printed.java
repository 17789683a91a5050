package tsudoi.hub.eventsheet;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads printed dates and times into marks, in the order in which they stand.
final class Printed {
  private static final String WEEKDAY_NOTE = "(?:\\s*〈(?<WN>[月火水木金土日]+)〉|(?<WW>[月火水木金土日])曜日?)?";
  private static final Pattern BRACKETED_WEEKDAY =
      Pattern.compile(
          "\\s*[(\\[]\\s*([月火水木金土日](?:[・、,]?[月火水木金土日])*)(?:曜日?)?"
              + "(?:[・、,/\\s]*(?:祝日|祝|振替休日|振休|休日|休|祭日))*\\s*[)\\]]");
  private static final Pattern DASH = Pattern.compile("[‐‑‒–—―−－]");
  private static final Pattern MARK =
      Pattern.compile(
          "(?<date>(?<![\\d/.:])(?:(?:令和|R)\\s*(?<era>\\d{1,2}|元)\\s*[年./-]\\s*|(?<year>(?:19|20)\\d{2})\\s*[年./-]\\s*)?"
              + "(?:(?<month>\\d{1,2})\\s*月\\s*(?<day>\\d{1,2})|(?<smonth>\\d{1,2})(?:/|(?<=(?:(?:19|20)\\d{2}|R\\d{1,2})[./-]\\d{1,2})[.-])(?<sday>\\d{1,2}))"
              + "(?![\\d時:回名人円月.%/])\\s*日?"
              + WEEKDAY_NOTE.replace("WN", "wd1").replace("WW", "wd2")
              + ")"
              + "|(?<time>(?:(?<half>午前|午後|AM|PM|am|pm)\\s*)?(?<![\\d:])(?:(?<hour>\\d{1,2})\\s*(?::(?<minute>\\d{2})(?::\\d{2})?(?!\\d)|時(?!間)(?:\\s*(?<kmin>\\d{1,2})分|(?<thirty>半))?))|(?<noon>正午))"
              + "|(?<only>(?<![\\d月/第全.:])(?<oday>\\d{1,2})\\s*(?:日(?!間|目|前|後|以内|程)"
              + WEEKDAY_NOTE.replace("WN", "wd3").replace("WW", "wd4")
              + "|〈(?<wd5>[月火水木金土日]+)〉|(?=\\s*[・、,~]\\s*\\d{1,2}(?:[・、,~]\\s*\\d{1,2})*\\s*(?:日(?!間|目|程)|〈))))"
              + "|(?<span>(?:(?:令和|R)\\s*(?<mera>\\d{1,2}|元)\\s*年\\s*|(?<myear>(?:19|20)\\d{2})\\s*年\\s*)?(?<![\\d/])(?<monthonly>\\d{1,2})月(?!\\s*\\d))"
              + "|(?<to>~|-|から|より)"
              + "|(?<until>まで)"
              + "|《(?<circle>\\d{1,2})》"
              + "|【(?<head>[^】\n]{1,60})】");
  private static final int REIWA_BEFORE_FIRST_YEAR = 2018;

  /// One thing the print says.
  sealed interface Mark {
    /// A day; month 0 means the month said before.
    record Day(Optional<Integer> year, int month, int day, Set<DayOfWeek> weekdays, String printed)
        implements Mark {}

    /// A month without a day: 「1月の試合日程」.
    record Month(Optional<Integer> year, int month) implements Mark {}

    /// A time of day. `openHalf`: written 「6時」, without 午前, 午後 or a colon.
    record Time(LocalTime time, boolean afternoon, boolean openHalf) implements Mark {}

    /// 「～」 or 「から」.
    record To() implements Mark {}

    /// 「まで」.
    record Until() implements Mark {}

    /// ① or 【…】. `heads` tells a heading from a number.
    record Label(String text, boolean heads) implements Mark {}

    /// Digits in the form of a time that no clock shows, such as 25:00.
    record NoTime(String printed) implements Mark {}
  }

  private Printed() {}

  /// Digits and signs half-width, ① as 《1》, weekdays beside a date as 〈土〉.
  static String normal(String text) {
    var normal = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c >= '①' && c <= '⑳') {
            normal.append('《').append(c - '①' + 1).append('》');
          } else if (c == '〜' || c == '∼' || c == '～') {
            normal.append('~');
          } else {
            normal.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
          }
        });
    var dashes = DASH.matcher(normal).replaceAll("-");
    return BRACKETED_WEEKDAY
        .matcher(dashes)
        .replaceAll(m -> Matcher.quoteReplacement("〈" + m.group(1).replaceAll("[・、,]", "") + "〉"));
  }

  static List<Mark> marks(String normal) {
    var marks = new ArrayList<Mark>();
    var matcher = MARK.matcher(normal);
    while (matcher.find()) {
      marks.add(mark(matcher));
    }
    return marks;
  }

  private static Mark mark(Matcher m) {
    if (m.group("date") != null) {
      boolean slash = m.group("month") == null;
      return new Mark.Day(
          year(m.group("era"), m.group("year")),
          Integer.parseInt(slash ? m.group("smonth") : m.group("month")),
          Integer.parseInt(slash ? m.group("sday") : m.group("day")),
          weekdays(m.group("wd1"), m.group("wd2")),
          m.group("date").strip());
    }
    if (m.group("time") != null) {
      return time(m);
    }
    if (m.group("only") != null) {
      var bare = m.group("wd5");
      return new Mark.Day(
          Optional.empty(),
          0,
          Integer.parseInt(m.group("oday")),
          bare != null ? DayFilter.daysOf(bare) : weekdays(m.group("wd3"), m.group("wd4")),
          m.group("only").strip());
    }
    if (m.group("span") != null) {
      return new Mark.Month(
          year(m.group("mera"), m.group("myear")), Integer.parseInt(m.group("monthonly")));
    }
    if (m.group("to") != null) {
      return new Mark.To();
    }
    if (m.group("until") != null) {
      return new Mark.Until();
    }
    if (m.group("circle") != null) {
      int number = Integer.parseInt(m.group("circle"));
      return new Mark.Label(
          number >= 1 && number <= 20 ? Character.toString('①' + number - 1) : "(" + number + ")",
          false);
    }
    return new Mark.Label(m.group("head").strip(), true);
  }

  private static Mark time(Matcher m) {
    if (m.group("noon") != null) {
      return new Mark.Time(LocalTime.NOON, false, false);
    }
    var half = m.group("half");
    boolean afternoon = half != null && (half.equals("午後") || half.equalsIgnoreCase("PM"));
    int hour = Integer.parseInt(m.group("hour"));
    int minute =
        m.group("minute") != null
            ? Integer.parseInt(m.group("minute"))
            : m.group("kmin") != null
                ? Integer.parseInt(m.group("kmin"))
                : m.group("thirty") != null ? 30 : 0;
    if (afternoon && hour < 12) {
      hour += 12;
    }
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
      return new Mark.NoTime(m.group("time").strip());
    }
    return new Mark.Time(
        LocalTime.of(hour % 24, minute), afternoon, half == null && m.group("minute") == null);
  }

  private static Optional<Integer> year(@Nullable String era, @Nullable String year) {
    if (era != null) {
      return Optional.of(REIWA_BEFORE_FIRST_YEAR + (era.equals("元") ? 1 : Integer.parseInt(era)));
    }
    return Optional.ofNullable(year).map(Integer::valueOf);
  }

  private static Set<DayOfWeek> weekdays(@Nullable String bracketed, @Nullable String word) {
    return bracketed != null
        ? DayFilter.daysOf(bracketed)
        : word != null ? DayFilter.daysOf(word) : Set.of();
  }
}
