package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;

/// A short tone when it is attached: rising for yes, two equal notes for wait, falling for no.
@Tag("tsudoi-result-sound")
@JsModule("./tsudoi/result-sound.ts")
public final class ResultSound extends Component {
  /// What is heard.
  public enum Tone {
    JOINED,
    WAITING,
    REFUSED
  }

  public ResultSound(Tone tone) {
    getElement().setAttribute("tone", tone.name().toLowerCase(Locale.ROOT));
    getElement().setAttribute("aria-hidden", "true");
  }
}
