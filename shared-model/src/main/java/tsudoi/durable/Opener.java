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

  /// A generation that is ready, and the number of the last change in it.
  record Opened(Generation generation, long number) {}

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
      return underNewId(checked, Recovery.Cause.RESTORED, "a backup was put in place", 0);
    }
    if (!hasLog) {
      checked.generation().close();
      throw new StoreDamaged("the write-ahead log is missing");
    }
    Optional<Witness.Sight> seen = Witness.read(files.directory());
    if (seen.isPresent()) {
      Optional<Opened> contradicted = contradicted(checked, seen.get());
      if (contradicted.isPresent()) {
        return contradicted.get();
      }
    }
    files.removeFormer(number, settings.clock().instant(), settings.keepFormer());
    return new Opened(checked.generation(), checked.number());
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
    return new Opened(first, 0);
  }

  private Opened salvage(String reason) throws IOException {
    List<Path> newestFirst = new ArrayList<>(files.generations().descendingMap().values());
    Optional<Witness.Sight> seen = Witness.read(files.directory());
    return repair(
        (target, session) -> Salvage.into(target, newestFirst, files.log(), seen, session, reason));
  }

  private Optional<Opened> contradicted(Generation.Checked checked, Witness.Sight seen)
      throws IOException {
    int machine = Witness.machine();
    if (machine != 0 && seen.machine() != 0 && seen.machine() != machine) {
      return Optional.of(
          underNewId(checked, Recovery.Cause.MOVED, "these files are from another machine", 0));
    }
    boolean sameStore = seen.store().equals(checked.generation().contents().store());
    if (sameStore && seen.number() <= checked.number()) {
      return Optional.empty();
    }
    long missing = sameStore ? seen.number() - checked.number() : 0;
    return Optional.of(
        underNewId(
            checked,
            Recovery.Cause.ROLLED_BACK,
            "the files hold change %d, the witness saw %d of %s"
                .formatted(checked.number(), seen.number(), seen.store()),
            missing));
  }

  /// Two stores under one id would tell others different things under the same numbers.
  private Opened underNewId(
      Generation.Checked checked, Recovery.Cause cause, String detail, long missing)
      throws IOException {
    try (Generation former = checked.generation()) {
      return repair((target, session) -> {
        Copying.underNewId(former, target, session);
        return new Recovery(
            cause,
            detail,
            former.contents().store(),
            target.state().journals(),
            Map.of(Recovery.CHANGES, missing),
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
    try (Generation target =
        Generation.create(workshop, 0, settings.newId().get(), settings, disk)) {
      UUID session = settings.newId().get();
      Recovery recovery = filling.fill(target, session);
      target.contents().put(Recovery.TABLE, Recovery.KEY, recovery.bytes());
      target.checkpoint(target.contents().state(0, session, false));
    }
    int number = files.nameWorkshop();
    Generation.Checked checked =
        Generation.openChecked(files.generation(number), number, Optional.empty(), settings, disk);
    files.switchTo(number);
    files.clearSuspicion();
    WriteAheadLog.create(files.log(), disk, settings.logBytes());
    return new Opened(checked.generation(), checked.number());
  }
}
