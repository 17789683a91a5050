package tsudoi.listing;

/// What one place is: a person (人) or a family or group (組). Names are stored and never change.
public enum PlaceUnit {
  PERSON,
  GROUP;

  /// How many places a party takes.
  public int placesFor(int persons) {
    return this == PERSON ? persons : 1;
  }
}
