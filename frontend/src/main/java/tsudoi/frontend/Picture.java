package tsudoi.frontend;

import java.util.Locale;

/// What stands for a kind of activity: a pictogram, a scene and a colour. The names are those of
/// the listing categories, but a picture knows no listing.
public enum Picture {
  FESTIVAL,
  PATROL,
  WATCH,
  DRILL,
  RECYCLING,
  SMARTPHONE,
  SENIORS,
  SPORTS,
  TRAINING,
  CULTURE,
  CLEANUP,
  CHILDREN,
  MEETING,
  OTHER;

  private final String pictogram;

  Picture() {
    pictogram = Drawing.read("pictograms/" + key() + ".svg");
  }

  /// The picture of a category name; a name from a newer version becomes [#OTHER].
  public static Picture of(String category) {
    for (Picture picture : values()) {
      if (picture.name().equals(category)) {
        return picture;
      }
    }
    return OTHER;
  }

  /// The pictogram's drawing, in the colour of the text around it.
  public String pictogram() {
    return pictogram;
  }

  /// Where the scene is served, relative to the application's root.
  public String scenePath() {
    return "tsudoi/pictures/" + key() + ".svg";
  }

  /// The class that sets `--cat` and `--cat-wash`.
  public String className() {
    return "cat-" + key();
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
