package tsudoi.sync;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import tsudoi.op.Epoch;
import tsudoi.op.Ids;
import tsudoi.oplog.OpLog;

/// The life of the hub that this kiosk knows of, and when it first heard of it, by the hub's clock:
/// tells an answer that was carried for long from one of a hub that was restored since.
record HubLife(Epoch epoch, long sinceMillis) {
  static final String NOTE = "hub-life";
  private static final int BYTES = 24;

  static HubLife of(Message.Marks answer) {
    return new HubLife(answer.hubEpoch(), answer.hubTimeMillis());
  }

  /// Empty before the first contact.
  static Optional<HubLife> read(OpLog log) {
    return log.note(NOTE)
        .filter(bytes -> bytes.length == BYTES)
        .map(bytes ->
            new HubLife(
                new Epoch(Ids.uuid(Arrays.copyOf(bytes, 16))),
                ByteBuffer.wrap(bytes, 16, Long.BYTES).getLong()));
  }

  boolean isThat(Message.Marks answer) {
    return epoch.equals(answer.hubEpoch());
  }

  /// Whether an answer is of an earlier life: a hub that was restored begins a new one, and its clock
  /// goes on.
  boolean isLaterThan(Message.Marks answer) {
    return !isThat(answer) && sinceMillis > answer.hubTimeMillis();
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES).put(Ids.bytes(epoch.value())).putLong(sinceMillis).array();
  }
}
