package tsudoi.op;

/// What happened: the body of an op. Each feature has a sealed interface of its own below this one.
public interface Event {
  /// An event of a type or version that this program does not know. It is stored and passed on,
  /// never dropped, and no fold counts it.
  record Unknown(String type, int version) implements Event {}
}
