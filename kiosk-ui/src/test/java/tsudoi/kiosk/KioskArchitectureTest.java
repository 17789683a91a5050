package tsudoi.kiosk;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tsudoi.rules.ArchitectureRules;

class KioskArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_kiosk_keeps_the_rules() {
    return ArchitectureRules.asTests("tsudoi.kiosk", "tsudoi.frontend");
  }
}
