package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import tsudoi.frontend.RubyText;
import tsudoi.frontend.ScreenText;
import tsudoi.kiosk.Kiosk;
import tsudoi.kiosk.StaffCalls;
import tsudoi.kiosk.visitor.VisitorWords;

/// 職員を呼ぶ: calls the desk, says whether it heard, and when somebody comes.
final class CallPanel extends Composite<Div> {
  private final StaffCalls calls;
  private final VisitorWords words;
  private final RubyText answer;
  private Runnable unsubscribe = () -> {};

  CallPanel(Kiosk kiosk, StaffCalls calls, VisitorWords words) {
    this.calls = calls;
    this.words = words;
    boolean heard = calls.call(kiosk.instant());
    answer = new RubyText(words.say(heard ? "call.told" : "call.sentence"));
    answer.addClassName("call-answer");
    getContent().addClassName("call-panel");
    getContent()
        .add(
            answer,
            ScreenText.sentence(words.say(heard ? "call.else" : "call.phone")),
            ScreenText.heading(kiosk.center().printedTelephone()));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    UI ui = event.getUI();
    unsubscribe = calls.whenGoing(() -> ui.access(() -> answer.setWords(words.say("call.going"))));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    unsubscribe.run();
  }
}
