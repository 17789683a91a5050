package tsudoi.sample;

import java.util.List;
import tsudoi.op.EncodedOp;
import tsudoi.oplog.KeyEntry;

/// Opened places and the sign-ups that took some of them, with the key records that go with them.
public record SampleSeats(List<EncodedOp> ops, List<KeyEntry> keys) {
  public SampleSeats {
    ops = List.copyOf(ops);
    keys = List.copyOf(keys);
  }
}
