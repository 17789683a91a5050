package tsudoi.system.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void a_figure_without_a_limit_says_nothing_of_one() {
    assertThat(Figure.of("store.open.1m", 4.25, "s").json())
        .isEqualTo("{\"metric\":\"store.open.1m\",\"value\":4.25,\"unit\":\"s\"}");
  }

  @Test
  void a_limit_stands_beside_how_it_was_measured() {
    assertThat(Figure.of("store.tap.p50", 512, "us").against(143, "a \"raw\" append").json())
        .isEqualTo(
            "{\"metric\":\"store.tap.p50\",\"value\":512,\"unit\":\"us\",\"limit\":143,"
                + "\"limitIs\":\"a \\\"raw\\\" append\"}");
  }

  @Test
  void numbers_keep_four_digits_and_no_exponent() {
    assertThat(Figure.of("rate", 28_571.43, "1/s").json()).contains("\"value\":28570,");
    assertThat(Figure.of("rate", 1e9, "1/s").json()).contains("\"value\":1000000000,");
    assertThat(Figure.of("share", 0.000_123_456, "").json()).contains("\"value\":0.0001235,");
    assertThat(Figure.of("none", 0, "").json()).contains("\"value\":0,");
  }

  @Test
  void what_was_not_measured_is_no_figure() {
    assertThatThrownBy(() -> Figure.of("rate", 1.0 / 0, "1/s"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
