package tsudoi.hub;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tsudoi.account.Registry;
import tsudoi.hub.sync.Contacts;
import tsudoi.op.Scope;
import tsudoi.oplog.Replica;

/// `GET /status.json`: counts and nothing else. It answers once the hub serves.
@RestController
final class StatusEndpoint {
  private static final Duration RECENT = Duration.ofMinutes(5);

  /// @param writing false after the disk refused a write
  record Store(long ops, int scopes, boolean writing) {}

  /// @param inContact those heard of within five minutes
  record Replicas(long enrolled, long inContact) {}

  /// @param version with the commit that it was built from
  record Status(String version, Store store, Replicas replicas) {}

  private final Replica hub;
  private final Registry registry;
  private final Contacts contacts;
  private final InstantSource clock;
  private final String version;

  StatusEndpoint(
      Replica hub,
      Registry registry,
      Contacts contacts,
      InstantSource clock,
      ObjectProvider<BuildProperties> build) {
    this.hub = hub;
    this.registry = registry;
    this.contacts = contacts;
    this.clock = clock;
    this.version =
        build.stream()
            .map(properties -> String.valueOf(properties.get("stamp")))
            .findFirst()
            .orElse("development");
  }

  @GetMapping("/status.json")
  Status status() {
    long ops = 0;
    for (Scope scope : hub.log().scopes()) {
      ops += hub.log().lastPosition(scope);
    }
    var kiosks = hub.read(registry::kiosks).stream().filter(kiosk -> !kiosk.retired()).toList();
    long inContact =
        kiosks.stream()
            .flatMap(kiosk -> contacts.last(kiosk.replica()).stream())
            .filter(contact -> contact.at().isAfter(clock.instant().minus(RECENT)))
            .count();
    return new Status(
        version,
        new Store(ops, hub.log().scopes().size(), hub.writing()),
        new Replicas(kiosks.size(), inContact));
  }
}
