package tsudoi.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Copies the generation of a backup into a store's directory and makes it the current one.
final class Restoring {
  private final StoreFiles backup;
  private final StoreFiles target;
  private final Disk disk;

  Restoring(StoreFiles backup, StoreFiles target, Disk disk) {
    this.backup = backup;
    this.target = target;
    this.disk = disk;
  }

  void run() throws IOException {
    int number =
        backup
            .current()
            .orElseThrow(() -> new StoreDamaged(backup.directory() + " is not a backup"));
    copy(backup.generation(number), target.makeWorkshop());
    int restored = target.nameWorkshop();
    StoreSettings settings = StoreSettings.standard();
    try (Generation copied =
        Generation.openChecked(
                target.generation(restored), restored, Optional.empty(), settings, disk)
            .generation()) {
      if (!copied.state().backup()) {
        throw new StoreDamaged(backup.directory() + " is a store and not a backup");
      }
    } catch (IOException | RuntimeException e) {
      target.remove(target.generation(restored));
      throw e;
    }
    target.switchTo(restored);
  }

  private void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(from)) {
      all = paths.toList();
    }
    for (Path path : all) {
      Path copy = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        if (!Files.isDirectory(copy)) {
          Files.createDirectory(copy);
        }
      } else {
        Files.copy(path, copy);
        force(copy);
      }
    }
    for (Path path : all) {
      if (Files.isDirectory(path)) {
        disk.forceDirectory(to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private void force(Path copy) throws IOException {
    disk.changed(copy);
    try (FileChannel file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      disk.force(copy, file);
    }
  }
}
