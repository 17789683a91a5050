package tsudoi.hub.eventsheet;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsudoi.hub.eventsheet.Printed.Mark;

/// Other closing times on some days: 「金、土は19:00まで」, 「日曜及び休日は17:00まで」, also for a
/// part of the range only, 「1/31～3/29の金、土は19:00まで」.
record OtherEnds(List<Rule> rules) {
  private static final String DAY = "\\d{1,2}(?:月|/)\\d{1,2}日?(?:〈[^〉]*〉)?";
  private static final String WHO =
      "(?:[月火水木金土日](?:曜日?)?|祝日?|休日)(?:(?:[・、,と]|及び|および)*(?:[月火水木金土日](?:曜日?)?|祝日?|休日))*";
  private static final Pattern RULE =
      Pattern.compile(
          "(?:("
              + DAY
              + ")\\s*~\\s*("
              + DAY
              + ")\\s*の)?\\s*(?<![\\d最終初休])("
              + WHO
              + ")は、?\\s*((?:午前|午後)?\\s*\\d{1,2}(?::\\d{2}|時(?:\\d{1,2}分|半)?))\\s*まで");

  record Rule(Optional<List<MonthDay>> span, DayFilter days, LocalTime end) {
    boolean test(LocalDate day) {
      return days.test(day) && span.map(s -> Exclusions.within(s, day)).orElse(true);
    }
  }

  static OtherEnds in(String normal) {
    var rules = new ArrayList<Rule>();
    var matcher = RULE.matcher(normal);
    while (matcher.find()) {
      if (Printed.marks(matcher.group(4)).getFirst() instanceof Mark.Time time) {
        rules.add(
            new Rule(
                span(matcher.group(1), matcher.group(2)),
                DayFilter.in(matcher.group(3) + "は"),
                time.time()));
      }
    }
    return new OtherEnds(rules);
  }

  Optional<LocalTime> on(LocalDate day) {
    return rules.stream().filter(r -> r.test(day)).map(Rule::end).findFirst();
  }

  private static Optional<List<MonthDay>> span(@Nullable String from, @Nullable String to) {
    if (from == null || to == null) {
      return Optional.empty();
    }
    return monthDay(from).flatMap(f -> monthDay(to).map(t -> List.of(f, t)));
  }

  private static Optional<MonthDay> monthDay(String printed) {
    return Printed.marks(printed).stream()
        .filter(Mark.Day.class::isInstance)
        .map(Mark.Day.class::cast)
        .filter(DayChain::isPossible)
        .map(d -> MonthDay.of(d.month(), d.day()))
        .findFirst();
  }
}
