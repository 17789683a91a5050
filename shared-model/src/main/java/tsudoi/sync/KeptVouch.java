package tsudoi.sync;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tsudoi.op.ChainHash;
import tsudoi.op.ChainId;
import tsudoi.op.Head;
import tsudoi.oplog.OpLog;

/// The hub's signature under how far one of its own chains reached, kept by a kiosk beside the ops.
@SuppressWarnings("ArrayRecordComponent")
record KeptVouch(Head head, byte[] signature) {
  private static final int SIGNATURE_BYTES = 64;
  private static final int BYTES = 8 + 32 + SIGNATURE_BYTES;

  /// The note that keeps it, `seq (8), head (32), signature (64)`; nothing if the hub did not sign it.
  static Map<String, byte[]> note(Message.Vouched vouched, Verifier hubKey) {
    byte[] message = HubHeads.message(vouched.chain(), vouched.head());
    if (vouched.signature().length != SIGNATURE_BYTES
        || !hubKey.verifies(HubHeads.DOMAIN, message, vouched.signature())) {
      return Map.of();
    }
    return Map.of(
        name(vouched.chain()),
        ByteBuffer.allocate(BYTES)
            .putLong(vouched.head().seq())
            .put(vouched.head().hash().bytes())
            .put(vouched.signature())
            .array());
  }

  static Optional<KeptVouch> read(OpLog log, ChainId chain) {
    return log.note(name(chain))
        .filter(bytes -> bytes.length == BYTES)
        .map(bytes ->
            new KeptVouch(
                new Head(
                    ByteBuffer.wrap(bytes).getLong(),
                    ChainHash.of(Arrays.copyOfRange(bytes, 8, 40))),
                Arrays.copyOfRange(bytes, 40, BYTES)));
  }

  private static String name(ChainId chain) {
    return "hub-head/" + chain.writer().epoch() + "/" + chain.scope().name();
  }
}
