package tsudoi.oplog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;
import tsudoi.op.OpId;

/// Which position each op of a scope has, and where its chains stand. Held in memory, rebuilt by
/// reading the log once.
final class ScopeIndex {
  private final Map<ChainId, Chain> chains = new HashMap<>();
  private long lastPosition;

  void add(EncodedOp op) {
    if (!add(op.op().id(), op.bytes())) {
      throw new IllegalArgumentException(
          "seq " + op.op().id().seq() + " does not continue " + head(op.op().id().chain()).seq());
    }
  }

  /// Gives the next position to an op.
  ///
  /// @return whether it continues its chain; if not, the position is taken all the same
  boolean add(OpId id, byte[] bytes) {
    lastPosition++;
    return attach(id, bytes, lastPosition);
  }

  /// Lets an op that has a position continue its chain, if it does.
  boolean attach(OpId id, byte[] bytes, long position) {
    Chain chain = chains.computeIfAbsent(id.chain(), _ -> new Chain());
    if (id.seq() != chain.head.seq() + 1) {
      return false;
    }
    chain.head = chain.head.next(bytes);
    chain.add(position);
    return true;
  }

  ScopeIndex copy() {
    ScopeIndex copy = new ScopeIndex();
    chains.forEach((id, chain) -> copy.chains.put(id, chain.copy()));
    copy.lastPosition = lastPosition;
    return copy;
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

    Chain copy() {
      Chain copy = new Chain();
      copy.head = head;
      copy.positions = positions.clone();
      copy.size = size;
      return copy;
    }

    void add(long position) {
      if (size == positions.length) {
        positions = Arrays.copyOf(positions, size * 2);
      }
      positions[size++] = position;
    }
  }
}
