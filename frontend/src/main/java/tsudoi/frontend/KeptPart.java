package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import java.util.Optional;
import java.util.function.Function;

/// One part of a screen, built again only when what it shows differs: until then it stays as it is,
/// buttons included.
///
/// @param <F> what the part shows, value-equal
public final class KeptPart<F> {
  private final HasComponents parent;
  private final Function<F, ? extends Component> build;
  private Optional<F> shown = Optional.empty();
  private Optional<Component> part = Optional.empty();

  /// @param parent holds this part at the place where it was shown first
  public KeptPart(HasComponents parent, Function<F, ? extends Component> build) {
    this.parent = parent;
    this.build = build;
  }

  public void show(F facts) {
    if (shown.equals(Optional.of(facts))) {
      return;
    }
    Component fresh = build.apply(facts);
    int at =
        part.map(old -> parent.getElement().indexOfChild(old.getElement()))
            .orElse(parent.getElement().getChildCount());
    part.ifPresent(old -> old.getElement().removeFromParent());
    parent.getElement().insertChild(at, fresh.getElement());
    part = Optional.of(fresh);
    shown = Optional.of(facts);
  }
}
