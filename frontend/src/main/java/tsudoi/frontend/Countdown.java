package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;

/// A bar that runs out, with the seconds in words, counted in the browser. A screen that shows it
/// also offers もっと見る, which calls [#restart()].
@Tag("tsudoi-countdown")
@JsModule("./tsudoi/countdown.ts")
public final class Countdown extends Component {
  /// The time is over.
  @DomEvent("tsudoi-countdown-end")
  public static final class EndEvent extends ComponentEvent<Countdown> {
    public EndEvent(Countdown source, boolean fromClient) {
      super(source, fromClient);
    }
  }

  public Countdown(Duration length) {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("nothing to count");
    }
    getElement().setProperty("pattern", Words.in(getLocale()).say("countdown.pattern"));
    getElement().setProperty("seconds", length.toSeconds());
  }

  public Registration addEndListener(ComponentEventListener<EndEvent> listener) {
    return addListener(EndEvent.class, listener);
  }

  /// Starts again from the full length.
  public void restart() {
    getElement().callJsFunction("restart");
  }
}
