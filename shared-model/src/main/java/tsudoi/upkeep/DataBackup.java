package tsudoi.upkeep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import tsudoi.durable.DurableStore;
import tsudoi.durable.OwnerOnlyFile;
import tsudoi.durable.StoreInUse;

/// The copy of a whole data folder: its store, and beside it the small files that say who this is.
/// The owner alone may read it, for it holds private keys.
public final class DataBackup {
  static final String STORE = "store";

  /// Those that are there are copied: a kiosk has the first, a hub the others.
  private static final List<String> SMALL_FILES =
      List.of("identity.json", "hub-identity.json", "first-passwords.tsv");

  /// A copy is smaller than the store, but for what a file system rounds up.
  private static final long SPARE_BYTES = 4L << 20;

  private DataBackup() {}

  /// Copies while the store is written to, and opens the copy to check it. What is unfinished has
  /// another name.
  ///
  /// @return how many records the copy has
  /// @throws FileAlreadyExistsException when there is something at the target
  /// @throws TooLittleRoom before anything is copied
  public static long take(DurableStore store, Path data, Path target) throws IOException {
    if (Files.exists(target) && !isEmptyFolder(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("not a place for a backup: " + target);
    }
    Files.createDirectories(parent);
    requireRoom(parent, bytes(data.resolve(STORE)));
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    remove(unfinished);
    Files.createDirectory(unfinished);
    ownerOnly(unfinished);
    copySmallFiles(data, unfinished);
    long records = store.backup(unfinished.resolve(STORE));
    Files.deleteIfExists(target);
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    return records;
  }

  /// Puts a backup into a data folder that nobody uses. The store there begins a new life under a new
  /// id when it is opened.
  ///
  /// @param replace whether a store that is there already may be replaced
  /// @throws StoreInUse when an application runs on the folder
  /// @throws FileAlreadyExistsException when there is a store and it may not be replaced
  /// @throws tsudoi.durable.StoreDamaged when the backup is not whole; then nothing was changed
  public static void restore(Path backup, Path data, boolean replace) throws IOException {
    Path store = data.resolve(STORE);
    if (Files.exists(store) && !isEmptyFolder(store) && !replace) {
      throw new FileAlreadyExistsException(store.toString());
    }
    Files.createDirectories(data);
    requireRoom(data, bytes(backup.resolve(STORE)));
    DurableStore.restore(backup.resolve(STORE), store);
    copySmallFiles(backup, data);
  }

  private static void copySmallFiles(Path from, Path to) {
    for (String name : SMALL_FILES) {
      new OwnerOnlyFile(from.resolve(name))
          .read()
          .ifPresent(new OwnerOnlyFile(to.resolve(name))::write);
    }
  }

  private static void requireRoom(Path folder, long bytes) throws IOException {
    long usable = Files.getFileStore(folder).getUsableSpace();
    if (usable < bytes + SPARE_BYTES) {
      throw new TooLittleRoom(folder, bytes + SPARE_BYTES, usable);
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    }
  }

  private static void ownerOnly(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  static long bytes(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> paths = Files.walk(folder)) {
      all = paths.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
