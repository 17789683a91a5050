package tsudoi.sync;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tsudoi.op.Epoch;
import tsudoi.op.Ids;
import tsudoi.op.Known;
import tsudoi.op.Scope;
import tsudoi.oplog.OpLog;

/// How far this replica has applied the hub's feeds. A cursor is stored in the same commit as what
/// it covers.
public final class Cursors {
  /// The epoch of no hub: a cursor in it begins at the beginning.
  static final Epoch NO_EPOCH = new Epoch(new UUID(0, 0));

  private static final int BYTES = 24;

  private Cursors() {}

  static String name(Scope scope) {
    return "cursor/" + scope.name();
  }

  static byte[] bytes(Known cursor) {
    return ByteBuffer.allocate(BYTES)
        .put(Ids.bytes(cursor.hubEpoch().value()))
        .putLong(cursor.position())
        .array();
  }

  /// The notes that make every feed be read again: what is here already is skipped.
  public static Map<String, byte[]> fromTheBeginning(OpLog log) {
    Map<String, byte[]> notes = new HashMap<>();
    log.scopes().forEach(scope -> notes.put(name(scope), bytes(new Known(NO_EPOCH, 0))));
    return notes;
  }

  /// Empty before the first contact.
  public static Optional<Known> read(OpLog log, Scope scope) {
    return log.note(name(scope))
        .filter(bytes -> bytes.length == BYTES)
        .map(bytes ->
            new Known(
                new Epoch(Ids.uuid(Arrays.copyOf(bytes, 16))),
                ByteBuffer.wrap(bytes, 16, 8).getLong()))
        .filter(known -> !known.hubEpoch().equals(NO_EPOCH));
  }
}
