package tsudoi.kiosk.visitor.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.Optional;

/// How the person at the screen wants it: language, size of text, contrast; and a code that was
/// scanned and not looked at yet. Lives as long as that person stands there.
final class Manner {
  private static final int TEXT_STEPS = 3;

  private int textStep;
  private boolean contrast;
  private String scanned = "";

  private Manner() {}

  static Manner of(UI ui) {
    Manner known = ComponentUtil.getData(ui, Manner.class);
    if (known == null) {
      known = new Manner();
      ComponentUtil.setData(ui, Manner.class, known);
    }
    return known;
  }

  /// The next person finds everything as it was.
  static void forget(UI ui) {
    ComponentUtil.setData(ui, Manner.class, null);
    speak(ui, Locale.JAPANESE);
  }

  static void speak(UI ui, Locale locale) {
    ui.getSession().setLocale(locale);
    ui.setLocale(locale);
  }

  /// Whether anything differs from how the next person should find it.
  static boolean touched(UI ui) {
    Manner manner = of(ui);
    return manner.textStep > 0
        || manner.contrast
        || !ui.getLocale().getLanguage().equals(Locale.JAPANESE.getLanguage());
  }

  int textStep() {
    return textStep;
  }

  void nextTextStep() {
    textStep = (textStep + 1) % TEXT_STEPS;
  }

  boolean contrast() {
    return contrast;
  }

  void switchContrast() {
    contrast = !contrast;
  }

  void scanned(String code) {
    scanned = code;
  }

  /// The scanned code, once.
  Optional<String> takeScanned() {
    String code = scanned;
    scanned = "";
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }
}
