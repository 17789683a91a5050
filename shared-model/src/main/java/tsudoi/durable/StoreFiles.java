package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The directory of a store: `CURRENT` names the generation that counts, each in its own folder.
///
/// A store exists from the moment `CURRENT` is there, which is a rename; what a power cut leaves of
/// a creation before that moment was never acknowledged and is thrown away.
final class StoreFiles {
  private static final String CURRENT = "CURRENT";
  private static final String CURRENT_NEXT = "CURRENT.next";
  private static final String FIRST_GENERATION = "generation-000001";
  private static final Pattern GENERATION = Pattern.compile("generation-\\d{6}");
  private static final String TRANSACTIONS = "channel_0/transactions_0.sft";

  private final Path directory;
  private final Disk disk;

  StoreFiles(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  /// Makes the directory, durable from its first existing parent on.
  void ensureDirectory() throws IOException {
    List<Path> missing = new ArrayList<>();
    Path at = directory.toAbsolutePath();
    while (at != null && !Files.exists(at)) {
      missing.addFirst(at);
      at = at.getParent();
    }
    for (Path made : missing) {
      Files.createDirectory(made);
      disk.changed(made);
      Path parent = made.getParent();
      if (parent != null) {
        disk.forceDirectory(parent);
      }
    }
  }

  Optional<Path> current() throws IOException {
    String name;
    try {
      name = Files.readString(directory.resolve(CURRENT)).strip();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Path generation = directory.resolve(name);
    if (!GENERATION.matcher(name).matches() || !Files.isDirectory(generation)) {
      throw new StoreDamaged("CURRENT names no generation: " + name);
    }
    return Optional.of(generation);
  }

  Path create(UUID id, int dataFileBytes) throws IOException {
    removeLeftovers();
    Path generation = directory.resolve(FIRST_GENERATION);
    Files.createDirectory(generation);
    disk.changed(generation);
    disk.forceDirectory(directory);
    ForcingFiles files = new ForcingFiles(disk);
    Engine.create(
        generation,
        files,
        dataFileBytes,
        new StoredRoot(id.getMostSignificantBits(), id.getLeastSignificantBits()));
    Optional<Exception> failure = files.failure();
    if (failure.isPresent()) {
      throw new IOException("the new store was not written", failure.get());
    }
    switchTo(generation);
    return generation;
  }

  static void trimTransactions(Path generation, Disk disk) throws IOException {
    TransactionsTail.trim(generation.resolve(TRANSACTIONS), disk);
  }

  private void switchTo(Path generation) throws IOException {
    Path next = directory.resolve(CURRENT_NEXT);
    byte[] name = (generation.getFileName() + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel file =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(name));
      disk.changed(next);
      disk.force(next, file);
    }
    Files.move(next, directory.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    disk.moved(next, directory.resolve(CURRENT));
    disk.forceDirectory(directory);
  }

  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        if (GENERATION.matcher(child.getFileName().toString()).matches()) {
          removeTree(child);
        }
      }
    }
  }

  private static void removeTree(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
