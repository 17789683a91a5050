package tsudoi.oplog;

import tsudoi.op.Op;

/// State folded from ops. It depends on the set of ops and their standing, never on their order or
/// repetition, and it never decides.
public interface Projection {
  /// An op that counts.
  void apply(Op op);

  /// An op that the hub set aside: no part of the state. Most folds need not know of it.
  ///
  /// @param standing [Standing#SET_ASIDE] or [Standing#DISMISSED]
  default void leaveOut(Op op, Standing standing) {}

  /// Forgets everything: the ops are shown again from the first one, because one that was shown
  /// before stands differently now.
  void clear();
}
