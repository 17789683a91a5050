package tsudoi.frontend;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/// A state in a small space: colour, shape, icon and word together.
public final class StateTag extends Span {
  /// The states a tag can show.
  public enum State {
    TODAY(Icon.CLOCK),
    FULL(Icon.CROSS),
    CANCELLED(Icon.CROSS),
    WAITING(Icon.HOURGLASS),
    PROVISIONAL(Icon.CLOCK),
    JOINED(Icon.CHECK),
    OPEN_NOW(Icon.CAMERA),
    CAUTION(Icon.WARNING),
    DONE(Icon.CHECK);

    private final Icon icon;

    State(Icon icon) {
      this.icon = icon;
    }
  }

  public StateTag(State state, String words) {
    addClassNames("state-tag", "is-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    add(new IconView(state.icon), new RubyText(words));
  }
}
