package tsudoi.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PicturesTest {
  private static final Path FOLDER = Path.of("src/main/resources/META-INF/resources/tsudoi");

  @Test
  void every_drawing_is_well_formed_and_does_nothing() throws Exception {
    for (Path file : drawings()) {
      String svg = Files.readString(file);
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(svg).as(file.toString()).doesNotContainPattern("(?i)<script|\\son[a-z]+=|href=");
    }
  }

  @Test
  void every_drawing_in_the_icon_folder_has_a_name() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("icons"))) {
      assertThat(files.count()).isEqualTo(Icon.values().length);
    }
  }

  @Test
  void every_category_has_a_scene_a_pictogram_and_a_colour() throws IOException {
    String tokens = Files.readString(FOLDER.resolve("tokens.css"));
    for (Picture picture : Picture.values()) {
      assertThat(FOLDER.resolve("..").resolve(picture.scenePath())).exists();
      assertThat(picture.pictogram()).startsWith("<svg");
      assertThat(tokens).contains("." + picture.className() + " {");
    }
  }

  @Test
  void an_unknown_category_gets_the_notice_board() {
    assertThat(Picture.of("SPACE_TRAVEL")).isEqualTo(Picture.OTHER);
    assertThat(Picture.of("DRILL")).isEqualTo(Picture.DRILL);
  }

  @Test
  void a_qr_code_takes_a_drawing_and_nothing_else() {
    new QrCode("<svg viewBox=\"0 0 2 2\"><path d=\"M0 0h1v1h-1z\"/></svg>", "QR");
    new QrCode(
        "<?xml version=\"1.0\"?>\n<svg width=\"9\" height=\"9\">\n<rect x=\"1\" y=\"1\"/></svg>\n",
        "QR");
    for (String bad :
        List.of(
            "<svg><script>alert(1)</script></svg>",
            "<svg onload=\"alert(1)\"></svg>",
            "<svg><a href=\"javascript:x\"></a></svg>",
            "<svg><path d=\"\" style=\"x\"/></svg>",
            "<img src=\"x\">",
            "<svg></svg><img src=\"x\">")) {
      assertThatThrownBy(() -> new QrCode(bad, "QR")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<Path> drawings() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".svg")).toList();
    }
  }
}
