package tsudoi.oplog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;

/// Asserts, before anything is stored, that every op of a commit continues its chain.
final class ChainCheck {
  private ChainCheck() {}

  static void requireContinuous(List<EncodedOp> ops, Function<ChainId, Head> staged) {
    Map<ChainId, Long> last = new HashMap<>();
    for (EncodedOp op : ops) {
      ChainId chain = op.op().id().chain();
      long before = last.computeIfAbsent(chain, id -> staged.apply(id).seq());
      if (op.op().id().seq() != before + 1) {
        throw new IllegalArgumentException(
            "seq " + op.op().id().seq() + " does not continue " + before);
      }
      last.put(chain, before + 1);
    }
  }
}
