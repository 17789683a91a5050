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
import tsudoi.op.Stamp;

/// What one browser window of the desk remembers: whether names are out, and how to read them.
final class DeskWindow {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Set<List<Stamp>> postponed = new HashSet<>();
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

  /// Whether somebody in this window wants to decide a question later.
  boolean postponed(Questions.Question question) {
    return postponed.contains(key(question));
  }

  void postpone(Questions.Question question, boolean later) {
    if (later) {
      postponed.add(key(question));
    } else {
      postponed.remove(key(question));
    }
  }

  /// A question with another value is another question.
  private static List<Stamp> key(Questions.Question question) {
    return question.conflict().sides().stream().map(Conflict.Side::stamp).toList();
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
