package tsudoi.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.sample.Crowd.Ages;

/// The people around a center who come again and again.
final class Neighbors {
  private static final int LEAST = 60;
  private static final int MOST = 400;
  private static final int USUAL = 240;

  /// Somebody of the age now and then comes to what is not meant for it.
  private static final double ODD_WEIGHT = 0.02;

  /// How many belong to a circle for each who comes on a usual day.
  private static final double MEMBERS_PER_HEAD = 1.5;

  private final Seed seed;
  private final int center;
  private final List<Neighbor> all = new ArrayList<>();

  Neighbors(Seed seed, int center, double size) {
    this.seed = seed;
    this.center = center;
    SplittableRandom chance = seed.chance("neighbors", center);
    int count = (int) Math.clamp(Math.round(USUAL * size), LEAST, MOST);
    for (int i = 0; i < count; i++) {
      Ages ages = chance.nextInt(3) == 0 ? Ages.SENIORS : Ages.ALL;
      all.add(new Neighbor(new PersonToken(seed.id("person", center, i)), ages.draw(chance)));
    }
  }

  /// Who belongs to an activity, the most faithful first; the same people year after year.
  List<Neighbor> circle(String activity, Ages ages, int heads) {
    SplittableRandom chance = seed.chance("circle", center, activity);
    record Drawn(Neighbor neighbor, double rank) {}
    return all.stream()
        .map(neighbor -> new Drawn(neighbor, rank(neighbor, ages, chance)))
        .sorted(Comparator.comparingDouble(Drawn::rank))
        .limit(Math.max(1, Math.round(heads * MEMBERS_PER_HEAD)))
        .map(Drawn::neighbor)
        .toList();
  }

  /// Weighted drawing without replacement (Efraimidis and Spirakis, 2006).
  private static double rank(Neighbor neighbor, Ages ages, SplittableRandom chance) {
    double weight = ages.percent(neighbor.ageBand()) / 100.0 + ODD_WEIGHT;
    return -Math.log(1 - chance.nextDouble()) / weight;
  }

  record Neighbor(PersonToken token, AgeBand ageBand) {}
}
