package tsudoi.frontend;

import java.util.Locale;

/// A line icon, 24 units square, drawn with the colour of the text around it. It never stands
/// without words.
public enum Icon {
  ARROW_UP,
  BACK,
  BACKSPACE,
  BAG,
  BELL,
  CALENDAR,
  CAMERA,
  CHART,
  CHECK,
  CHEVRON,
  CLOCK,
  COMMENT,
  CONTRAST,
  CROSS,
  DOWNLOAD,
  EYE,
  EYE_OFF,
  FLAG,
  GLOBE,
  HOME,
  HOURGLASS,
  INFO,
  LIST,
  LOCK,
  LOWER,
  MEGAPHONE,
  MINUS,
  MOBILE,
  MOON,
  NEXT,
  PASS,
  PENCIL,
  PEOPLE,
  PERSON,
  PHONE,
  PLACE,
  PLUS,
  PRINTER,
  QR,
  RESTART,
  SEARCH,
  SETTINGS,
  SHIELD,
  SYNC,
  TEXT_SIZE,
  TICKET,
  TOUCH,
  TRASH,
  UPLOAD,
  WARNING,
  WIFI,
  WIFI_OFF;

  private final String svg;

  Icon() {
    svg = Drawing.read("icons/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg");
  }

  /// The drawing itself, for plain HTML pages; it is hidden from screen readers.
  public String svg() {
    return svg;
  }
}
