package tsudoi.kiosk.manager.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import tsudoi.frontend.Icon;
import tsudoi.frontend.Notice;
import tsudoi.frontend.TsudoiMark;
import tsudoi.kiosk.Opening;
import tsudoi.kiosk.desk.DeskWords;
import tsudoi.kiosk.manager.LoginRefused;

/// Where a manager says who they are. The form is posted to Spring Security.
@Route(value = "desk/login", autoLayout = false)
@AnonymousAllowed
@StyleSheet("tsudoi/desk.css")
@StyleSheet("tsudoi-kiosk/desk.css")
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {
  private final DeskWords words = DeskWords.ofThisBrowser();
  private final Opening opening;
  private final LoginForm form = new LoginForm();
  private final Div message = new Div();

  public LoginView(Opening opening) {
    this.opening = opening;
    addClassNames("desk", "desk-login");
    form.setI18n(labels());
    form.setAction("desk/login");
    form.setForgotPasswordButtonVisible(false);
    form.getElement().setAttribute("data-test", "login");
    Div head = new Div(new TsudoiMark(), new H1(words.say("login.title")));
    head.addClassName("login-head");
    Anchor back = new Anchor("", words.say("login.back"));
    back.getElement().setAttribute("data-test", "to-visitors");
    Div card = new Div(head, message, form, back);
    card.addClassName("panel-card");
    add(card);
  }

  private LoginI18n labels() {
    LoginI18n i18n = LoginI18n.createDefault();
    LoginI18n.Form labels = i18n.getForm();
    labels.setTitle("");
    labels.setUsername(words.say("login.name"));
    labels.setPassword(words.say("login.password"));
    labels.setSubmit(words.say("login.submit"));
    LoginI18n.ErrorMessage error = i18n.getErrorMessage();
    error.setTitle(words.say("login.wrong"));
    error.setMessage(words.say("login.wrong.why"));
    error.setUsername(words.say("login.name.missing"));
    error.setPassword(words.say("login.password.missing"));
    return i18n;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(event.getLocation().getQueryParameters());
  }

  void show(QueryParameters query) {
    Optional<String> reason = query.getSingleParameter("reason");
    form.setError(reason.filter(LoginRefused.Reason.WRONG.name()::equals).isPresent());
    message.removeAll();
    String place = opening.kiosk().map(kiosk -> kiosk.center().title()).orElse("");
    if (opening.kiosk().isEmpty()
        || reason.filter(LoginRefused.Reason.NOT_IN_SERVICE.name()::equals).isPresent()) {
      message.add(caution("login.not-in-service"));
    } else if (reason.filter(LoginRefused.Reason.NO_KEYS_YET.name()::equals).isPresent()) {
      message.add(caution("login.no-keys"));
    } else if (reason.filter(LoginRefused.Reason.CARD_NEEDED.name()::equals).isPresent()) {
      message.add(caution("login.card"));
    } else if (query.getParameters().containsKey("idle")) {
      message.add(new Notice(Notice.Tone.INFO, Icon.LOCK, words.say("login.idle")));
    } else if (!form.isError()) {
      message.add(new Notice(Notice.Tone.INFO, Icon.HOME, place, words.say("login.hint")));
    }
  }

  private Notice caution(String key) {
    return new Notice(Notice.Tone.CAUTION, Icon.WARNING, words.say(key));
  }

  @Override
  public String getPageTitle() {
    return words.say("login.title");
  }
}
