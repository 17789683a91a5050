package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tsudoi.kiosk.visitor.VisitorWords;

/// How every page of this kiosk behaves: it speaks Japanese first, and after the process was
/// restarted it simply begins again in place of telling people about sessions.
@Component
final class KioskBehaviour implements VaadinServiceInitListener {
  @Override
  public void serviceInit(ServiceInitEvent event) {
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(false);
    messages.setInternalErrorNotificationEnabled(false);
    messages.setSessionExpiredURL("/");
    messages.setInternalErrorURL("/");
    event.getSource().setSystemMessagesProvider(_ -> messages);
    event
        .getSource()
        .addSessionInitListener(start -> start.getSession().setLocale(Locale.JAPANESE));
    event
        .getSource()
        .addUIInitListener(start -> reconnecting(start.getUI().getReconnectDialogConfiguration()));
  }

  private static void reconnecting(ReconnectDialogConfiguration dialog) {
    VisitorWords words = VisitorWords.in(Locale.JAPANESE);
    dialog.setDialogText(words.say("problem.connection"));
    dialog.setDialogTextGaveUp(words.say("problem.gave-up"));
    dialog.setReconnectAttempts(1_000_000);
    dialog.setReconnectInterval(2_000);
  }
}
