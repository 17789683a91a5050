package tsudoi.frontend;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.dom.Element;

/// Words with readings above the kanji, written in [RubyNotation]. Built from elements and text
/// nodes, so whatever a word contains stays text. Readings are hidden from screen readers, which
/// would say everything twice.
@Tag("span")
@NpmPackage(value = "@fontsource-variable/noto-sans-jp", version = "5.3.1")
@CssImport("@fontsource-variable/noto-sans-jp/index.css")
public final class RubyText extends Component implements HasStyle {
  private RubyNotation words;

  public RubyText(String notation) {
    addClassName("words");
    words = RubyNotation.parse(notation);
    draw();
  }

  public void setWords(String notation) {
    RubyNotation other = RubyNotation.parse(notation);
    if (other.pieces().equals(words.pieces())) {
      return;
    }
    words = other;
    getElement().removeAllChildren();
    draw();
  }

  /// The words without their readings.
  public String plain() {
    return words.plain();
  }

  private void draw() {
    for (int at = 0; at < words.pieces().size(); at++) {
      getElement()
          .appendChild(
              switch (words.pieces().get(at)) {
                case RubyNotation.Piece.Plain(String text) -> Element.createText(text);
                case RubyNotation.Piece.Read(String base, String reading) ->
                    ruby(base, reading, words.leansOver(at));
                case RubyNotation.Piece.Gap _ -> Element.createText(" ");
                case RubyNotation.Piece.Break _ -> new Element("br");
              });
    }
  }

  private static Element ruby(String base, String reading, boolean leansOver) {
    Element rt = new Element("rt");
    rt.setAttribute("aria-hidden", "true");
    rt.setText(reading);
    Element ruby = new Element("ruby");
    if (leansOver) {
      ruby.getClassList().add("leans-over");
      ruby.getStyle().set("--base", Integer.toString(base.length()));
      ruby.getStyle().set("--reading", Integer.toString(reading.length()));
    }
    ruby.appendChild(Element.createText(base), rt);
    return ruby;
  }
}
