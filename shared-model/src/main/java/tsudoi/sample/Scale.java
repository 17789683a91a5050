package tsudoi.sample;

/// How much attendance to make up.
///
/// @param months how far back, at most as far as the listings reach
/// @param heads how many people come, against the usual
public record Scale(int months, double heads) {
  /// 14 months of the whole city: about 100,000 people in and out.
  public static final Scale FULL = new Scale(SampleCity.MONTHS_BACK, 1);

  /// Enough to see every kind of entry, for tests.
  public static final Scale SMALL = new Scale(3, 0.4);

  public Scale {
    if (months < 1 || months > SampleCity.MONTHS_BACK) {
      throw new IllegalArgumentException("1 to " + SampleCity.MONTHS_BACK + " months: " + months);
    }
    if (heads <= 0 || heads > 10) {
      throw new IllegalArgumentException("heads are above 0 and at most 10 times: " + heads);
    }
  }
}
