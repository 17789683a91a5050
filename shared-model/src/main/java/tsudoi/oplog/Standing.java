package tsudoi.oplog;

/// Whether an op counts, by the hub's latest word on it.
public enum Standing {
  /// As every op that the hub said nothing about, or that it readmitted.
  COUNTS,
  /// Left out of every fold until a person decides.
  SET_ASIDE,
  /// Left out for good: a person decided so.
  DISMISSED
}
