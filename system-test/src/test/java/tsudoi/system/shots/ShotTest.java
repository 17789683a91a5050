package tsudoi.system.shots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShotTest {
  @Test
  void the_committed_list_is_readable_and_no_picture_overwrites_another() {
    assertThat(Shot.all()).isNotEmpty().extracting(Shot::name).doesNotHaveDuplicates();
  }

  @Test
  void a_line_that_lacks_a_field_is_refused() {
    assertThatThrownBy(() -> Shot.parse("home\tKIOSK\t\tTOUCH\t1080x1920"))
        .hasMessageContaining("6 fields");
  }
}
