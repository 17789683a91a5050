package tsudoi.sync;

import java.util.List;
import java.util.Optional;
import tsudoi.city.CenterId;
import tsudoi.op.ChainHash;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.Moment;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.KeyEntry;

/// What kiosk and hub say to each other. Every message is safe to repeat.
///
/// One exchange is one request and one answer: an [Ask], then [Batch]es; then [Marks], then [Page]s.
public sealed interface Message {
  /// The most ops and bytes of one batch (DESIGN, section 5).
  int BATCH_OPS_MAX = 500;

  int BATCH_BYTES_MAX = 256 * 1024;

  /// The most batches of one request and pages of one answer; what is left goes with the next.
  int BATCHES_MAX = 256;

  int PAGES_MAX = 512;

  /// A place in a scope's feed at a hub of this epoch.
  record Cursor(Scope scope, Epoch hubEpoch, long position) {}

  /// The hub's clock as a kiosk makes it out.
  ///
  /// @param offsetMillis what to add to the kiosk's wall clock to get the hub's time
  /// @param errorMillis how far off that can be, either way
  record Offset(long offsetMillis, long errorMillis) {}

  /// Kiosk to hub, first: what is new after these places? What the kiosk has to say follows.
  ///
  /// @param moment when this was asked, on the kiosk's clock that never jumps
  /// @param clockMillis the same moment on the kiosk's wall clock, milliseconds since 1970
  /// @param offset empty before the first answer
  record Ask(List<Cursor> cursors, Moment moment, long clockMillis, Optional<Offset> offset)
      implements Message {
    static final int CURSORS_MAX = 64;

    public Ask {
      cursors = List.copyOf(cursors);
      if (cursors.size() > CURSORS_MAX) {
        throw new IllegalArgumentException("more than " + CURSORS_MAX + " cursors");
      }
    }
  }

  /// Kiosk to hub: ops of one chain, dense from `fromSeq` on, with the keys that travel with them.
  ///
  /// @param ops the bytes as they were stored
  /// @param head the chain's hash after the last of them
  /// @param signature by the replica's key over [Proofs#ofBatch]
  @SuppressWarnings("ArrayRecordComponent")
  record Batch(
      ChainId chain,
      long fromSeq,
      List<byte[]> ops,
      ChainHash head,
      List<KeyEntry> keys,
      byte[] signature)
      implements Message {
    public Batch {
      ops = List.copyOf(ops);
      keys = List.copyOf(keys);
    }

    public long lastSeq() {
      return fromSeq + ops.size() - 1;
    }

    Head lastHead() {
      return new Head(lastSeq(), head);
    }
  }

  /// A mark: how far the hub holds a chain durably, without a gap.
  record Mark(ChainId chain, Head head) {}

  /// Hub to kiosk, first: the marks of all chains of the asking replica.
  ///
  /// @param hubTimeMillis the hub's clock, milliseconds since 1970
  /// @param refused chains of which a batch failed its chain or signature, or that the replica may
  ///     not write
  /// @param signature by the hub's key over [Proofs#ofMarks]
  @SuppressWarnings("ArrayRecordComponent")
  record Marks(
      Epoch hubEpoch, long hubTimeMillis, List<Mark> marks, List<ChainId> refused, byte[] signature)
      implements Message {
    public Marks {
      marks = List.copyOf(marks);
      refused = List.copyOf(refused);
    }
  }

  /// Hub to kiosk: new ops of one scope, without those of the asking writer.
  ///
  /// @param after the position that this page continues
  /// @param upTo the position that this page covers
  /// @param more whether the scope goes on behind this page
  /// @param signature by the hub's key over [Proofs#ofPage]
  /// @param vouched the hub's own chain of this scope, where this page reaches its end: what is kept
  ///     with the page can be given back to a restored hub
  @SuppressWarnings("ArrayRecordComponent")
  record Page(
      Epoch hubEpoch,
      Scope scope,
      long after,
      long upTo,
      List<byte[]> ops,
      List<KeyEntry> keys,
      boolean more,
      byte[] signature,
      Optional<Vouched> vouched)
      implements Message {
    public Page {
      ops = List.copyOf(ops);
      keys = List.copyOf(keys);
    }

    public Page(
        Epoch hubEpoch,
        Scope scope,
        long after,
        long upTo,
        List<byte[]> ops,
        List<KeyEntry> keys,
        boolean more,
        byte[] signature) {
      this(hubEpoch, scope, after, upTo, ops, keys, more, signature, Optional.empty());
    }
  }

  /// A new kiosk to the hub: a one-time code for its center, and the key it made for itself.
  @SuppressWarnings("ArrayRecordComponent")
  record Enrol(String code, String name, Epoch epoch, byte[] deviceKey) implements Message {}

  /// Hub to the new kiosk: who it is, and whose word it takes from now on.
  ///
  /// @param hub the hub's writer, whom net places are granted to
  /// @param hubKey the hub's Ed25519 key, pinned
  @SuppressWarnings("ArrayRecordComponent")
  record Enrolled(ReplicaId replica, CenterId center, Writer hub, byte[] hubKey)
      implements Message {}

  /// Ops of one of the hub's own chains, dense from `fromSeq` on, with the chain head after the last
  /// one, signed by the hub.
  @SuppressWarnings("ArrayRecordComponent")
  record Chunk(ChainId chain, long fromSeq, List<byte[]> ops, ChainHash head, byte[] signature) {
    public Chunk {
      ops = List.copyOf(ops);
    }

    public long lastSeq() {
      return fromSeq + ops.size() - 1;
    }
  }

  /// Kiosk to hub, at any time: what the hub itself wrote in an earlier life, each chunk with the
  /// hub's own signature under its head. Without chunks it only asks how far the hub's chains reach.
  record GiveBack(List<Chunk> chunks, List<KeyEntry> keys) implements Message {
    /// The most ops of one chunk: it is taken as a whole or not at all.
    public static final int OPS_MAX = 20_000;

    public GiveBack {
      chunks = List.copyOf(chunks);
      keys = List.copyOf(keys);
    }
  }

  /// How far one of the hub's own chains reaches, signed by the hub: see [HubHeads].
  @SuppressWarnings("ArrayRecordComponent")
  record Vouched(ChainId chain, Head head, byte[] signature) {}

  /// Hub to kiosk: all of the hub's own chains that the kiosk may read, those of earlier lives too.
  record OwnHeads(Epoch hubEpoch, List<Vouched> chains) implements Message {
    public OwnHeads {
      chains = List.copyOf(chains);
    }
  }
}
