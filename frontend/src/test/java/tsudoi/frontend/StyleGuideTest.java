package tsudoi.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Writes the style guide to `target/style-guide`, to be opened in a browser.
class StyleGuideTest {
  private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");
  private static final Path TARGET = Path.of("target/style-guide");
  private static final Pattern CLASSES = Pattern.compile("class=\"([^\"]*)\"");

  @BeforeEach
  void a_japanese_page() {
    MockVaadin.setup();
    UI.getCurrent().setLocale(Locale.JAPANESE);
  }

  @AfterEach
  void the_page_is_left() {
    MockVaadin.tearDown();
  }

  @Test
  void the_style_guide_is_written() throws IOException {
    Files.createDirectories(TARGET);
    Path root = TARGET.toAbsolutePath().relativize(RESOURCES.toAbsolutePath());
    for (Map.Entry<String, Component> screen : StyleGuide.screens().entrySet()) {
      String sheet = screen.getKey().startsWith("desk") ? "desk" : "kiosk";
      Files.writeString(
          TARGET.resolve(screen.getKey() + ".html"),
          """
          <!doctype html><html lang="ja"><meta charset="utf-8"><base href="%s/">
          <link rel="stylesheet" href="tsudoi/%s.css"><style>body{margin:0}</style>%s
          """
              .formatted(root, sheet, Rendered.html(screen.getValue())));
    }
    assertThat(TARGET.resolve("home.html")).exists();
  }

  @Test
  void every_class_a_component_carries_is_known_to_a_style_sheet() throws IOException {
    String sheets =
        Files.readString(RESOURCES.resolve("tsudoi/tokens.css"))
            + Files.readString(RESOURCES.resolve("tsudoi/kiosk.css"))
            + Files.readString(RESOURCES.resolve("tsudoi/desk.css"));
    TreeSet<String> unknown = new TreeSet<>();
    for (Component screen : StyleGuide.screens().values()) {
      Matcher classes = CLASSES.matcher(Rendered.html(screen));
      while (classes.find()) {
        for (String name : classes.group(1).split(" ")) {
          if (!name.isEmpty() && !sheets.contains("." + name)) {
            unknown.add(name);
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
  }
}
