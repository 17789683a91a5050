package tsudoi.listing;

/// How one gets to take part. Names are stored and never change.
public enum Mode {
  /// 申込不要: just come.
  OPEN,
  /// 当日先着: first come on the day.
  FIRST_COME,
  /// 要申込: sign up here.
  SIGN_UP,
  /// 他所で申込: sign up somewhere else; the listing says how.
  ELSEWHERE
}
