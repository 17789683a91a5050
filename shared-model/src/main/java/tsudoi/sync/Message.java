package tsudoi.sync;

import java.util.List;
import tsudoi.city.CenterId;
import tsudoi.op.ChainHash;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Head;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.KeyEntry;

/// What kiosk and hub say to each other. Every message is safe to repeat.
public sealed interface Message {
  /// The most ops and bytes of one chunk (DESIGN, section 5).
  int CHUNK_OPS_MAX = 500;

  int CHUNK_BYTES_MAX = 256 * 1024;

  /// Ops of one chain, dense from `fromSeq` on, with the chain head after the last one, signed.
  @SuppressWarnings("ArrayRecordComponent")
  record Chunk(ChainId chain, long fromSeq, List<byte[]> ops, ChainHash head, byte[] signature) {
    public Chunk {
      ops = List.copyOf(ops);
    }

    public long lastSeq() {
      return fromSeq + ops.size() - 1;
    }
  }

  /// Kiosk to hub: what the hub has not acknowledged. Without chunks it only asks for the marks.
  record Push(List<Chunk> chunks, List<KeyEntry> keys) implements Message {
    public Push {
      chunks = List.copyOf(chunks);
      keys = List.copyOf(keys);
    }
  }

  /// A mark: how far the hub holds a chain durably, without a gap.
  record Mark(ChainId chain, Head head) {}

  /// Hub to kiosk: the marks of all chains of the asking replica.
  ///
  /// @param hubTimeMillis the hub's clock, milliseconds since 1970
  /// @param refused chains of which a chunk failed its chain or signature, or that the replica may
  ///     not write
  record Marks(Epoch hubEpoch, long hubTimeMillis, List<Mark> marks, List<ChainId> refused)
      implements Message {
    public Marks {
      marks = List.copyOf(marks);
      refused = List.copyOf(refused);
    }
  }

  /// A place in a scope's feed at a hub of this epoch.
  record Cursor(Scope scope, Epoch hubEpoch, long position) {}

  /// Kiosk to hub: what is new after these places?
  record Ask(List<Cursor> cursors) implements Message {
    public Ask {
      cursors = List.copyOf(cursors);
    }
  }

  /// New ops of one scope, without those of the asking writer.
  ///
  /// @param upTo the position that this page covers
  record Page(Scope scope, long upTo, List<byte[]> ops, List<KeyEntry> keys, boolean more) {
    public Page {
      ops = List.copyOf(ops);
      keys = List.copyOf(keys);
    }
  }

  /// Hub to kiosk: a page per asked scope that has something new.
  record Feed(Epoch hubEpoch, long hubTimeMillis, List<Page> pages) implements Message {
    public Feed {
      pages = List.copyOf(pages);
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
