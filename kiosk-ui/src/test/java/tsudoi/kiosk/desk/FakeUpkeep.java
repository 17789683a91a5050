package tsudoi.kiosk.desk;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tsudoi.durable.Room;
import tsudoi.upkeep.Backup;
import tsudoi.upkeep.Saving;
import tsudoi.upkeep.Upkeep;

/// A store that is as the test wants it.
public final class FakeUpkeep implements Upkeep {
  public Saving saving = Saving.WORKS;
  public Room room = new Room.Enough(40L << 30);
  public final List<Backup> taken = new ArrayList<>();
  public Optional<Backup> restored = Optional.empty();
  public boolean fails;

  @Override
  public Room room() {
    return room;
  }

  @Override
  public Saving saving() {
    return saving;
  }

  @Override
  public Path folder() {
    return Path.of("/media/usb");
  }

  @Override
  public List<Backup> backups() {
    return List.copyOf(taken);
  }

  @Override
  public Outcome takeBackup() {
    return takeBackup(folder().resolve("one"));
  }

  @Override
  public Outcome takeBackup(Path target) {
    if (fails) {
      return new Outcome.Failed(Reason.NO_ROOM, "No space left on device");
    }
    Backup backup = new Backup(target, LocalDateTime.of(2026, 11, 22, 9, 0), 3 << 20);
    taken.add(backup);
    return new Outcome.Taken(backup, 812);
  }

  @Override
  public void restore(Backup backup) {
    restored = Optional.of(backup);
  }
}
