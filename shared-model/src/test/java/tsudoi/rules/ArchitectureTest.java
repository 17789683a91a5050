package tsudoi.rules;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> what_kiosk_and_hub_share_keeps_the_rules() {
    return ArchitectureRules.asTests("tsudoi");
  }
}
