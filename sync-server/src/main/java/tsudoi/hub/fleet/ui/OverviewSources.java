package tsudoi.hub.fleet.ui;

import org.springframework.stereotype.Component;
import tsudoi.hub.sync.Contacts;
import tsudoi.oplog.Replica;

/// Where the overview hears of news.
@Component
final class OverviewSources {
  private final Replica hub;
  private final Contacts contacts;

  OverviewSources(Replica hub, Contacts contacts) {
    this.hub = hub;
    this.contacts = contacts;
  }

  Runnable onTap(Runnable listener) {
    return hub.onChange(_ -> listener.run());
  }

  Runnable onContact(Runnable listener) {
    return contacts.onChange(listener);
  }
}
