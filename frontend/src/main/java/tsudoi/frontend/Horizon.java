package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/// The Seto Inland Sea with Yashima and the red lighthouse, behind the head of the home screen.
/// Its colours are tokens, so the `evening` class turns it to dusk.
@Tag("div")
public final class Horizon extends Component implements HasStyle {
  private static final String SVG = Drawing.read("pictures/horizon.svg");

  public Horizon() {
    addClassName("horizon");
    getElement().setAttribute("aria-hidden", "true");
    Drawing.inline(getElement(), SVG);
  }
}
