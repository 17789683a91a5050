package tsudoi.attendance;

/// How an attendance was taken. Names are stored and never change.
public enum Source {
  SCAN,
  LIST,
  PAPER,
  ESTIMATED
}
