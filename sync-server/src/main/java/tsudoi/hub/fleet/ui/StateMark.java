package tsudoi.hub.fleet.ui;

import com.vaadin.flow.component.html.Span;
import tsudoi.frontend.Icon;
import tsudoi.frontend.IconView;
import tsudoi.hub.fleet.FleetBoard.State;

/// A center's state: colour, icon and word together.
final class StateMark extends Span {
  StateMark(State state) {
    addClassNames("fleet-state", "is-" + state.name().toLowerCase(java.util.Locale.ROOT));
    add(new IconView(icon(state)), new Span(getTranslation("fleet.state." + state)));
  }

  private static Icon icon(State state) {
    return switch (state) {
      case CONNECTED -> Icon.WIFI;
      case QUIET -> Icon.WARNING;
      case LOST -> Icon.WIFI_OFF;
      case NO_KIOSK -> Icon.MINUS;
      case SAMPLE -> Icon.INFO;
    };
  }
}
