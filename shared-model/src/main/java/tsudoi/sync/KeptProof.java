package tsudoi.sync;

import java.nio.ByteBuffer;
import java.util.Map;
import tsudoi.op.ChainId;

/// The last signature under a chain, kept by the hub beside it: with the ops it proves to anybody who
/// wrote them, from the first to that seq.
final class KeptProof {
  private KeptProof() {}

  /// `seq (8), head (32), hash of the keys (32), signature`: see [Proofs#ofBatch].
  static Map<String, byte[]> note(Message.Batch batch) {
    byte[] keys = Proofs.ofKeys(batch.keys());
    byte[] proof =
        ByteBuffer.allocate(Long.BYTES + 64 + batch.signature().length)
            .putLong(batch.lastSeq())
            .put(batch.head().bytes())
            .put(keys)
            .put(batch.signature())
            .array();
    return Map.of(name(batch.chain()), proof);
  }

  static String name(ChainId chain) {
    return "proof/"
        + chain.writer().replica()
        + "/"
        + chain.writer().epoch()
        + "/"
        + chain.scope().name();
  }
}
