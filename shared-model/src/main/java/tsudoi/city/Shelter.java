package tsudoi.city;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What the city's list of evacuation sites says about a building.
///
/// @param marks one per hazard, as published
/// @param evacuationSpace whether people can stay there
/// @param elevationMeters above sea level
/// @param capacityPersons how many people it takes in
public record Shelter(
    Map<Hazard, Mark> marks,
    boolean evacuationSpace,
    Optional<Double> elevationMeters,
    Optional<Integer> capacityPersons) {
  public Shelter {
    marks = Collections.unmodifiableMap(new EnumMap<>(marks));
  }

  /// In the order of the city's list. Flood comes at two scales: as planned for, and the largest.
  public enum Hazard {
    FLOOD,
    LARGEST_FLOOD,
    INLAND_FLOOD,
    LANDSLIDE,
    STORM_SURGE,
    TSUNAMI,
    LARGE_FIRE,
    EARTHQUAKE
  }

  /// ○, △ or × in the city's list.
  public enum Mark {
    YES,
    LIMITED,
    NO
  }
}
