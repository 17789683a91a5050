package tsudoi.frontend;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/// Where one is in a short form: done steps carry a tick, the present one is bold and blue.
public final class StepBar extends OrderedList {
  /// @param at the present step, counted from 0
  public StepBar(List<String> steps, int at) {
    addClassName("step-bar");
    for (int i = 0; i < steps.size(); i++) {
      ListItem item = new ListItem();
      if (i < at) {
        item.addClassName("is-done");
        item.add(new IconView(Icon.CHECK));
      } else {
        Span number = new Span(Integer.toString(i + 1));
        number.addClassName("numerals");
        item.add(number);
      }
      if (i == at) {
        item.addClassName("is-now");
        item.getElement().setAttribute("aria-current", "step");
      }
      item.add(new RubyText(steps.get(i)));
      add(item);
    }
  }
}
