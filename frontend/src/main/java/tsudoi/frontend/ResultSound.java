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
    CALLING,
    REFUSED
  }

  private static final int CALL_AGAIN_SECONDS = 10;

  /// A bell that rings again and again until it is taken away.
  public static ResultSound calling() {
    ResultSound bell = new ResultSound(Tone.CALLING);
    bell.getElement().setAttribute("every-seconds", Integer.toString(CALL_AGAIN_SECONDS));
    return bell;
  }

  public ResultSound(Tone tone) {
    getElement().setAttribute("tone", tone.name().toLowerCase(Locale.ROOT));
    getElement().setAttribute("aria-hidden", "true");
  }
}
