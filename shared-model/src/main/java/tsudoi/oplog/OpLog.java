package tsudoi.oplog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Head;
import tsudoi.op.OpId;
import tsudoi.op.Scope;

/// Where ops are kept: the record of the replica. All implementations pass one contract suite.
///
/// Everything that can be read is durable; [#staged] alone looks ahead of the force.
public interface OpLog extends AutoCloseable {
  /// Stores the commit, all or nothing; the future completes after the force. Commits become
  /// durable in call order. A future that has failed already when it is returned means that the
  /// commit was refused and nothing has changed: the disk is full, say.
  ///
  /// @throws IllegalArgumentException when an op does not continue its chain: callers sort out
  ///     duplicates and gaps first
  CompletableFuture<Void> commit(Commit commit);

  /// Whether commits are taken right now.
  default boolean accepting() {
    return true;
  }

  /// Where the chain will stand when every commit under way is durable: what the next op continues.
  Head staged(ChainId chain);

  /// Where every chain stands durably.
  Map<ChainId, Head> heads();

  /// The last durable position of the scope; 0 when it is empty.
  long lastPosition(Scope scope);

  /// Ops of the scope after a position, in order, at most so many and about so many bytes.
  List<Placed> read(Scope scope, long afterPosition, int opsMax, int bytesMax);

  /// Ops of one chain after a seq, in order.
  List<EncodedOp> readChain(ChainId chain, long afterSeq, int opsMax, int bytesMax);

  /// The keys that travel with these ops.
  List<KeyEntry> keysCarriedBy(List<OpId> ops);

  /// The newest key about a subject. A person can have several: ask by the carrying op instead.
  Optional<KeyEntry> key(Scope scope, KeyEntry.Kind kind, UUID subject);

  /// All keys of one kind in a scope.
  List<KeyEntry> keys(Scope scope, KeyEntry.Kind kind);

  Optional<byte[]> note(String name);

  /// Everything stored, scope by scope in position order: how projections are folded at start.
  default void replay(Consumer<EncodedOp> fold) {
    for (Scope scope : scopes()) {
      long position = 0;
      List<Placed> page = read(scope, position, 1_000, 1 << 20);
      while (!page.isEmpty()) {
        page.forEach(placed -> fold.accept(placed.op()));
        position = page.getLast().position();
        page = read(scope, position, 1_000, 1 << 20);
      }
    }
  }

  List<Scope> scopes();

  @Override
  void close();
}
