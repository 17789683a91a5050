package tsudoi.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RubyNotationTest {
  @Test
  void a_bar_says_where_the_base_begins() {
    assertThat(html("市の｜亀阜《きふ》センター"))
        .isEqualTo("市の<ruby>亀阜<rt aria-hidden=\"true\">きふ</rt></ruby>センター");
  }

  @Test
  void without_a_bar_the_base_is_the_run_of_kanji_before() {
    assertThat(html("くわしく見《み》る")).isEqualTo("くわしく<ruby>見<rt aria-hidden=\"true\">み</rt></ruby>る");
    assertThat(html("佐々木《ささき》さん")).startsWith("<ruby>佐々木<rt");
  }

  @Test
  void a_base_with_a_bar_may_hold_anything() {
    assertThat(html("｜Wi-Fi《ワイファイ》で")).startsWith("<ruby>Wi-Fi<rt");
    assertThat(html("｜スマホ 教室《きょうしつ》")).startsWith("<ruby>スマホ 教室<rt");
  }

  @Test
  void markup_stays_text() {
    assertThat(html("<b onclick='x'>｜字《<i>》&\""))
        .isEqualTo(
            "&lt;b onclick=&#39;x&#39;&gt;<ruby>字<rt aria-hidden=\"true\">&lt;i&gt;</rt></ruby>"
                + "&amp;&quot;");
  }

  @Test
  void what_does_not_fit_stays_as_written() {
    for (String text : new String[] {"かな《よみ》", "字《》", "字《よみ", "《よみ》", "｜字", "｜｜字"}) {
      assertThat(RubyNotation.parse(text).plain()).isEqualTo(text);
    }
  }

  @Test
  void a_line_feed_breaks_and_a_space_separates() {
    assertThat(html("一行\n二行 三")).isEqualTo("一行<br>二行 三");
    assertThat(RubyNotation.parse("活動《かつどう》を さがす\n今日").plain()).isEqualTo("活動を さがす 今日");
  }

  @Test
  void letters_beyond_the_basic_plane_are_kanji_too() {
    assertThat(html("𠮷田《よしだ》")).startsWith("<ruby>𠮷田<rt");
  }

  @Test
  void a_reading_leans_over_kana_and_never_over_another_reading() {
    RubyNotation words = RubyNotation.parse("教室《きょうしつ》開始《かいし》 会《かい》を");
    assertThat(words.leansOver(0)).isFalse();
    assertThat(words.leansOver(1)).isFalse();
    assertThat(words.leansOver(3)).isTrue();
  }

  private static String html(String text) {
    return RubyNotation.parse(text).html();
  }
}
