package tsudoi.durable;

/// How much room the disk of a store has.
public sealed interface Room {
  long usableBytes();

  /// More than enough.
  record Enough(long usableBytes) implements Room {}

  /// Changes are taken, and somebody should make room.
  record Scarce(long usableBytes) implements Room {}

  /// Changes are refused until there is more.
  record None(long usableBytes) implements Room {}
}
