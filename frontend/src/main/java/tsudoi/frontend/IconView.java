package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/// An [Icon] on the page, as large as the text beside it.
@Tag("span")
public final class IconView extends Component implements HasStyle {
  private final Icon icon;

  public IconView(Icon icon) {
    this.icon = icon;
    addClassName("icon-view");
    getElement().setAttribute("aria-hidden", "true");
    Drawing.inline(getElement(), icon.svg());
  }

  public Icon icon() {
    return icon;
  }
}
