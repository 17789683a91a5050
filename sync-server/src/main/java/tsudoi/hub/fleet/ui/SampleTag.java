package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.html.Span;

/// 見本: this was made up.
final class SampleTag extends Span {
  SampleTag() {
    super();
    addClassName("sample-tag");
    setText(getTranslation("sample"));
  }
}
