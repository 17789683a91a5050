package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;

/// 受け付けられない記録があります, and why.
final class RefusedMark extends Div {
  RefusedMark(String reason) {
    addClassName("fleet-refused");
    Span what = new Span(getTranslation("fleet.refused"));
    what.addClassName("what");
    add(new IconView(Icon.WARNING), what, new Span(getTranslation("fleet.refused." + reason)));
  }
}
