package tsudoi.frontend;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Optional;

/// A button for a finger: icon and words. Words are in [RubyNotation].
public final class BigButton extends NativeButton {
  /// How loud a button is. A screen has at most one [#PRIMARY].
  public enum Look {
    PRIMARY,
    LINE,
    PLAIN,
    CALL,
    QUIET
  }

  private final RubyText words;

  public BigButton(Look look, String words) {
    this(look, Optional.empty(), words);
  }

  public BigButton(Look look, Icon icon, String words) {
    this(look, Optional.of(icon), words);
  }

  private BigButton(Look look, Optional<Icon> icon, String words) {
    this.words = new RubyText(words);
    addClassNames("big-button", "is-" + look.name().toLowerCase(Locale.ROOT));
    getElement().setAttribute("type", "button");
    icon.ifPresent(i -> add(new IconView(i)));
    Span text = new Span(this.words);
    text.addClassName("text");
    add(text);
  }

  public static BigButton primary(Icon icon, String words) {
    return new BigButton(Look.PRIMARY, icon, words);
  }

  public static BigButton line(Icon icon, String words) {
    return new BigButton(Look.LINE, icon, words);
  }

  public static BigButton plain(Icon icon, String words) {
    return new BigButton(Look.PLAIN, icon, words);
  }

  /// A second, smaller line under the words.
  public BigButton withHint(String hint) {
    RubyText line = new RubyText(hint);
    line.addClassName("hint");
    words.getParent().orElseThrow().getElement().appendChild(line.getElement());
    return this;
  }

  /// Icon after the words instead of before: for going forward.
  public BigButton iconLast() {
    addClassName("icon-last");
    return this;
  }

  /// Icon above the words.
  public BigButton stacked() {
    addClassName("stacked");
    return this;
  }

  /// Twice as tall with a large icon: the main ways out of the home screen.
  public BigButton tall() {
    addClassName("tall");
    return this;
  }

  /// A choice that can be on: `aria-pressed` and a tick, not colour alone.
  public BigButton pressed(boolean on) {
    getElement().setAttribute("aria-pressed", Boolean.toString(on));
    return this;
  }

  /// The same with the tick drawn before the words.
  public BigButton ticked(boolean on) {
    boolean before = getComponentAt(0) instanceof IconView;
    if (on && !before) {
      addComponentAsFirst(new IconView(Icon.CHECK));
    } else if (!on && before) {
      remove(getComponentAt(0));
    }
    return pressed(on);
  }

  /// The words without readings, as tests and screen readers know the button.
  public String words() {
    return words.plain();
  }

  public void setWords(String notation) {
    words.setWords(notation);
  }
}
