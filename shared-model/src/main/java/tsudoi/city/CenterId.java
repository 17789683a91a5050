package tsudoi.city;

/// A community center by its number in the city's list; numbers are never reused.
public record CenterId(int number) implements Comparable<CenterId> {
  public CenterId {
    if (number < 1 || number > 9999) {
      throw new IllegalArgumentException("a center's number is 1 to 9999: " + number);
    }
  }

  @Override
  public int compareTo(CenterId other) {
    return Integer.compare(number, other.number);
  }
}
