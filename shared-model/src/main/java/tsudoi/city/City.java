package tsudoi.city;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The councils and centers of a city, in the order of its list. Facts in memory.
public final class City {
  private static final String CITY_NAME = "高松市";

  private final Map<CouncilId, Council> councils = new LinkedHashMap<>();
  private final Map<CenterId, Center> centers = new LinkedHashMap<>();
  private final Map<String, Center> byName = new HashMap<>();

  public City(List<Council> councils, List<Center> centers) {
    councils.forEach(council -> this.councils.put(council.id(), council));
    for (Center center : centers) {
      if (!this.councils.containsKey(center.council())) {
        throw new IllegalArgumentException("no council " + center.council() + " for " + center);
      }
      this.centers.put(center.id(), center);
      byName.put(center.name(), center);
      byName.put(center.title(), center);
    }
  }

  /// Takamatsu's 44 councils and 52 centers, read from the class path.
  public static City takamatsu() {
    return CenterTable.takamatsu();
  }

  public List<Council> councils() {
    return List.copyOf(councils.values());
  }

  public List<Center> centers() {
    return List.copyOf(centers.values());
  }

  public Optional<Center> center(CenterId id) {
    return Optional.ofNullable(centers.get(id));
  }

  /// By 亀阜, 亀阜コミュニティセンター or 高松市亀阜コミュニティセンター, whatever the width.
  public Optional<Center> center(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    return Optional.ofNullable(
        byName.get(plain.startsWith(CITY_NAME) ? plain.substring(CITY_NAME.length()) : plain));
  }

  public Optional<Council> council(CouncilId id) {
    return Optional.ofNullable(councils.get(id));
  }

  /// The council that runs a center of this city.
  public Council councilOf(Center center) {
    return council(center.council())
        .orElseThrow(() -> new IllegalArgumentException("not of this city: " + center.title()));
  }

  public List<Center> centersOf(CouncilId council) {
    return centers.values().stream().filter(center -> center.council().equals(council)).toList();
  }

  /// All centers by their distance from a place, the nearest first.
  public List<Near> nearest(double latitude, double longitude) {
    return centers.values().stream()
        .map(center -> new Near(center, center.kilometersTo(latitude, longitude)))
        .sorted(
            Comparator.comparingDouble(Near::kilometers).thenComparing(near -> near.center.id()))
        .toList();
  }

  /// The other centers by their distance from this one, the nearest first.
  public List<Near> neighbors(Center center) {
    return nearest(center.latitude(), center.longitude()).stream()
        .filter(near -> !near.center.id().equals(center.id()))
        .toList();
  }

  /// A center and how far away it is, as the crow flies.
  public record Near(Center center, double kilometers) {}
}
