package tsudoi.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tsudoi.op.ChainId;
import tsudoi.op.Head;
import tsudoi.op.Ids;

/// What the hub signs to vouch for one of its own chains up to a seq, so that a kiosk can give it back
/// to a hub that was restored: replica (16), epoch (16), seq (8), chain head (32), scope (UTF-8).
final class HubHeads {
  static final String DOMAIN = "tsudoi/hub-head/1";

  private HubHeads() {}

  static byte[] message(ChainId chain, Head head) {
    byte[] scope = chain.scope().name().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(16 + 16 + 8 + 32 + scope.length)
        .put(Ids.bytes(chain.writer().replica().value()))
        .put(Ids.bytes(chain.writer().epoch().value()))
        .putLong(head.seq())
        .put(head.hash().bytes())
        .put(scope)
        .array();
  }
}
