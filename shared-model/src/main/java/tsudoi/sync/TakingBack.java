package tsudoi.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.oplog.KeyEntry;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Received;
import tsudoi.oplog.Replica;
import tsudoi.wire.MalformedOp;
import tsudoi.wire.OpCodec;

/// The hub's side of getting back what it wrote itself and lost with its store: it vouches for its
/// chains while it has them, and takes them again from whoever brings them with that signature.
///
/// Only chains of its earlier lives are taken: nobody but this process writes the present one.
public final class TakingBack {
  private final Replica hub;
  private final OpLog log;
  private final OpCodec codec;
  private final Signer signer;
  private final Verifier verifier;

  /// @param signer signs with the hub's key, which outlives the store
  /// @param verifier checks against that key
  public TakingBack(Replica hub, OpCodec codec, Signer signer, Verifier verifier) {
    this.hub = hub;
    this.log = hub.log();
    this.codec = codec;
    this.signer = signer;
    this.verifier = verifier;
  }

  /// Takes what continues a chain of an earlier life, and answers how far its chains reach.
  ///
  /// @param scopes what the caller may read
  /// @param member whether the caller is known: a stranger, who may have been enrolled after the
  ///     backup, brings no keys
  public Message.OwnHeads take(Message.GiveBack back, Set<Scope> scopes, boolean member) {
    for (Message.Chunk chunk : back.chunks()) {
      if (isEarlierLife(chunk.chain()) && scopes.contains(chunk.chain().scope())) {
        take(chunk, member ? back.keys() : List.of());
      }
    }
    return new Message.OwnHeads(hub.writer().epoch(), vouched(scopes::contains));
  }

  private boolean isEarlierLife(ChainId chain) {
    return chain.writer().replica().equals(hub.writer().replica())
        && !chain.writer().epoch().equals(hub.writer().epoch());
  }

  private void take(Message.Chunk chunk, List<KeyEntry> keys) {
    Head head = log.staged(chunk.chain());
    if (chunk.fromSeq() > head.seq() + 1
        || chunk.lastSeq() <= head.seq()
        || chunk.ops().size() > Message.GiveBack.OPS_MAX) {
      return;
    }
    List<EncodedOp> fresh = new ArrayList<>();
    int known = Math.toIntExact(head.seq() + 1 - chunk.fromSeq());
    for (byte[] bytes : chunk.ops().subList(known, chunk.ops().size())) {
      try {
        EncodedOp op = codec.decode(bytes);
        if (!op.op().id().equals(new OpId(chunk.chain(), head.seq() + 1))) {
          return;
        }
        head = head.next(bytes);
        fresh.add(op);
      } catch (MalformedOp e) {
        return;
      }
    }
    if (head.hash().equals(chunk.head())
        && verifier.verifies(
            HubHeads.DOMAIN, HubHeads.message(chunk.chain(), head), chunk.signature())) {
      Received _ = hub.receive(fresh, carried(fresh, keys), java.util.Map.of());
    }
  }

  private static List<KeyEntry> carried(List<EncodedOp> ops, List<KeyEntry> keys) {
    Set<OpId> ids = new HashSet<>();
    ops.forEach(op -> ids.add(op.op().id()));
    return keys.stream()
        .filter(key -> ids.contains(key.carrier()))
        .filter(key -> key.scope().equals(key.carrier().chain().scope()))
        .toList();
  }

  private List<Message.Vouched> vouched(Predicate<Scope> scopes) {
    List<Message.Vouched> vouched = new ArrayList<>();
    log.heads()
        .forEach((chain, head) -> {
          if (chain.writer().replica().equals(hub.writer().replica())
              && scopes.test(chain.scope())) {
            vouched.add(
                new Message.Vouched(
                    chain, head, signer.sign(HubHeads.DOMAIN, HubHeads.message(chain, head))));
          }
        });
    return vouched;
  }
}
