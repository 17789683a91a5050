package tsudoi.sample;

import java.util.SplittableRandom;
import tsudoi.person.AgeBand;

/// Who usually comes to a sample activity, at a center of middling size.
///
/// @param typical how many come, helpers included
/// @param helpers how many of them help
/// @param counted whether heads are counted at the gate instead of taken person by person; the
///     helpers are still taken one by one
public record Crowd(int typical, int helpers, Ages ages, boolean counted) {
  static Crowd of(int typical, int helpers, Ages ages) {
    return new Crowd(typical, helpers, ages, false);
  }

  /// All of them help.
  static Crowd helping(int typical, Ages ages) {
    return new Crowd(typical, typical, ages, false);
  }

  static Crowd counted(int heads, int helpers, Ages ages) {
    return new Crowd(heads, helpers, ages, true);
  }

  /// Shares of the age bands in percent, in the order of [AgeBand].
  public enum Ages {
    ALL(8, 17, 8, 32, 20, 15),
    FAMILIES(22, 33, 3, 37, 4, 1),
    CHILDREN(2, 82, 4, 10, 2, 0),
    ADULTS(0, 0, 3, 62, 25, 10),
    HELPERS(0, 0, 2, 38, 45, 15),
    SENIORS(0, 0, 0, 6, 42, 52);

    private final int[] percent;

    Ages(int... percent) {
      this.percent = percent;
    }

    int percent(AgeBand band) {
      return percent[band.ordinal()];
    }

    AgeBand draw(SplittableRandom chance) {
      int rest = chance.nextInt(100);
      for (AgeBand band : AgeBand.values()) {
        rest -= percent(band);
        if (rest < 0) {
          return band;
        }
      }
      return AgeBand.ADULT;
    }
  }
}
