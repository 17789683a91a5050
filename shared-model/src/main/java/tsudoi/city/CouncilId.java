package tsudoi.city;

/// A regional community council by a number of our own, in the order of the city's list of centers.
public record CouncilId(int number) implements Comparable<CouncilId> {
  public CouncilId {
    if (number < 1 || number > 9999) {
      throw new IllegalArgumentException("a council's number is 1 to 9999: " + number);
    }
  }

  @Override
  public int compareTo(CouncilId other) {
    return Integer.compare(number, other.number);
  }
}
