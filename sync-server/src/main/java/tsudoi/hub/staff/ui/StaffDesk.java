package tsudoi.hub.staff.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tsudoi.city.JapanTime;
import tsudoi.frontend.BigButton;
import tsudoi.frontend.TsudoiMark;
import tsudoi.hub.staff.LiveUpdates;
import tsudoi.hub.staff.StaffWords;

/// The frame around the staff's screens: who one is, where one is, what time it is.
@PermitAll
@StyleSheet("tsudoi/desk.css")
@StyleSheet("tsudoi-hub/staff.css")
public class StaffDesk extends Div implements RouterLayout, AfterNavigationObserver {
  private static final Duration CLOCK_STEP = Duration.ofSeconds(15);

  private final InstantSource clock;
  private final StaffWords words;
  private final LiveUpdates updates;
  private final Span time = new Span();
  private final Map<String, Anchor> tabs = new LinkedHashMap<>();
  private Optional<HasElement> shown = Optional.empty();
  private Runnable unsubscribe = () -> {};

  StaffDesk(
      InstantSource clock,
      StaffWords words,
      LiveUpdates updates,
      AuthenticationContext authentication) {
    this.clock = clock;
    this.words = words;
    this.updates = updates;
    addClassNames("desk", "staff");
    Nav nav = new Nav();
    nav.addClassName("desk-tabs");
    tab(nav, "", "tab.overview");
    tab(nav, "live", "tab.live");
    tab(nav, "kiosks", "tab.kiosks");
    tab(nav, "attendance", "tab.attendance");
    tab(nav, "aside", "tab.aside");
    tab(nav, "carry", "tab.carry");
    tab(nav, "server", "tab.server");
    tab(nav, "audit", "tab.audit");
    Span brand = new Span(getTranslation("brand"));
    brand.addClassName("brand");
    Span office = new Span(getTranslation("office"));
    office.addClassName("place");
    Span gap = new Span();
    gap.addClassName("gap");
    time.addClassNames("clock", "numerals");
    BigButton language = new BigButton(BigButton.Look.QUIET, getTranslation("language.other"));
    language.addClickListener(_ -> otherLanguage());
    BigButton logout = new BigButton(BigButton.Look.QUIET, getTranslation("logout"));
    logout.addClickListener(_ -> authentication.logout());
    Div who = new Div(brand, office);
    who.addClassName("who");
    Header bar = new Header(new TsudoiMark(), who, nav, gap, time, language, logout);
    bar.addClassName("desk-bar");
    add(bar);
  }

  private void tab(Nav nav, String path, String key) {
    Anchor tab = new Anchor(path.isEmpty() ? "." : path, getTranslation(key));
    tab.setRouterIgnore(false);
    tabs.put(path, tab);
    nav.add(tab);
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    shown.ifPresent(before -> before.getElement().removeFromParent());
    shown = Optional.of(content);
    getElement().appendChild(content.getElement());
  }

  @Override
  public void removeRouterLayoutContent(HasElement oldContent) {
    oldContent.getElement().removeFromParent();
    shown = Optional.empty();
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    String place = event.getLocation().getFirstSegment();
    tabs.forEach((path, tab) -> {
      if (path.equals(place)) {
        tab.getElement().setAttribute("aria-current", "page");
      } else {
        tab.getElement().removeAttribute("aria-current");
      }
    });
  }

  @Override
  protected void onAttach(AttachEvent event) {
    showTime();
    unsubscribe = updates.every(CLOCK_STEP, event.getUI(), this::showTime);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    unsubscribe.run();
  }

  private void showTime() {
    LocalDateTime now = JapanTime.at(clock.instant());
    Locale locale = getLocale();
    time.setText(words.shortDay(now.toLocalDate(), locale) + words.time(now, locale));
  }

  private void otherLanguage() {
    Locale other = getLocale().getLanguage().equals("en") ? Locale.JAPANESE : Locale.ENGLISH;
    VaadinSession.getCurrent().setLocale(other);
    UI.getCurrent().getPage().reload();
  }
}
