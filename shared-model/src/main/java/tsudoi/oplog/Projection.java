package tsudoi.oplog;

import tsudoi.op.Op;

/// State folded from ops. It depends on the set of ops, never on their order or repetition, and it
/// never decides.
public interface Projection {
  void apply(Op op);
}
