package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;

/// Notices that nobody is here any more. After the time without a touch it asks, counts down
/// from twenty, and then says so. One tap on もっと見る starts the time again, as often as wanted.
/// Counting is done in the browser.
@Tag("tsudoi-idle-watch")
@JsModule("./tsudoi/idle-watch.ts")
public final class IdleWatch extends Component {
  private static final Duration COUNTDOWN = Duration.ofSeconds(20);

  /// Nobody answered.
  @DomEvent("tsudoi-idle")
  public static final class IdleEvent extends ComponentEvent<IdleWatch> {
    public IdleEvent(IdleWatch source, boolean fromClient) {
      super(source, fromClient);
    }
  }

  public IdleWatch(Duration quiet) {
    Words words = Words.in(getLocale());
    getElement().setProperty("countdownSeconds", COUNTDOWN.toSeconds());
    getElement()
        .setProperty("questionWords", RubyNotation.parse(words.say("idle.question")).html());
    getElement().setProperty("countPattern", words.say("idle.count"));
    getElement().setProperty("moreWords", RubyNotation.parse(words.say("idle.more")).html());
    setQuiet(quiet);
  }

  /// How long nobody may touch the screen before it asks; longer where someone is typing.
  public void setQuiet(Duration quiet) {
    if (quiet.isNegative() || quiet.isZero()) {
      throw new IllegalArgumentException("no quiet time");
    }
    getElement().setProperty("quietSeconds", quiet.toSeconds());
  }

  public Registration addIdleListener(ComponentEventListener<IdleEvent> listener) {
    return addListener(IdleEvent.class, listener);
  }
}
