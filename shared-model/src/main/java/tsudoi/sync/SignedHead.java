package tsudoi.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tsudoi.op.ChainId;
import tsudoi.op.Head;
import tsudoi.op.Ids;

/// What a replica signs to vouch for a chain up to a seq: replica (16), epoch (16), seq (8), chain
/// head (32), scope (UTF-8). Since the head covers every op before it, one signature proves them
/// all.
public final class SignedHead {
  public static final String DOMAIN = "tsudoi/chain-head/1";

  private SignedHead() {}

  public static byte[] message(ChainId chain, Head head) {
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
