package tsudoi.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tsudoi.city.JapanTime;
import tsudoi.durable.DurableStore;
import tsudoi.durable.Room;
import tsudoi.durable.StoreException;

/// The care of a [DurableStore] on the disk.
public final class StoreUpkeep implements Upkeep {
  private static final String WANTED = "restore-wanted";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'tsudoi-'yyyyMMdd-HHmmss");

  private final DurableStore store;
  private final Path data;
  private final Path backups;
  private final InstantSource clock;
  private final Runnable startAgain;

  /// @param data the data folder of the application
  /// @param backups the folder of its backups; another disk, where there is one
  /// @param startAgain ends the process so that it is started again
  public StoreUpkeep(
      DurableStore store, Path data, Path backups, InstantSource clock, Runnable startAgain) {
    this.store = store;
    this.data = data;
    this.backups = backups;
    this.clock = clock;
    this.startAgain = startAgain;
  }

  @Override
  public Room room() {
    return store.room();
  }

  @Override
  public Saving saving() {
    return Saving.of(store.health());
  }

  @Override
  public Path folder() {
    return backups;
  }

  @Override
  public List<Backup> backups() {
    List<Backup> found = new ArrayList<>();
    if (!Files.isDirectory(backups)) {
      return found;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(backups, "tsudoi-*")) {
      for (Path folder : folders) {
        at(folder).ifPresent(at -> found.add(new Backup(folder, at, bytes(folder))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparing(Backup::at).reversed());
    return found;
  }

  private static Optional<LocalDateTime> at(Path folder) {
    try {
      return Optional.of(LocalDateTime.parse(folder.getFileName().toString(), NAME));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static long bytes(Path folder) {
    try {
      return DataBackup.bytes(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Outcome takeBackup() {
    return takeBackup(backups.resolve(JapanTime.at(clock.instant()).format(NAME)));
  }

  /// One at a time: two at once would only be slower.
  @Override
  public synchronized Outcome takeBackup(Path target) {
    LocalDateTime now = JapanTime.at(clock.instant()).withNano(0);
    try {
      long records = DataBackup.take(store, data, target);
      return new Outcome.Taken(new Backup(target, now, bytes(target)), records);
    } catch (FileAlreadyExistsException e) {
      return new Outcome.Failed(Reason.NOT_EMPTY, e.toString());
    } catch (TooLittleRoom e) {
      return new Outcome.Failed(Reason.NO_ROOM, e.toString());
    } catch (IOException | StoreException | UncheckedIOException e) {
      return new Outcome.Failed(Reason.DISK, e.toString());
    }
  }

  @Override
  public void restore(Backup backup) throws IOException {
    Files.writeString(data.resolve(WANTED), backup.folder().toAbsolutePath().toString());
    startAgain.run();
  }

  /// Puts the store of the wanted backup in place, if there is one, before it is opened; who this is
  /// stays. The wish is taken back first: a backup that cannot be restored must not keep the application from starting.
  ///
  /// @return what was restored
  public static Optional<Path> restoreWanted(Path data, Path store) throws IOException {
    Path wanted = data.resolve(WANTED);
    if (!Files.isRegularFile(wanted)) {
      return Optional.empty();
    }
    Path backup = Path.of(Files.readString(wanted, StandardCharsets.UTF_8).strip());
    Files.delete(wanted);
    DurableStore.restore(backup.resolve(DataBackup.STORE), store);
    return Optional.of(backup);
  }
}
