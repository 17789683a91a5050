package tsudoi.hub.staff.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import tsudoi.frontend.TsudoiMark;

/// Where staff say who they are.
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
@StyleSheet("tsudoi/desk.css")
@StyleSheet("tsudoi-hub/staff.css")
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {
  private final LoginForm form = new LoginForm();

  LoginView() {
    addClassNames("desk", "staff-login");
    form.setI18n(words());
    form.setAction("login");
    form.setForgotPasswordButtonVisible(false);
    Div head = new Div(new TsudoiMark(), new H1(getTranslation("brand")));
    head.addClassName("login-head");
    Paragraph hint = new Paragraph(getTranslation("login.hint"));
    hint.addClassName("muted");
    Div card = new Div(head, form, hint);
    card.addClassName("panel-card");
    add(card);
  }

  private LoginI18n words() {
    LoginI18n words = LoginI18n.createDefault();
    LoginI18n.Form labels = words.getForm();
    labels.setTitle(getTranslation("login.title"));
    labels.setUsername(getTranslation("login.user"));
    labels.setPassword(getTranslation("login.password"));
    labels.setSubmit(getTranslation("login.submit"));
    LoginI18n.ErrorMessage error = words.getErrorMessage();
    error.setTitle(getTranslation("login.failed.title"));
    error.setMessage(getTranslation("login.failed.text"));
    return words;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("login.title") + " — " + getTranslation("brand");
  }
}
