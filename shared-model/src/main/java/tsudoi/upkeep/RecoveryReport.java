package tsudoi.upkeep;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsudoi.durable.Recovery;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Replica;
import tsudoi.sync.Cursors;

/// What a person should know about a store that could not be opened as it was: kept until somebody
/// says that it was read.
///
/// @param recovered how many records are there again
/// @param missing how many are known to be missing on this machine
public record RecoveryReport(Instant at, Recovery.Cause cause, long recovered, long missing) {
  private static final String NOTE = "recovery";
  private static final int BYTES = 25;

  /// Takes over what the store tells of its opening: the report is kept, and the feeds are read from
  /// the beginning, so that what the hub holds of this replica's earlier life comes back.
  ///
  /// @return the report, if this opening brought one
  public static Optional<RecoveryReport> take(DurableOpLog log, Instant now) {
    Optional<RecoveryReport> report =
        log.recovery()
            .map(recovery ->
                new RecoveryReport(
                    now, recovery.cause(), recovery.recoveredRecords(), recovery.missingRecords()));
    report.ifPresent(some -> {
      Map<String, byte[]> notes = Cursors.fromTheBeginning(log);
      notes.put(NOTE, some.bytes());
      log.settleRecovery(notes);
    });
    return report;
  }

  /// The report that nobody has read yet.
  public static Optional<RecoveryReport> unread(OpLog log) {
    return log.note(NOTE).filter(bytes -> bytes.length == BYTES).map(RecoveryReport::of);
  }

  /// Somebody has read the report.
  public static void read(Replica replica) {
    replica.receive(List.of(), List.of(), Map.of(NOTE, new byte[0]));
  }

  private byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(at.toEpochMilli())
        .put((byte) cause.ordinal())
        .putLong(recovered)
        .putLong(missing)
        .array();
  }

  private static RecoveryReport of(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    return new RecoveryReport(
        Instant.ofEpochMilli(from.getLong()),
        Recovery.Cause.values()[from.get()],
        from.getLong(),
        from.getLong());
  }
}
