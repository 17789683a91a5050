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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The directory of a store: `CURRENT` names the generation that counts, each in its own folder;
/// `write-ahead.log` stands in front of it.
///
/// A store exists from the moment `CURRENT` is there, which is a rename; what a power cut leaves of
/// a creation before that moment was never acknowledged and is thrown away.
final class StoreFiles {
  private static final String CURRENT = "CURRENT";
  private static final String CURRENT_NEXT = "CURRENT.next";
  private static final String LOG = "write-ahead.log";
  private static final String SUSPECT = "SUSPECT";
  private static final String WORKSHOP = "repair";
  private static final Pattern GENERATION = Pattern.compile("generation-(\\d{6})");

  private final Path directory;
  private final Disk disk;

  StoreFiles(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  Path directory() {
    return directory;
  }

  Path log() {
    return directory.resolve(LOG);
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
      makeDirectory(made);
    }
  }

  private void makeDirectory(Path made) throws IOException {
    Files.createDirectory(made);
    disk.changed(made);
    Path parent = made.getParent();
    if (parent != null) {
      disk.forceDirectory(parent);
    }
  }

  /// The number of the generation that counts; empty when there is no store yet.
  ///
  /// @throws StoreDamaged when the file says something else
  Optional<Integer> current() throws IOException {
    String line;
    try {
      line = Files.readString(directory.resolve(CURRENT), StandardCharsets.ISO_8859_1).strip();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    int space = line.indexOf(' ');
    if (space < 0 || !line.equals(line(line.substring(0, space)))) {
      throw new StoreDamaged("CURRENT is unreadable");
    }
    int number = number(line.substring(0, space));
    if (!Files.isDirectory(generation(number))) {
      throw new StoreDamaged("CURRENT names a generation that is not there: " + number);
    }
    return Optional.of(number);
  }

  private static String line(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return "%s %08x".formatted(name, Piece.checksum(bytes, 0, bytes.length));
  }

  private static int number(String name) {
    var matcher = GENERATION.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  Path generation(int number) {
    return directory.resolve("generation-%06d".formatted(number));
  }

  /// Every generation that is there, whole or not, by number.
  NavigableMap<Integer, Path> generations() throws IOException {
    NavigableMap<Integer, Path> found = new TreeMap<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        int number = number(child.getFileName().toString());
        if (number >= 0) {
          found.put(number, child);
        }
      }
    }
    return found;
  }

  /// Makes the folder of the generation behind the last one.
  int makeGeneration() throws IOException {
    NavigableMap<Integer, Path> known = generations();
    int number = known.isEmpty() ? 1 : known.lastKey() + 1;
    makeDirectory(generation(number));
    return number;
  }

  /// Makes an empty folder for a generation that may count only when it is complete.
  Path makeWorkshop() throws IOException {
    Path workshop = directory.resolve(WORKSHOP);
    if (Files.exists(workshop)) {
      remove(workshop);
    }
    makeDirectory(workshop);
    return workshop;
  }

  /// Makes the complete generation in the workshop the one behind the last.
  int nameWorkshop() throws IOException {
    NavigableMap<Integer, Path> known = generations();
    int number = known.isEmpty() ? 1 : known.lastKey() + 1;
    Files.move(directory.resolve(WORKSHOP), generation(number), StandardCopyOption.ATOMIC_MOVE);
    disk.moved(directory.resolve(WORKSHOP), generation(number));
    disk.forceDirectory(directory);
    return number;
  }

  /// Makes a generation the one that counts.
  void switchTo(int number) throws IOException {
    Path next = directory.resolve(CURRENT_NEXT);
    writeWhole(next, line(generation(number).getFileName().toString()) + "\n");
    Files.move(next, directory.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    disk.moved(next, directory.resolve(CURRENT));
    disk.forceDirectory(directory);
  }

  private void writeWhole(Path path, String text) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(0);
      disk.changed(path);
      file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      disk.changed(path);
      disk.force(path, file);
    }
  }

  /// Notes that a record turned out to be damaged, so that the next opening repairs the store.
  void suspect(String reason) throws IOException {
    writeWhole(directory.resolve(SUSPECT), reason);
    disk.forceDirectory(directory);
  }

  Optional<String> suspicion() throws IOException {
    Path suspect = directory.resolve(SUSPECT);
    return Files.exists(suspect) ? Optional.of(Files.readString(suspect)) : Optional.empty();
  }

  void clearSuspicion() throws IOException {
    if (Files.deleteIfExists(directory.resolve(SUSPECT))) {
      disk.changed(directory.resolve(SUSPECT));
      disk.forceDirectory(directory);
    }
  }

  /// Deletes what a power cut left of a generation that was never switched to.
  void removeUnfinished(int current) throws IOException {
    for (Path unfinished : generations().tailMap(current, false).values()) {
      remove(unfinished);
    }
  }

  /// Deletes generations that were replaced longer ago than that, by the time of `CURRENT`. A clock
  /// that stands before that time proves nothing, and then they go too.
  void removeFormer(int current, Instant now, Duration keep) throws IOException {
    Instant replaced = Files.getLastModifiedTime(directory.resolve(CURRENT)).toInstant();
    if (now.isBefore(replaced) || !now.isBefore(replaced.plus(keep))) {
      removeBefore(current);
    }
  }

  /// Deletes every generation before that one.
  void removeBefore(int number) throws IOException {
    for (Path former : generations().headMap(number, false).values()) {
      remove(former);
    }
  }

  void remove(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
        disk.changed(path);
      }
    }
    disk.forceDirectory(directory);
  }
}
