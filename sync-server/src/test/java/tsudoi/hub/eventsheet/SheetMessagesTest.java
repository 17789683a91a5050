package tsudoi.hub.eventsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import tsudoi.hub.eventsheet.RowReading.Reason;
import tsudoi.hub.eventsheet.RowReading.Remark;
import tsudoi.hub.eventsheet.SheetReading.Problem;

class SheetMessagesTest {
  private final SheetMessages japanese = new SheetMessages(Locale.JAPAN);
  private final SheetMessages english = new SheetMessages(Locale.ENGLISH);

  @Test
  void a_rejected_row_reads_as_a_clerk_would_say_it() {
    var rejected = new RowReading.Rejected(54, new Reason.NoTitle());

    assertThat(japanese.of(rejected)).isEqualTo("54行目：行事名がありません。");
    assertThat(english.of(rejected)).isEqualTo("Row 54: The event has no name (行事名).");
    assertThat(japanese.of(Problem.TOO_MANY_ROWS)).isEqualTo("行が多すぎます。5,000行までの表にしてください。");
    assertThat(japanese.undated()).isEqualTo("日程は要確認");
  }

  @Test
  void printed_braces_and_quotes_come_through() {
    assertThat(japanese.of(new Reason.NoSuchDayOrTime("2月30日'{0}'")))
        .isEqualTo("「2月30日'{0}'」という日時はありません。日付と時刻を確かめてください。");
  }

  @Test
  void everything_has_a_sentence_in_both_languages() {
    var reasons =
        List.of(
            new Reason.NoTitle(),
            new Reason.TooLong("説明", 4_000),
            new Reason.NoSuchDayOrTime("2月30日"),
            new Reason.EndsBeforeStart("13:00～12:00"),
            new Reason.NoDayLeft("1月12日"),
            new Reason.TooManySessions(500),
            new Reason.SameAsRow(2));
    for (var messages : List.of(japanese, english)) {
      assertThat(Problem.values()).allSatisfy(p -> assertThat(messages.of(p)).isNotBlank());
      assertThat(Remark.values()).allSatisfy(r -> assertThat(messages.of(r)).isNotBlank());
      assertThat(reasons).allSatisfy(r -> assertThat(messages.of(r)).isNotBlank());
    }
  }

  @Test
  void both_bundles_hold_the_same_keys() {
    assertThat(keys(Locale.ENGLISH)).isEqualTo(keys(Locale.ROOT));
  }

  private static java.util.Set<String> keys(Locale locale) {
    var bundle =
        ResourceBundle.getBundle(
            "tsudoi.hub.eventsheet.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new java.util.TreeSet<>(bundle.keySet());
  }
}
