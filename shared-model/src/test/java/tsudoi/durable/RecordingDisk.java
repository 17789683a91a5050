package tsudoi.durable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Writes down what happens to a directory, so that a power cut can be played at every moment.
///
/// Nothing is really forced: what a force means is the business of [CrashImages].
final class RecordingDisk implements Disk {

  /// One step; paths are relative to the recorded directory.
  sealed interface Event {
    record Make(String path, boolean directory) implements Event {}

    record Write(String path, int at, byte[] bytes) implements Event {}

    record Cut(String path, int length) implements Event {}

    record Remove(String path) implements Event {}

    record Move(String from, String to) implements Event {}

    record Force(String path) implements Event {}

    record ForceNames(String directory) implements Event {}

    /// So many changes were acknowledged by now.
    record Acknowledged(int changes) implements Event {}
  }

  private final Path root;
  private final Predicate<Event> forgotten;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Integer> lengths = new HashMap<>();

  RecordingDisk(Path root) {
    this(root, event -> false);
  }

  /// Leaves out some events, to see whether the loss is noticed.
  RecordingDisk(Path root, Predicate<Event> forgotten) {
    this.root = root;
    this.forgotten = forgotten;
  }

  /// Records what happens from now on to a directory that has something in it.
  static RecordingDisk of(Path root) throws IOException {
    RecordingDisk disk = new RecordingDisk(root);
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        disk.lengths.put(
            disk.name(path), Files.isDirectory(path) ? 0 : Math.toIntExact(Files.size(path)));
      }
    }
    return disk;
  }

  synchronized List<Event> events() {
    return List.copyOf(events);
  }

  synchronized void acknowledged(int changes) {
    add(new Event.Acknowledged(changes));
  }

  @Override
  public synchronized void changed(Path path) {
    String name = name(path);
    if (!Files.exists(path)) {
      lengths.remove(name);
      add(new Event.Remove(name));
      return;
    }
    if (!lengths.containsKey(name)) {
      add(new Event.Make(name, Files.isDirectory(path)));
      lengths.put(name, 0);
    }
    if (!Files.isDirectory(path)) {
      addDifference(path, name);
    }
  }

  private void addDifference(Path path, String name) {
    int before = lengths.getOrDefault(name, 0);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      int now = (int) file.length();
      if (now < before) {
        add(new Event.Cut(name, now));
      } else if (now > before) {
        byte[] added = new byte[now - before];
        file.seek(before);
        file.readFully(added);
        add(new Event.Write(name, before, added));
      }
      lengths.put(name, now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void write(Path file, FileChannel channel, long position, ByteBuffer bytes)
      throws IOException {
    String name = name(file);
    byte[] written = new byte[bytes.remaining()];
    bytes.get(bytes.position(), written);
    Disk.super.write(file, channel, position, bytes);
    add(new Event.Write(name, (int) position, written));
    lengths.merge(name, (int) position + written.length, Math::max);
  }

  @Override
  public synchronized void moved(Path from, Path to) {
    Integer length = lengths.remove(name(from));
    lengths.put(name(to), length == null ? 0 : length);
    add(new Event.Move(name(from), name(to)));
  }

  @Override
  public synchronized void force(Path file, FileChannel channel) {
    add(new Event.Force(name(file)));
  }

  @Override
  public synchronized void forceDirectory(Path directory) {
    if (directory.startsWith(root)) {
      add(new Event.ForceNames(name(directory)));
    }
  }

  @Override
  public long usableBytes(Path directory) {
    return Long.MAX_VALUE;
  }

  private void add(Event event) {
    if (!forgotten.test(event)) {
      events.add(event);
    }
  }

  private String name(Path path) {
    return root.relativize(path).toString();
  }
}
