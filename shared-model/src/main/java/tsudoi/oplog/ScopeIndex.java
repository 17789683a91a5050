package tsudoi.oplog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;

/// Which position each op of a scope has, and where its chains stand. Held in memory, rebuilt by
/// reading the log once.
final class ScopeIndex {
  private final Map<ChainId, Chain> chains = new HashMap<>();
  private long lastPosition;

  void add(EncodedOp op) {
    ChainId id = op.op().id().chain();
    Chain chain = chains.computeIfAbsent(id, _ -> new Chain());
    if (op.op().id().seq() != chain.head.seq() + 1) {
      throw new IllegalArgumentException(
          "seq " + op.op().id().seq() + " does not continue " + chain.head.seq());
    }
    lastPosition++;
    chain.head = chain.head.next(op.bytes());
    chain.add(lastPosition);
  }

  Head head(ChainId chain) {
    Chain known = chains.get(chain);
    return known == null ? Head.NONE : known.head;
  }

  void heads(Map<ChainId, Head> into) {
    chains.forEach((id, chain) -> into.put(id, chain.head));
  }

  long lastPosition() {
    return lastPosition;
  }

  /// Positions of the chain's ops after a seq, in order, at most so many.
  long[] positions(ChainId id, long afterSeq, int max) {
    Chain chain = chains.get(id);
    if (chain == null || afterSeq >= chain.head.seq()) {
      return new long[0];
    }
    int from = Math.toIntExact(afterSeq);
    int to = (int) Math.min(chain.head.seq(), afterSeq + max);
    return Arrays.copyOfRange(chain.positions, from, to);
  }

  private static final class Chain {
    private Head head = Head.NONE;
    private long[] positions = new long[16];
    private int size;

    void add(long position) {
      if (size == positions.length) {
        positions = Arrays.copyOf(positions, size * 2);
      }
      positions[size++] = position;
    }
  }
}
