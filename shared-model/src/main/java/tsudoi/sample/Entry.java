package tsudoi.sample;

import java.util.Optional;
import tsudoi.listing.Mode;
import tsudoi.listing.PlaceUnit;

/// How one gets into a sample activity.
record Entry(Mode mode, PlaceUnit unit, Optional<Integer> capacity, int netPlaces) {
  static Entry open() {
    return new Entry(Mode.OPEN, PlaceUnit.PERSON, Optional.empty(), 0);
  }

  static Entry firstCome(int capacity) {
    return new Entry(Mode.FIRST_COME, PlaceUnit.PERSON, Optional.of(capacity), 0);
  }

  static Entry signUp(int capacity, int netPlaces) {
    return new Entry(Mode.SIGN_UP, PlaceUnit.PERSON, Optional.of(capacity), netPlaces);
  }

  static Entry families(int capacity, int netPlaces) {
    return new Entry(Mode.SIGN_UP, PlaceUnit.GROUP, Optional.of(capacity), netPlaces);
  }

  static Entry elsewhere() {
    return new Entry(Mode.ELSEWHERE, PlaceUnit.PERSON, Optional.empty(), 0);
  }
}
