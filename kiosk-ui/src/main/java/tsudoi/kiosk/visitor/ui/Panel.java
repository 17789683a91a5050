package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.Icon;
import tsudoi.frontend.ScreenText;

/// A sheet over the screen with one thing on it and a button that closes it.
@Tag("dialog")
final class Panel extends HtmlContainer {
  Panel(String title, String close, Component... parts) {
    addClassNames("panel", "visitor-panel");
    Div inside = new Div(ScreenText.heading(title));
    inside.addClassName("inside");
    inside.add(parts);
    BigButton button = BigButton.plain(Icon.CROSS, close);
    button.addClickListener(_ -> removeFromParent());
    inside.add(button);
    add(inside);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    getElement().executeJs("if (!this.open) this.showModal()");
  }
}
