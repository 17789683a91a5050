package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.util.regex.Pattern;

/// A QR code given as SVG markup, always dark on white with a quiet zone, in every theme.
@Tag("div")
public final class QrCode extends Component implements HasStyle {
  /// A QR code needs nothing but these elements; anything else is refused, so that no script
  /// ever travels in a picture.
  private static final Pattern DRAWING_ONLY =
      Pattern.compile(
          "(?:<\\?xml[^<>]*\\?>)?\\s*<svg(?: [a-zA-Z:-]+=\"[^\"<>]*\")*\\s*>"
              + "(?:\\s*</?(?:g|path|rect)(?: [a-zA-Z:-]+=\"[^\"<>]*\")*\\s*/?>)*\\s*</svg>\\s*");

  private static final Pattern ACTIVE =
      Pattern.compile("\\s(?:on[a-z]+|href|xlink:href|style)=", Pattern.CASE_INSENSITIVE);

  private static final int LENGTH_MAX_CHARS = 200_000;

  /// @param svg the drawing
  /// @param label what the code is for, said to screen readers
  public QrCode(String svg, String label) {
    if (svg.length() > LENGTH_MAX_CHARS
        || ACTIVE.matcher(svg).find()
        || !DRAWING_ONLY.matcher(svg).matches()) {
      throw new IllegalArgumentException("not the drawing of a QR code");
    }
    addClassName("qr-code");
    getElement().setAttribute("role", "img");
    getElement().setAttribute("aria-label", label);
    Drawing.inline(getElement(), svg);
  }
}
