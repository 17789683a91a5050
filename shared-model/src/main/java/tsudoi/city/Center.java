package tsudoi.city;

import java.util.List;
import java.util.Optional;

/// A community center: the building with its kiosks.
///
/// @param name without コミュニティセンター, such as 亀阜
/// @param councilInferred whether the council is an assumption, as the published lists do not name it
/// @param telephone digits only
/// @param latitude degrees, WGS 84
/// @param shelter empty where the building is not on the list of evacuation sites
public record Center(
    CenterId id,
    String name,
    Reading reading,
    CouncilId council,
    boolean councilInferred,
    String address,
    String telephone,
    double latitude,
    double longitude,
    Optional<Shelter> shelter,
    List<OpeningHours> hours) {
  private static final String KIND = "コミュニティセンター";
  private static final double EARTH_RADIUS_KM = 6371.0;

  public Center {
    hours = List.copyOf(hours);
  }

  /// 亀阜コミュニティセンター.
  public String title() {
    return name + KIND;
  }

  /// ｜亀阜《きふ》コミュニティセンター, in the notation of Aozora Bunko. A reading that nobody has
  /// confirmed is left out: a wrong one above a name is worse than none.
  public String titleWithReading() {
    return nameWithReading() + KIND;
  }

  public String nameWithReading() {
    return reading.confirmed() ? "｜" + name + "《" + reading.hiragana() + "》" : name;
  }

  /// As people write it: 087-834-0797. All centers stand in the area 087.
  public String printedTelephone() {
    return telephone.substring(0, 3)
        + "-"
        + telephone.substring(3, 6)
        + "-"
        + telephone.substring(6);
  }

  public Optional<OpeningHours> hours(OpeningHours.Service service) {
    return hours.stream().filter(hours -> hours.service() == service).findFirst();
  }

  /// Great-circle distance.
  public double kilometersTo(double toLatitude, double toLongitude) {
    double north = Math.toRadians(toLatitude - latitude);
    double east = Math.toRadians(toLongitude - longitude);
    double chord =
        Math.pow(Math.sin(north / 2), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(toLatitude))
                * Math.pow(Math.sin(east / 2), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
  }
}
