package tsudoi.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The states a disk can be in after a power cut at any point of a recorded run.
///
/// The model is harsher than file systems are: bytes and names are gone unless they were forced, and
/// a write that was not forced may be there in part, or as zeros when only the length arrived.
final class CrashImages {

  /// A disk after a cut: files and directories (with null content), and what was acknowledged.
  record Image(String moment, int acknowledged, Map<String, byte[]> files) {
    void writeTo(Path directory) throws IOException {
      Files.createDirectories(directory);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        if (file.getValue() == DIRECTORY) {
          Files.createDirectories(path);
        } else {
          Files.write(path, file.getValue());
        }
      }
    }
  }

  private static final byte[] DIRECTORY = {};

  private static final class Inode {
    private final boolean directory;
    private byte[] live = new byte[0];
    private byte[] forced = new byte[0];

    Inode(boolean directory) {
      this.directory = directory;
    }
  }

  private final Map<String, Inode> names = new TreeMap<>();
  private final Map<String, Inode> forcedNames = new TreeMap<>();
  private final List<Image> images = new ArrayList<>();
  private int acknowledged;
  private int moment;

  static List<Image> of(List<RecordingDisk.Event> events) {
    CrashImages crash = new CrashImages();
    for (RecordingDisk.Event event : events) {
      crash.play(event);
    }
    return crash.images;
  }

  private void play(RecordingDisk.Event event) {
    moment++;
    switch (event) {
      case RecordingDisk.Event.Make(String path, boolean directory) ->
          names.put(path, new Inode(directory));
      case RecordingDisk.Event.Write(String path, int at, byte[] bytes) -> write(path, at, bytes);
      case RecordingDisk.Event.Cut(String path, int length) ->
          inode(path).live = Arrays.copyOf(inode(path).live, length);
      case RecordingDisk.Event.Remove(String path) -> names.remove(path);
      case RecordingDisk.Event.Move(String from, String to) -> names.put(to, names.remove(from));
      case RecordingDisk.Event.Force(String path) -> inode(path).forced = inode(path).live;
      case RecordingDisk.Event.ForceNames(String directory) -> forceNames(directory);
      case RecordingDisk.Event.Acknowledged(int changes) -> acknowledged = changes;
    }
    if (!(event instanceof RecordingDisk.Event.Force
        || event instanceof RecordingDisk.Event.ForceNames)) {
      images.add(new Image(moment + " kept " + label(event), acknowledged, kept()));
    }
    images.add(new Image(moment + " dropped " + label(event), acknowledged, dropped()));
  }

  private static String label(RecordingDisk.Event event) {
    return event instanceof RecordingDisk.Event.Write(String path, int at, byte[] bytes)
        ? "write " + path + " at " + at + " length " + bytes.length
        : event.toString();
  }

  /// Torn ends, in the middle and near the borders of what was written, and one that is only zeros,
  /// then the whole write.
  private void write(String path, int at, byte[] bytes) {
    Inode inode = inode(path);
    byte[] before = inode.live;
    for (int torn : new int[] {1, bytes.length / 2, bytes.length / 2 + 7, bytes.length - 1}) {
      if (torn >= bytes.length) {
        continue;
      }
      inode.live = joined(before, at, Arrays.copyOf(bytes, torn));
      images.add(new Image(moment + " torn at " + torn + " " + path, acknowledged, kept()));
    }
    inode.live = joined(before, at, new byte[bytes.length]);
    images.add(new Image(moment + " zeros in " + path, acknowledged, kept()));
    inode.live = joined(before, at, bytes);
  }

  private static byte[] joined(byte[] before, int at, byte[] bytes) {
    byte[] joined = Arrays.copyOf(before, Math.max(before.length, at + bytes.length));
    System.arraycopy(bytes, 0, joined, at, bytes.length);
    return joined;
  }

  private void forceNames(String directory) {
    forcedNames.keySet().removeIf(name -> parent(name).equals(directory));
    names.forEach((name, inode) -> {
      if (parent(name).equals(directory)) {
        forcedNames.put(name, inode);
      }
    });
  }

  private Map<String, byte[]> kept() {
    Map<String, byte[]> files = new TreeMap<>();
    names.forEach((name, inode) -> files.put(name, inode.directory ? DIRECTORY : inode.live));
    return files;
  }

  private Map<String, byte[]> dropped() {
    Map<String, byte[]> files = new TreeMap<>();
    forcedNames.forEach((name, inode) -> {
      if (parent(name).isEmpty() || files.containsKey(parent(name))) {
        files.put(name, inode.directory ? DIRECTORY : inode.forced);
      }
    });
    return files;
  }

  private Inode inode(String path) {
    Inode inode = names.get(path);
    if (inode == null) {
      throw new IllegalStateException("no such file: " + path);
    }
    return inode;
  }

  private static String parent(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /// Each different state once, with the least that was acknowledged in it left out: a state that
  /// comes again later has more to answer for.
  static List<Image> distinct(List<Image> images) {
    Map<Integer, Image> last = new HashMap<>();
    for (Image image : images) {
      int hash = 7;
      for (Map.Entry<String, byte[]> file : image.files().entrySet()) {
        hash = 31 * (31 * hash + file.getKey().hashCode()) + Arrays.hashCode(file.getValue());
      }
      last.put(hash, image);
    }
    return images.stream().filter(image -> last.containsValue(image)).toList();
  }
}
