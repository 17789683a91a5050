package tsudoi.sample;

import tsudoi.city.Center;
import tsudoi.city.City;

/// Who stands behind a sample activity: the council by its full name, or a kind of member group.
/// Groups are named by their kind, since the names of real ones are not ours to use.
enum Host {
  COUNCIL(""),
  NEIGHBORHOOD_ASSOCIATIONS("自治会連合会"),
  CHILDREN_GROUP("子ども会"),
  SENIORS_CLUB("老人クラブ"),
  SPORTS_ASSOCIATION("体育協会"),
  WOMENS_GROUP("女性会"),
  FIRE_BRIGADE("消防団"),
  TRAFFIC_SAFETY_MOTHERS("交通安全母の会");

  private final String kind;

  Host(String kind) {
    this.kind = kind;
  }

  String name(City city, Center center) {
    return this == COUNCIL ? city.councilOf(center).name() : kind + "（" + center.name() + "）";
  }
}
