package tsudoi.system;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.includeTags;

import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Prints how many tests need a browser, for `./tsudoi test --no-browser`.
final class BrowserTestCount {
  private BrowserTestCount() {}

  static void main() {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("tsudoi.system"))
            .filters(includeTags("browser"))
            .build();
    var plan = LauncherFactory.create().discover(request);
    System.out.print(plan.countTestIdentifiers(TestIdentifier::isTest));
  }
}
