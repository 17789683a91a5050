package tsudoi.oplog;

import java.util.List;
import java.util.Map;
import tsudoi.op.EncodedOp;

/// What is stored together or not at all: ops that continue their chains, the key records that
/// travel with them, and notes such as cursors, which move only with what they cover.
public record Commit(List<EncodedOp> ops, List<KeyEntry> keys, Map<String, byte[]> notes) {
  public Commit {
    ops = List.copyOf(ops);
    keys = List.copyOf(keys);
    notes = Map.copyOf(notes);
  }

  public static Commit of(List<EncodedOp> ops) {
    return new Commit(ops, List.of(), Map.of());
  }
}
