package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.desk.ListingDesk;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.kiosk.desk.EditWords;
import tsudoi.kiosk.desk.Names;
import tsudoi.kiosk.manager.OpenDesk;
import tsudoi.oplog.NotSaved;
import tsudoi.signup.SeatRules;

/// A screen of the desk: loads when it is shown, refreshes when something changed anywhere, and
/// listens no longer than it is seen.
abstract class DeskView extends Div implements HasDynamicTitle {
  private static final Logger LOG = LoggerFactory.getLogger(DeskView.class);

  final DeskDoor door;
  final DeskWords words = DeskWords.ofThisBrowser();
  private final String titleKey;
  private final Div message = new Div();
  private final List<Runnable> subscriptions = new ArrayList<>();
  private Optional<OpenDesk> manager = Optional.empty();

  DeskView(DeskDoor door, String titleKey) {
    this.door = door;
    this.titleKey = titleKey;
    addClassName("desk-view");
    message.addClassName("desk-message");
    message.getElement().setAttribute("role", "status");
    DeskParts.named(message, "message");
  }

  /// Draws what is known now. Fields that somebody types into are left alone.
  abstract void refresh();

  @Override
  protected void onAttach(AttachEvent event) {
    UI ui = event.getUI();
    manager = door.manager();
    subscriptions.add(door.beat().subscribe(() -> later(ui)));
    subscriptions.add(DeskWindow.of(ui).whenNamesChange(this::refreshIfOpen));
    refreshIfOpen();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    subscriptions.forEach(Runnable::run);
    subscriptions.clear();
  }

  private void later(UI ui) {
    try {
      ui.access(this::refreshIfOpen);
    } catch (UIDetachedException e) {
      LOG.debug("The window was closed between two beats");
    }
  }

  private void refreshIfOpen() {
    if (manager.filter(OpenDesk::isOpen).isPresent() && isAttached()) {
      refresh();
    }
  }

  Kiosk kiosk() {
    return door.kiosk();
  }

  /// Where the screen answers what was done.
  Div message() {
    return message;
  }

  /// Does something in the manager's name, and says so when it cannot be saved.
  void act(Consumer<OpenDesk> action) {
    message.removeAll();
    if (manager.filter(OpenDesk::isOpen).isEmpty()) {
      error("error.closed");
      return;
    }
    try {
      action.accept(manager.get());
    } catch (NotSaved e) {
      LOG.warn("Not saved at the desk: {}", e.getMessage());
      error("error.not-saved." + door.upkeep().saving());
    }
    refreshIfOpen();
  }

  void error(String key, Object... values) {
    message.removeAll();
    message.add(new Notice(Notice.Tone.ERROR, Icon.WARNING, words.say(key, values)));
  }

  void caution(String sentence) {
    message.removeAll();
    message.add(new Notice(Notice.Tone.CAUTION, Icon.WARNING, sentence));
  }

  void done(String sentence) {
    message.removeAll();
    message.add(new Notice(Notice.Tone.INFO, Icon.CHECK, sentence));
  }

  /// Asks what people entered differently, and writes what is answered.
  ///
  /// @param answered runs after an answer was taken
  QuestionBoard questions(Runnable answered) {
    return new QuestionBoard(
        new EditWords(words, kiosk()),
        (question, side) ->
            act(desk -> {
              Optional<ListingDesk.Outcome> outcome =
                  kiosk()
                      .desks()
                      .listings()
                      .answer(desk.actor(), question.listing().id(), question.conflict(), side);
              tell(outcome, "question.answered", "question.changed");
              answered.run();
            }));
  }

  /// Says what became of an edit that was made with one tap.
  ///
  /// @param changed what to say when somebody was there before
  void tell(Optional<ListingDesk.Outcome> outcome, String done, String changed) {
    outcome.ifPresentOrElse(
        came -> {
          switch (came) {
            case ListingDesk.Outcome.Saved _ -> done(words.say(done));
            case ListingDesk.Outcome.NotAllPlaces(_, var step) -> caution(unmet(step));
            case ListingDesk.Outcome.Faulty _ -> error("question.faulty");
          }
        },
        () -> caution(words.say(changed)));
  }

  /// Published as wished; what could not follow yet, and what becomes of it.
  String unmet(SeatRules.Step step) {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("form.as-wished"));
    if (step.stillTaken() > 0) {
      sentences.add(words.say("form.still-taken", step.stillTaken()));
    }
    if (step.notHandedOn() > 0) {
      sentences.add(words.say("form.not-handed-on", step.notHandedOn()));
    }
    if (step.awaited() > 0) {
      sentences.add(words.say("form.awaited", step.awaited()));
    }
    return String.join(words.isJapanese() ? "" : " ", sentences);
  }

  boolean namesOut() {
    return getUI().map(ui -> DeskWindow.of(ui).namesOut()).orElse(false);
  }

  Optional<Names> names() {
    return getUI().flatMap(ui -> manager.flatMap(desk -> DeskWindow.of(ui).names(door, desk)));
  }

  Optional<OpenDesk> manager() {
    return manager;
  }

  void go(String address) {
    getUI().ifPresent(ui -> ui.navigate(address));
  }

  @Override
  public String getPageTitle() {
    return words.say(titleKey) + " - " + kiosk().center().title();
  }
}
