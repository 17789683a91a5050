package tsudoi.hub.fleet.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import tsudoi.hub.fleet.OpenQuestions;
import tsudoi.hub.sync.Contacts;
import tsudoi.oplog.Replica;

/// Where the overview hears of news, and what waits for the centers.
@Component
final class OverviewSources {
  private final Replica hub;
  private final Contacts contacts;
  private final OpenQuestions questions;

  OverviewSources(Replica hub, Contacts contacts, OpenQuestions questions) {
    this.hub = hub;
    this.contacts = contacts;
    this.questions = questions;
  }

  List<OpenQuestions.Question> questions() {
    return questions.all();
  }

  Runnable onTap(Runnable listener) {
    return hub.onChange(_ -> listener.run());
  }

  Runnable onContact(Runnable listener) {
    return contacts.onChange(listener);
  }
}
