package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/// A category's pictogram in its colour; `tile()` puts it on a rounded tinted square.
@Tag("span")
public final class Pictogram extends Component implements HasStyle {
  public Pictogram(Picture picture) {
    addClassNames("pictogram", picture.className());
    getElement().setAttribute("aria-hidden", "true");
    Drawing.inline(getElement(), picture.pictogram());
  }

  public Pictogram tile() {
    addClassName("pictogram-tile");
    return this;
  }
}
