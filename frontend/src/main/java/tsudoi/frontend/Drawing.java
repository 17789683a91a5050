package tsudoi.frontend;

import com.vaadin.flow.dom.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Our own SVG files, read from this module's resources. Only these are inlined as markup;
/// nothing that comes from data passes here.
final class Drawing {
  private static final String FOLDER = "/META-INF/resources/tsudoi/";

  private Drawing() {}

  static String read(String path) {
    try (InputStream file = Drawing.class.getResourceAsStream(FOLDER + path)) {
      if (file == null) {
        throw new IllegalStateException("no drawing " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void inline(Element element, String svg) {
    element.setProperty("innerHTML", svg);
  }
}
