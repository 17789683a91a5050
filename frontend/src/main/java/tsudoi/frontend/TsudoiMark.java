package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/// The mark: five people around one place, one of them just arriving.
@Tag("span")
public final class TsudoiMark extends Component implements HasStyle {
  static final String SVG = Drawing.read("pictures/mark.svg");

  public TsudoiMark() {
    addClassName("mark");
    getElement().setAttribute("aria-hidden", "true");
    Drawing.inline(getElement(), SVG);
  }
}
