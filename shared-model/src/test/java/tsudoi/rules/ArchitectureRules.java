package tsudoi.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The rules of the architecture that a machine can check, the same for every module.
///
/// They hold below a root package, so that the seeded violations can mirror the product's packages
/// below a root of their own.
///
/// @param root `tsudoi` for the product
public record ArchitectureRules(String root) {
  /// They decide and fold, and do nothing else.
  private static final List<String> MODEL =
      List.of("op", "listing", "signup", "attendance", "person", "city", "clock");

  /// Not `account`: sync must know whose device is calling.
  private static final List<String> FEATURES = List.of("listing", "signup", "attendance", "person");

  private static final List<String> SYNC = List.of("sync", "kiosk.sync", "hub.sync");

  /// Where the real clock and the real dice enter, beside classes that Spring calls configuration.
  private static final List<String> CONFIGURATION =
      List.of("kiosk.config", "hub.config", "durable.StoreSettings");

  private static final String SPRING_CONFIGURATION =
      "org.springframework.context.annotation.Configuration";

  /// The rules as tests over the classes of the given packages, those of tests left out.
  public static Stream<DynamicTest> asTests(String... packages) {
    var product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(packages);
    return new ArchitectureRules("tsudoi")
        .all().stream()
            .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(product)));
  }

  public List<ArchRule> all() {
    return Stream.of(
            timeIdsAndChanceArePassedIn(),
            nothingIsInjectedIntoFields(),
            classesAreNamedAfterWhatTheyDo(),
            noUse(
                "what kiosk and hub share knows neither Spring nor Vaadin",
                use ->
                    isShared(use.getOriginClass())
                        && isIn(use.getTargetClass(), "org.springframework", "com.vaadin")),
            noUse(
                "only the durable package knows Eclipse Store",
                use ->
                    !isBelow(use.getOriginClass(), List.of("durable"))
                        && isIn(
                            use.getTargetClass(), "org.eclipse.store", "org.eclipse.serializer")),
            noUse(
                "the kiosk does not know the hub",
                use ->
                    isBelow(use.getOriginClass(), List.of("kiosk"))
                        && isBelow(use.getTargetClass(), List.of("hub"))),
            noUse(
                "the hub does not know the kiosk",
                use ->
                    isBelow(use.getOriginClass(), List.of("hub"))
                        && isBelow(use.getTargetClass(), List.of("kiosk"))),
            noUse(
                "the model touches neither files nor the network",
                use ->
                    isBelow(use.getOriginClass(), MODEL)
                        && isFileOrNetwork(use.getTargetClass().getName())),
            noUse(
                "the ui package of a feature is used by nobody outside the feature",
                ArchitectureRules::reachesIntoAnothersScreens),
            noUse(
                "sync knows no feature",
                use ->
                    isBelow(use.getOriginClass(), SYNC) && isBelow(use.getTargetClass(), FEATURES)),
            noUse(
                "no feature knows sync",
                use ->
                    isBelow(use.getOriginClass(), FEATURES) && isBelow(use.getTargetClass(), SYNC)))
        .map(rule -> rule.allowEmptyShould(true))
        .toList();
  }

  private ArchRule timeIdsAndChanceArePassedIn() {
    return noClasses()
        .that(describe("are no configuration", type -> !isConfiguration(type)))
        .should()
        .accessTargetWhere(
            describe("makes time, ids or chance", ArchitectureRules::isMadeOutOfNowhere))
        .as("time, ids and chance are passed in, and made by configuration only");
  }

  private static ArchRule nothingIsInjectedIntoFields() {
    return noFields()
        .should(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION)
        .as("collaborators come through the constructor, never into fields");
  }

  private static ArchRule classesAreNamedAfterWhatTheyDo() {
    return noClasses()
        .should()
        .haveNameMatching(".*[.$]\\w+(Utils?|Helper|Manager|Impl)")
        .as("no class is called Util, Helper, Manager or Impl");
  }

  private static ArchRule noUse(String sentence, Predicate<Dependency> isForbidden) {
    return classes()
        .should(
            new ArchCondition<JavaClass>(sentence) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                    .filter(isForbidden)
                    .forEach(use ->
                        events.add(SimpleConditionEvent.violated(use, use.getDescription())));
              }
            })
        .as(sentence);
  }

  private boolean isShared(JavaClass type) {
    return isIn(type, root) && !isBelow(type, List.of("kiosk", "hub", "frontend", "system"));
  }

  private boolean isBelow(JavaClass type, List<String> packages) {
    return packages.stream().anyMatch(name -> isIn(type, root + "." + name));
  }

  private boolean isConfiguration(JavaClass type) {
    JavaClass outermost = outermost(type);
    return CONFIGURATION.stream()
            .map(name -> root + "." + name)
            .anyMatch(name -> outermost.getName().equals(name) || isIn(type, name))
        || isSpringConfiguration(type)
        || isSpringConfiguration(outermost);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
  }

  private static boolean isSpringConfiguration(JavaClass type) {
    return type.isAnnotatedWith(SPRING_CONFIGURATION)
        || type.isMetaAnnotatedWith(SPRING_CONFIGURATION);
  }

  private static boolean isIn(JavaClass type, String... packages) {
    String actual = type.getPackageName();
    return Stream.of(packages)
        .anyMatch(name -> actual.equals(name) || actual.startsWith(name + "."));
  }

  private static boolean isMadeOutOfNowhere(JavaAccess<?> access) {
    String owner = access.getTarget().getOwner().getName();
    String name = access.getTarget().getName();
    List<String> parameters =
        access.getTarget() instanceof CodeUnitAccessTarget unit
            ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
            : List.of();
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis");
      case "java.lang.Math" -> name.equals("random");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.time.Clock" -> name.startsWith("system");
      case "java.time.InstantSource" -> name.equals("system");
      case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
      // a seed decides what comes
      case "java.util.Random" -> name.equals("<init>") && parameters.isEmpty();
      case "java.security.SecureRandom" -> name.equals("<init>");
      default ->
          owner.startsWith("java.time.")
              && name.equals("now")
              && !parameters.contains("java.time.Clock");
    };
  }

  private static boolean isFileOrNetwork(String type) {
    return type.startsWith("java.nio.file.")
        || type.startsWith("java.nio.channels.")
        || type.startsWith("java.io.File")
        || type.startsWith("java.io.RandomAccessFile")
        || type.startsWith("java.net.") && !type.equals("java.net.URI");
  }

  private static boolean reachesIntoAnothersScreens(Dependency use) {
    String target = use.getTargetClass().getPackageName() + ".";
    int ui = target.indexOf(".ui.");
    if (ui < 0 || !target.startsWith("tsudoi.") || isFrameOfARoute(use)) {
      return false;
    }
    String feature = target.substring(0, ui);
    return !isIn(use.getOriginClass(), feature);
  }

  /// `@Route(layout = StaffDesk.class)` names the frame a screen stands in, and uses nothing of it.
  private static boolean isFrameOfARoute(Dependency use) {
    return use.getDescription().contains("has annotation member of type");
  }
}
