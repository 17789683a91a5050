package tsudoi.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A rule that cannot fail is a defect: each is shown a class that breaks it.
class ArchitectureRulesTest {
  private static final String SEEDED = "tsudoi.rules.seeded";

  private final ArchitectureRules rules = new ArchitectureRules(SEEDED);
  private final JavaClasses seeded = new ClassFileImporter().importPackages(SEEDED);

  @TestFactory
  Stream<DynamicTest> every_rule_has_a_seeded_violation_and_catches_it() {
    return rules.all().stream()
        .map(rule ->
            DynamicTest.dynamicTest(
                rule.getDescription(),
                () -> assertThat(rule.evaluate(seeded).hasViolation()).isTrue()));
  }

  @Test
  void every_way_to_make_time_ids_or_chance_is_caught() {
    assertThat(breaches("time, ids"))
        .filteredOn(breach -> breach.contains("OutOfNowhere"))
        .hasSize(9)
        .noneMatch(breach -> breach.contains("toldWhatToSay"));
  }

  @Test
  void configuration_may_ask_the_clock() {
    assertThat(breaches("time, ids")).noneMatch(breach -> breach.contains("ClockConfiguration"));
  }

  @Test
  void only_those_outside_the_feature_are_kept_from_its_screens() {
    assertThat(breaches("the ui package"))
        .isNotEmpty()
        .allMatch(breach -> breach.contains("CalendarThatOpensAnothersDialog"));
  }

  private List<String> breaches(String ruleBegins) {
    return rules.all().stream()
        .filter(rule -> rule.getDescription().startsWith(ruleBegins))
        .flatMap(rule -> rule.evaluate(seeded).getFailureReport().getDetails().stream())
        .toList();
  }
}
