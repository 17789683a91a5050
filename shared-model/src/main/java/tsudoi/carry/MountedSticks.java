package tsudoi.carry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sticks that the operating system has mounted: what it mounts below `/media/USER`,
/// `/run/media/USER`, `/media` or `/Volumes`; or the folders in one folder that was set.
public final class MountedSticks implements Sticks {
  private static final List<Path> ROOTS =
      List.of(Path.of("/media"), Path.of("/run/media"), Path.of("/Volumes"));

  private static final int STICKS_MAX = 16;
  private static final int BUNDLES_MAX = 50;

  private final Optional<Path> set;

  /// @param set every folder in it counts as a stick; without it, what is mounted where systems
  ///     mount sticks
  public MountedSticks(Optional<Path> set) {
    this.set = set;
  }

  @Override
  public List<Stick> plugged() {
    List<Path> folders = new ArrayList<>();
    if (set.isPresent()) {
      folders.addAll(folders(set.get()));
    } else {
      for (Path root : ROOTS) {
        for (Path folder : folders(root)) {
          if (isMounted(folder, root)) {
            folders.add(folder);
          } else {
            folders(folder).stream().filter(below -> isMounted(below, root)).forEach(folders::add);
          }
        }
      }
    }
    return folders.stream()
        .flatMap(folder -> stick(folder).stream())
        .sorted(Comparator.comparing(Stick::name))
        .limit(STICKS_MAX)
        .toList();
  }

  private static List<Path> folders(Path folder) {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> below = Files.newDirectoryStream(folder, Files::isDirectory)) {
      below.forEach(found::add);
    } catch (IOException e) {
      // somebody else's, or pulled this moment
      return List.of();
    }
    return found;
  }

  /// A mount point lies on another device than the folder of mount points.
  private static boolean isMounted(Path folder, Path root) {
    try {
      return !Files.getFileStore(folder).equals(Files.getFileStore(root));
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Stick> stick(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return Optional.of(
          new Stick(folder, folder.getFileName().toString(), store.getUsableSpace()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Found> bundles(Stick stick) {
    List<Found> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(stick.folder(), MountedSticks::looksLikeBundle)) {
      for (Path file : files) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
          found.add(new Found(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return found.stream()
        .sorted(Comparator.comparing(Found::written).reversed())
        .limit(BUNDLES_MAX)
        .toList();
  }

  /// File systems of sticks may change the case, and other systems leave `._` files behind.
  private static boolean looksLikeBundle(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }
}
