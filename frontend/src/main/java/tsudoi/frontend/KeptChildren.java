package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The children of a part of a screen, kept while they are about the same thing: a finger that is on
/// its way finds the very button that it saw, whatever else changes meanwhile.
///
/// @param <F> what a child shows, value-equal
public final class KeptChildren<F, C extends Component> {
  private final Element parent;
  private final Function<F, Object> about;
  private final Function<F, C> build;
  private final BiConsumer<C, F> update;
  private Map<Object, C> shown = new LinkedHashMap<>();

  /// @param parent holds these children and no others
  /// @param about what a child is about, different for each
  /// @param update shows other facts about the same thing in the child that is there
  public KeptChildren(
      HasElement parent, Function<F, Object> about, Function<F, C> build, BiConsumer<C, F> update) {
    this.parent = parent.getElement();
    this.about = about;
    this.build = build;
    this.update = update;
  }

  /// Shows these, in this order. A child whose subject is gone is taken away.
  public void show(List<F> facts) {
    Map<Object, C> before = shown;
    shown = new LinkedHashMap<>();
    for (F each : facts) {
      Object subject = about.apply(each);
      C child = before.remove(subject);
      if (child == null) {
        child = build.apply(each);
      } else {
        update.accept(child, each);
      }
      shown.put(subject, child);
    }
    before.values().forEach(gone -> parent.removeChild(gone.getElement()));
    place();
  }

  private void place() {
    int at = 0;
    for (C child : shown.values()) {
      Element element = child.getElement();
      if (at >= parent.getChildCount() || !parent.getChild(at).equals(element)) {
        parent.insertChild(at, element);
      }
      at++;
    }
  }
}
