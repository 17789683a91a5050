package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.hub.sync.RefusedRecords;

/// 受け付けられない記録があります, and why; or that two machines go by one name.
final class RefusedMark extends Div {
  RefusedMark(String reason) {
    addClassName("fleet-refused");
    Span what =
        new Span(
            getTranslation(reason.equals(RefusedRecords.TWINS) ? "fleet.twins" : "fleet.refused"));
    what.addClassName("what");
    add(new IconView(Icon.WARNING), what, new Span(getTranslation("fleet.refused." + reason)));
  }
}
