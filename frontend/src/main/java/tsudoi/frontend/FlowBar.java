package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;

/// Back, start over, next: always in this order, under the actions of a screen.
public final class FlowBar extends Div {
  private final Words words = Words.in(getLocale());

  public FlowBar() {
    addClassName("flow-bar");
  }

  public FlowBar back(Runnable action) {
    return with(BigButton.plain(Icon.BACK, words.say("flow.back")), action);
  }

  public FlowBar startOver(Runnable action) {
    return with(BigButton.plain(Icon.RESTART, words.say("flow.start-over")), action);
  }

  public FlowBar next(Runnable action) {
    return next(words.say("flow.next"), action);
  }

  /// Going forward with the words of this step, such as 申しこむ.
  public FlowBar next(String what, Runnable action) {
    BigButton next = BigButton.primary(Icon.NEXT, what).iconLast();
    next.addClassName("forward");
    return with(next, action);
  }

  /// Ending here, such as おわる.
  public FlowBar finish(String what, Runnable action) {
    BigButton finish = new BigButton(BigButton.Look.PRIMARY, what);
    finish.addClassName("forward");
    return with(finish, action);
  }

  /// Any other button, at its place in the order of calls.
  public FlowBar with(BigButton button, Runnable action) {
    button.addClickListener(_ -> action.run());
    add(button);
    return this;
  }
}
