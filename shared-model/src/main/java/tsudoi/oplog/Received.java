package tsudoi.oplog;

import tsudoi.op.ChainId;

/// How a batch of foreign ops was taken.
public sealed interface Received {
  /// Everything is durable; some of it may have been here before.
  record Stored(int newOps) implements Received {}

  /// The batch starts later than what is here: ask again from `expectedSeq`.
  record Gap(ChainId chain, long expectedSeq) implements Received {}

  /// The writer's history differs from what is here.
  record Forked(ChainId chain, long seq) implements Received {}
}
