package tsudoi.durable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Opens what is in a directory: the current generation if it is whole, otherwise what can be
/// salvaged from it and its predecessor, otherwise nothing, and says which.
final class Opener {
  private final StoreFiles files;
  private final StoreSettings settings;
  private final Disk disk;

  Opener(StoreFiles files, StoreSettings settings, Disk disk) {
    this.files = files;
    this.settings = settings;
    this.disk = disk;
  }

  /// A generation that is ready, the number of the last change in it, and what it took.
  record Opened(Generation generation, long number, Optional<Recovery> recovery) {}

  Opened open() throws IOException {
    try {
      Optional<Integer> current = files.current();
      if (current.isEmpty()) {
        return begin();
      }
      return open(current.get());
    } catch (AccessDeniedException e) {
      throw e;
    } catch (StoreDamaged | IOException e) {
      return salvage(String.valueOf(e.getMessage()));
    }
  }

  private Opened open(int number) throws IOException {
    files.removeUnfinished(number);
    Optional<String> suspicion = files.suspicion();
    if (suspicion.isPresent()) {
      throw new StoreDamaged(suspicion.get());
    }
    boolean hasLog = Files.isRegularFile(files.log());
    Generation.Checked checked =
        Generation.openChecked(
            files.generation(number),
            number,
            hasLog ? Optional.of(files.log()) : Optional.empty(),
            settings,
            disk);
    if (checked.generation().state().backup()) {
      return underNewId(checked.generation());
    }
    if (!hasLog) {
      checked.generation().close();
      throw new StoreDamaged("the write-ahead log is missing");
    }
    files.removeFormer(number, settings.keepFormer());
    return new Opened(checked.generation(), checked.number(), Optional.empty());
  }

  /// Nothing has been acknowledged here yet, unless `CURRENT` alone got lost.
  private Opened begin() throws IOException {
    for (Path generation : files.generations().values()) {
      if (Salvage.holdsRecords(generation)) {
        throw new StoreDamaged("CURRENT is missing");
      }
    }
    for (Path generation : files.generations().values()) {
      files.remove(generation);
    }
    WriteAheadLog.create(files.log(), disk, settings.logBytes());
    int number = files.makeGeneration();
    Generation first =
        Generation.create(files.generation(number), number, settings.newId().get(), settings, disk);
    files.switchTo(number);
    return new Opened(first, 0, Optional.empty());
  }

  private Opened salvage(String reason) throws IOException {
    List<Path> newestFirst = new ArrayList<>(files.generations().descendingMap().values());
    return repair(
        (target, session) -> Salvage.into(target, newestFirst, files.log(), session, reason));
  }

  /// A backup that was put in place goes on under an id of its own.
  private Opened underNewId(Generation backup) throws IOException {
    try (backup) {
      return repair((target, session) -> {
        Copying.underNewId(backup, target, session);
        return new Recovery(
            "a backup was restored",
            backup.state().store(),
            target.state().journals(),
            Map.of(),
            0);
      });
    }
  }

  private interface Filling {
    Recovery fill(Generation target, UUID session) throws IOException;
  }

  /// Fills a fresh generation in a folder of its own, checks it, and only then makes it the current
  /// one: a power cut in between leaves the damaged files as they are, for the next attempt.
  ///
  /// The log goes last, because until the switch it is one of the sources; to the new generation its
  /// entries mean nothing.
  private Opened repair(Filling filling) throws IOException {
    Path workshop = files.makeWorkshop();
    Recovery recovery;
    try (Generation target =
        Generation.create(workshop, 0, settings.newId().get(), settings, disk)) {
      recovery = filling.fill(target, settings.newId().get());
    }
    int number = files.nameWorkshop();
    Generation.Checked checked =
        Generation.openChecked(files.generation(number), number, Optional.empty(), settings, disk);
    files.switchTo(number);
    files.clearSuspicion();
    WriteAheadLog.create(files.log(), disk, settings.logBytes());
    return new Opened(checked.generation(), checked.number(), Optional.of(recovery));
  }
}
