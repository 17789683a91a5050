package tsudoi.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Moment;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.OpLog;
import tsudoi.wire.MalformedOp;
import tsudoi.wire.OpCodec;

/// Finds out how far the hub's history under a writer's name is the same as the one in a log, op by
/// op, by reading what the hub holds.
public final class CommonPart {
  private static final int ROUNDS_MAX = 10_000;

  private final OpLog log;
  private final Writer writer;
  private final OpCodec codec = new OpCodec();
  private final Map<Scope, Long> common = new HashMap<>();
  private final Set<Scope> settled = new HashSet<>();

  private CommonPart(OpLog log, Writer writer) {
    this.log = log;
    this.writer = writer;
  }

  /// @param link asks under the name of a writer that wrote nothing, so that the hub tells everything
  /// @param hubKey checks what the hub signed
  /// @return by scope the last seq that is the same on both sides
  /// @throws LineDown when the hub could not be asked to the end: nothing is known then
  public static Map<Scope, Long> find(
      OpLog log,
      Writer writer,
      Set<Scope> scopes,
      HubLink link,
      Verifier hubKey,
      Supplier<Moment> moments)
      throws LineDown {
    CommonPart part = new CommonPart(log, writer);
    scopes.forEach(scope -> part.common.put(scope, 0L));
    List<Message.Cursor> cursors =
        scopes.stream()
            .sorted()
            .map(scope -> new Message.Cursor(scope, Cursors.NO_EPOCH, 0))
            .toList();
    for (int round = 0; !cursors.isEmpty(); round++) {
      if (round > ROUNDS_MAX) {
        throw new LineDown("the hub's feed does not end");
      }
      cursors = part.ask(cursors, link, hubKey, moments.get());
    }
    return Map.copyOf(part.common);
  }

  /// @return where to go on
  private List<Message.Cursor> ask(
      List<Message.Cursor> cursors, HubLink link, Verifier hubKey, Moment moment) throws LineDown {
    Map<Scope, Message.Cursor> next = new HashMap<>();
    Message.Ask ask = new Message.Ask(cursors, moment, 0, Optional.empty());
    try (Answer answer = link.exchange(ask, Batches.NONE)) {
      Epoch hubEpoch = answer.marks().hubEpoch();
      Optional<Message.Page> page = answer.nextPage();
      while (page.isPresent()) {
        if (!hubKey.verifies(
            Proofs.PAGE_DOMAIN, Proofs.ofPage(page.get()), page.get().signature())) {
          throw new LineDown("a page is not the hub's");
        }
        compare(page.get());
        Scope scope = page.get().scope();
        if (page.get().more() && !settled.contains(scope)) {
          next.put(scope, new Message.Cursor(scope, hubEpoch, page.get().upTo()));
        } else {
          next.remove(scope);
        }
        page = answer.nextPage();
      }
    }
    return new ArrayList<>(next.values());
  }

  private void compare(Message.Page page) throws LineDown {
    for (byte[] bytes : page.ops()) {
      if (settled.contains(page.scope())) {
        return;
      }
      OpId op = id(bytes);
      ChainId chain = new ChainId(writer, page.scope());
      if (op.chain().equals(chain) && op.seq() == common.getOrDefault(page.scope(), 0L) + 1) {
        List<EncodedOp> own = log.readChain(chain, op.seq() - 1, 1, Message.BATCH_BYTES_MAX);
        if (own.isEmpty() || !Arrays.equals(own.getFirst().bytes(), bytes)) {
          settled.add(page.scope());
        } else {
          common.put(page.scope(), op.seq());
        }
      }
    }
  }

  private OpId id(byte[] bytes) throws LineDown {
    try {
      return codec.readId(bytes);
    } catch (MalformedOp e) {
      throw new LineDown("the feed holds what is not an op", e);
    }
  }
}
