package tsudoi.hub;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tsudoi.rules.ArchitectureRules;

class HubArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_hub_keeps_the_rules() {
    return ArchitectureRules.asTests("tsudoi.hub", "tsudoi.frontend");
  }
}
