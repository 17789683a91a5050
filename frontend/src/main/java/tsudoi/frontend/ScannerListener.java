package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;

/// Hears a barcode scanner that types like a keyboard, anywhere on the page, without a field in
/// focus. Keys are read by their position, so Japanese input and the layout do not matter; what
/// arrives is uppercase letters and digits.
@Tag("tsudoi-scanner-listener")
@JsModule("./tsudoi/scanner-listener.ts")
public final class ScannerListener extends Component {
  private static final int LENGTH_MAX_CHARS = 512;

  /// A code was read.
  @DomEvent("tsudoi-scan")
  public static final class ScanEvent extends ComponentEvent<ScannerListener> {
    private final String code;

    public ScanEvent(
        ScannerListener source, boolean fromClient, @EventData("event.detail.code") String code) {
      super(source, fromClient);
      this.code = code.length() <= LENGTH_MAX_CHARS ? code : code.substring(0, LENGTH_MAX_CHARS);
    }

    public String code() {
      return code;
    }
  }

  public Registration addScanListener(ComponentEventListener<ScanEvent> listener) {
    return addListener(ScanEvent.class, listener);
  }
}
