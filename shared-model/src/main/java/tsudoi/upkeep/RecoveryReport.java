package tsudoi.upkeep;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsudoi.durable.Recovery;
import tsudoi.op.Epoch;
import tsudoi.oplog.DurableOpLog;
import tsudoi.oplog.EndedEpochs;
import tsudoi.oplog.OpLog;
import tsudoi.oplog.Replica;
import tsudoi.sync.Cursors;

/// What a person should know about a store that could not be opened as it was: kept until somebody
/// says that it was read.
///
/// @param recovered how many records were there again after opening, from this machine's own files
/// @param missing how many records are known to be missing in those files
/// @param fetched how many records the hub gave back afterwards
public record RecoveryReport(Instant at, Cause cause, long recovered, long missing, long fetched) {
  private static final String NOTE = "recovery";
  private static final int BYTES_BEFORE_FETCHED = 25;
  private static final int BYTES = 33;

  /// Why there was something to do. The order is stored and never changes.
  public enum Cause {
    /// Files were damaged; what could be read was salvaged.
    DAMAGED,
    /// A backup was put in place.
    RESTORED,
    /// An older state of the files was put back.
    ROLLED_BACK,
    /// The files were copied or moved here from another machine.
    MOVED,
    /// There was no record at all any more, or none that could be read.
    GONE;

    private static Cause of(Recovery recovery) {
      if (recovery.cause() == Recovery.Cause.DAMAGED && recovery.recoveredRecords() == 0) {
        return GONE;
      }
      return switch (recovery.cause()) {
        case DAMAGED -> DAMAGED;
        case RESTORED -> RESTORED;
        case ROLLED_BACK -> ROLLED_BACK;
        case MOVED -> MOVED;
      };
    }
  }

  /// Takes over what the store tells of its opening: the report is kept, and the feeds are read from
  /// the beginning, so that what the hub holds of this replica's earlier life comes back.
  ///
  /// @return the report, if this opening brought one
  public static Optional<RecoveryReport> take(DurableOpLog log, Instant now) {
    Optional<RecoveryReport> report =
        log.recovery()
            .map(recovery ->
                new RecoveryReport(
                    now,
                    Cause.of(recovery),
                    recovery.recoveredRecords(),
                    recovery.missingRecords(),
                    0));
    report.ifPresent(some -> {
      Map<String, byte[]> notes = Cursors.fromTheBeginning(log);
      ended(log.recovery().orElseThrow())
          .map(EndedEpochs::note)
          .ifPresent(note -> notes.put(note.getKey(), note.getValue()));
      notes.put(NOTE, some.bytes());
      log.settleRecovery(notes);
    });
    return report;
  }

  /// The store of somebody whom the hub knows is empty: everything comes from the hub.
  public static RecoveryReport gone(Instant now) {
    return new RecoveryReport(now, Cause.GONE, 0, 0, 0);
  }

  /// The hub has given back what it holds.
  public RecoveryReport fetched(long records) {
    return new RecoveryReport(at, cause, recovered, missing, records);
  }

  /// Keeps the report until somebody has read it.
  public void keep(Replica replica) {
    replica.receive(List.of(), List.of(), Map.of(NOTE, bytes()));
  }

  /// The earlier epoch, unless its files came from another machine and may live on there.
  private static Optional<Epoch> ended(Recovery recovery) {
    return switch (recovery.cause()) {
      case DAMAGED, RESTORED, ROLLED_BACK -> Optional.of(new Epoch(recovery.former()));
      case MOVED -> Optional.empty();
    };
  }

  /// The report that nobody has read yet.
  public static Optional<RecoveryReport> unread(OpLog log) {
    return log.note(NOTE)
        .filter(bytes -> bytes.length == BYTES || bytes.length == BYTES_BEFORE_FETCHED)
        .map(RecoveryReport::of);
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
        .putLong(fetched)
        .array();
  }

  private static RecoveryReport of(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    return new RecoveryReport(
        Instant.ofEpochMilli(from.getLong()),
        Cause.values()[from.get()],
        from.getLong(),
        from.getLong(),
        from.hasRemaining() ? from.getLong() : 0);
  }
}
