package tsudoi.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tsudoi.durable.Room;

/// The care of one application's store, as people see it.
public interface Upkeep {
  /// The process ends with this status when it wants to be started again at once.
  int START_AGAIN_STATUS = 10;

  Room room();

  /// Whether what people do can be kept right now.
  Saving saving();

  /// Where backups are put.
  Path folder();

  /// The backups that are there, the newest first.
  List<Backup> backups();

  /// Takes a backup now, in the folder of backups and named after the moment. People go on meanwhile.
  Outcome takeBackup();

  /// The same at a place of somebody's choice, where nothing is yet.
  Outcome takeBackup(Path target);

  /// Has a backup put in place at the next start, and starts again.
  void restore(Backup backup) throws IOException;

  /// What became of a backup.
  sealed interface Outcome {
    /// It is there, and was opened to check it.
    record Taken(Backup backup, long records) implements Outcome {}

    /// It is not there.
    ///
    /// @param detail for the log
    record Failed(Reason reason, String detail) implements Outcome {}
  }

  /// Why there is no backup.
  enum Reason {
    /// There is something at the place already.
    NOT_EMPTY,
    NO_ROOM,
    /// The disk, or what was read from it.
    DISK
  }
}
