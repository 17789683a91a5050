package tsudoi.hub.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
  @Test
  void a_sheet_is_utf_8_with_a_byte_order_mark_and_crlf() {
    Sheet sheet =
        new Sheet(
            List.of("センター", "回数", "1回平均"),
            List.of(List.of("亀阜", "256", "6.6"), List.of("引用\"と,区切り", "-3", "—")));

    assertThat(new String(sheet.csv(), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFセンター,回数,1回平均\r\n亀阜,256,6.6\r\n\"引用\"\"と,区切り\",-3,—\r\n");
    assertThat(sheet.csv()).startsWith(0xEF, 0xBB, 0xBF);
  }

  @Test
  void no_text_becomes_a_formula_in_a_spreadsheet() {
    assertThat(Sheet.harmless("=HYPERLINK(\"http://x\")")).startsWith("'=");
    assertThat(Sheet.harmless("+81-87")).isEqualTo("'+81-87");
    assertThat(Sheet.harmless("@SUM(A1)")).startsWith("'@");
    assertThat(Sheet.harmless("-2+3")).isEqualTo("'-2+3");
    assertThat(Sheet.harmless("＝1")).isEqualTo("'＝1");
    assertThat(Sheet.harmless("\t=1")).startsWith("'");
    assertThat(Sheet.harmless("-12.5")).isEqualTo("-12.5");
    assertThat(Sheet.harmless("祭り")).isEqualTo("祭り");
  }
}
