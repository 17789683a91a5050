package tsudoi.kiosk.desk.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tsudoi.kiosk.desk.DeskDoor;
import tsudoi.kiosk.desk.Names;
import tsudoi.kiosk.desk.Questions;
import tsudoi.kiosk.manager.OpenDesk;
import tsudoi.listing.Conflict;
import tsudoi.listing.ListingId;
import tsudoi.listing.Part;
import tsudoi.op.Stamp;

/// What one browser window of the desk remembers: whether names are out, and how to read them.
final class DeskWindow {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Set<Asked> postponed = new HashSet<>();
  private Optional<Asked> takenUp = Optional.empty();
  private Optional<Names> names = Optional.empty();
  private boolean namesOut;

  static DeskWindow of(UI ui) {
    DeskWindow window = ComponentUtil.getData(ui, DeskWindow.class);
    if (window == null) {
      window = new DeskWindow();
      ComponentUtil.setData(ui, DeskWindow.class, window);
    }
    return window;
  }

  boolean namesOut() {
    return namesOut;
  }

  void showNames(boolean out) {
    namesOut = out;
    listeners.forEach(Runnable::run);
  }

  /// @return ends the subscription
  Runnable whenNamesChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// A question by its part and its values: with another value it is another question.
  private record Asked(ListingId listing, Part part, List<Stamp> values) {
    static Asked of(Questions.Question question) {
      Conflict conflict = question.conflict();
      return new Asked(
          question.listing().id(),
          conflict.part(),
          conflict.sides().stream().map(Conflict.Side::stamp).toList());
    }
  }

  /// The question to ask now: the one that somebody took up, else the first that nobody put off.
  Optional<Questions.Question> toAsk(Questions questions) {
    return questions.open().stream()
        .filter(question -> takenUp.filter(Asked.of(question)::equals).isPresent())
        .findFirst()
        .or(() ->
            questions.open().stream()
                .filter(question -> !postponed.contains(Asked.of(question)))
                .findFirst());
  }

  void takeUp(Questions.Question question) {
    takenUp = Optional.of(Asked.of(question));
    postponed.remove(Asked.of(question));
  }

  void postpone(Questions.Question question) {
    takenUp = Optional.empty();
    postponed.add(Asked.of(question));
  }

  /// Reads names while the desk is open.
  Optional<Names> names(DeskDoor door, OpenDesk desk) {
    if (!desk.isOpen()) {
      close();
    } else if (names.isEmpty()) {
      names = desk.key().map(key -> new Names(door.kiosk().replica().log(), key));
    }
    return names;
  }

  void close() {
    names.ifPresent(Names::forget);
    names = Optional.empty();
    namesOut = false;
  }
}
