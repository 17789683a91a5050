package tsudoi.upkeep;

import java.nio.file.Path;
import java.time.LocalDateTime;

/// A backup in the folder of backups.
///
/// @param at when it was taken, by the wall clock of the building
/// @param bytes what its files take
public record Backup(Path folder, LocalDateTime at, long bytes) {
  public String name() {
    return folder.getFileName().toString();
  }
}
