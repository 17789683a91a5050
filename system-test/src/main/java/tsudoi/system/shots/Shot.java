package tsudoi.system.shots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One picture to take, a line of `shots.tsv`.
///
/// @param name the file's name without `.png`
/// @param application whose address the path belongs to
/// @param path from the application's root, without the leading slash
/// @param device how it is looked at
/// @param login the account to log in with when the page asks, or `-`
record Shot(
    String name,
    Application application,
    String path,
    Device device,
    int width,
    int height,
    String login) {

  enum Application {
    HUB,
    KIOSK
  }

  enum Device {
    TOUCH,
    MOUSE,
    PHONE
  }

  /// The list as committed: tab-separated, `#` begins a comment.
  static List<Shot> all() {
    try (var list = Shot.class.getResourceAsStream("shots.tsv")) {
      if (list == null) {
        throw new IllegalStateException("shots.tsv is missing");
      }
      return parse(new String(list.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Shot> parse(String list) {
    var shots = new ArrayList<Shot>();
    for (String line : list.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t", -1);
      if (fields.length != 6) {
        throw new IllegalArgumentException("6 fields wanted: " + line);
      }
      String[] size = fields[4].split("x", 2);
      shots.add(
          new Shot(
              fields[0],
              Application.valueOf(fields[1]),
              fields[2],
              Device.valueOf(fields[3]),
              Integer.parseInt(size[0]),
              Integer.parseInt(size[1]),
              fields[5]));
    }
    return List.copyOf(shots);
  }
}
