package tsudoi.sample;

import java.util.Optional;
import tsudoi.city.Center;
import tsudoi.listing.Venue;

/// Where a sample activity takes place.
enum Place {
  HALL("大会議室", true, true),
  SMALL_ROOM("小会議室", true, true),
  TATAMI_ROOM("和室", true, true),
  KITCHEN("調理室", true, true),
  LIBRARY("図書室", true, true),
  WHOLE_CENTER("館内 全体", true, true),
  CAR_PARK("駐車場", true, false),
  ENTRANCE("玄関前", true, false),
  DISTRICT("地区内（集合は 玄関前）", false, false),
  SCHOOL_ROUTES("通学路の 交差点", false, false),
  SCHOOL_GROUND("小学校の 運動場", false, false),
  PARK("近くの 公園", false, false);

  private final String words;
  private final boolean ofCenter;
  private final boolean indoors;

  Place(String words, boolean ofCenter, boolean indoors) {
    this.words = words;
    this.ofCenter = ofCenter;
    this.indoors = indoors;
  }

  /// Whether it can only be used while the center is open.
  boolean indoors() {
    return indoors;
  }

  Venue venue(Center center) {
    return ofCenter
        ? Venue.room(center.id(), words)
        : new Venue(
            Optional.empty(),
            words,
            Optional.empty(),
            Optional.of(center.latitude()),
            Optional.of(center.longitude()));
  }
}
