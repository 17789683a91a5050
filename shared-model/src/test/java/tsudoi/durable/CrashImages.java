package tsudoi.durable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import tsudoi.durable.RecordingDisk.Event;

/// The states a disk can be in after a power cut at any point of a recorded run.
///
/// What was forced is there. Of what was not, the images have every subset while it is little, and
/// every prefix otherwise; bytes and names are kept or dropped apart, as disks do. A write may also
/// be there in part, or as zeros when only the length arrived. That is harsher than file systems are.
final class CrashImages {
  private static final int SUBSETS_OF_MAX = 4;
  private static final int TORN_EVERYWHERE_BYTES_MAX = 40;
  private static final byte[] DIRECTORY = {};

  /// A disk after a cut: files and directories, and what was acknowledged.
  record Image(int number, String moment, int acknowledged, Map<String, byte[]> files) {
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

    private long hash() {
      CRC32 crc = new CRC32();
      Adler32 adler = new Adler32();
      files.forEach((name, bytes) -> {
        byte[] entry = (name + bytes.length).getBytes(StandardCharsets.UTF_8);
        for (Checksum sum : new Checksum[] {crc, adler}) {
          sum.update(entry);
          sum.update(bytes);
        }
      });
      return crc.getValue() << Integer.SIZE | adler.getValue();
    }
  }

  /// A file or a directory; the first is the recorded directory itself.
  private record Node(int number, boolean directory) {}

  /// A change that has not been forced.
  private sealed interface Step {
    /// Bytes of a file, or a new length when there are none.
    record Content(Node file, int at, byte[] bytes, boolean cut) implements Step {}

    /// Names that come or go together, each `directory number/name`.
    record Names(Map<Name, Optional<Node>> names) implements Step {}
  }

  private record Name(int directory, String name) {}

  private final Consumer<Image> taken;
  private final Map<String, Node> live = new HashMap<>();
  private final Map<Node, byte[]> contents = new HashMap<>();
  private final Map<Name, Node> names = new HashMap<>();
  private final List<Step> pending = new ArrayList<>();
  private int nodes;
  private int images;
  private int moment;
  private int acknowledged;

  private CrashImages(Consumer<Image> taken) {
    this.taken = taken;
    live.put("", new Node(nodes++, true));
  }

  /// Shows every image of a run, those that come again too.
  static void play(List<Event> events, Consumer<Image> taken) {
    play(Optional.empty(), events, taken);
  }

  /// Shows every image of a run that began with what lies in a directory.
  static void play(Optional<Path> before, List<Event> events, Consumer<Image> taken) {
    CrashImages crash = new CrashImages(taken);
    before.ifPresent(crash::begin);
    events.forEach(crash::play);
  }

  /// The numbers of the different images. Of equal ones it is the last, which has most to answer
  /// for.
  static List<Integer> distinct(Optional<Path> before, List<Event> events) {
    Map<Long, Integer> last = new LinkedHashMap<>();
    play(before, events, image -> last.put(image.hash(), image.number()));
    return last.values().stream().sorted().toList();
  }

  /// Those images.
  static void select(
      Optional<Path> before, List<Event> events, Set<Integer> numbers, Consumer<Image> taken) {
    play(
        before,
        events,
        image -> {
          if (numbers.contains(image.number())) {
            taken.accept(image);
          }
        });
  }

  private void begin(Path before) {
    try (Stream<Path> paths = Files.walk(before)) {
      for (Path path : paths.sorted().toList()) {
        String name = before.relativize(path).toString();
        if (!name.isEmpty()) {
          Node node = make(name, Files.isDirectory(path));
          names.put(name(name), node);
          if (!node.directory()) {
            contents.put(node, Files.readAllBytes(path));
          }
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void play(Event event) {
    moment++;
    if (event instanceof Event.Write write) {
      tear(write);
    }
    switch (event) {
      case Event.Make(String path, _) when path.isEmpty() -> {} // the recorded directory itself
      case Event.Make(String path, boolean directory) ->
          pending.add(new Step.Names(Map.of(name(path), Optional.of(make(path, directory)))));
      case Event.Write(String path, int at, byte[] bytes) ->
          pending.add(new Step.Content(node(path), at, bytes, false));
      case Event.Cut(String path, int length) ->
          pending.add(new Step.Content(node(path), length, DIRECTORY, true));
      case Event.Remove(String path) -> {
        pending.add(new Step.Names(Map.of(name(path), Optional.empty())));
        live.remove(path);
      }
      case Event.Move(String from, String to) -> move(from, to);
      case Event.Force(String path) -> force(node(path));
      case Event.ForceNames(String directory) -> forceNames(node(directory).number());
      case Event.Acknowledged(int changes) -> acknowledged = changes;
    }
    cut(label(event));
  }

  private Node make(String path, boolean directory) {
    Node node = new Node(nodes++, directory);
    live.put(path, node);
    return node;
  }

  private void move(String from, String to) {
    Map<Name, Optional<Node>> moved = new HashMap<>();
    moved.put(name(from), Optional.empty());
    moved.put(name(to), Optional.of(node(from)));
    pending.add(new Step.Names(moved));
    for (String path : List.copyOf(live.keySet())) {
      if (path.equals(from) || path.startsWith(from + "/")) {
        live.put(to + path.substring(from.length()), live.remove(path));
      }
    }
  }

  private void force(Node file) {
    pending.removeIf(step -> {
      boolean forced = step instanceof Step.Content content && content.file().equals(file);
      if (forced) {
        apply(step, contents, names);
      }
      return forced;
    });
  }

  private void forceNames(int directory) {
    pending.removeIf(step -> {
      boolean forced =
          step instanceof Step.Names some
              && some.names().keySet().stream().anyMatch(name -> name.directory() == directory);
      if (forced) {
        apply(step, contents, names);
      }
      return forced;
    });
  }

  /// A write of which only the beginning arrived, or only the length.
  private void tear(Event.Write write) {
    Node file = node(write.path());
    byte[] bytes = write.bytes();
    for (int torn : tears(bytes.length)) {
      cut(
          " torn at " + torn + " of " + label(write),
          new Step.Content(file, write.at(), Arrays.copyOf(bytes, torn), false));
    }
    cut(
        " zeros in " + label(write),
        new Step.Content(file, write.at(), new byte[bytes.length], false));
  }

  /// Everywhere in a short write, else near its ends, in its middle, and where sectors and pages of
  /// the disk end.
  private static Set<Integer> tears(int length) {
    Set<Integer> tears = new TreeSet<>();
    if (length <= TORN_EVERYWHERE_BYTES_MAX) {
      for (int at = 1; at < length; at++) {
        tears.add(at);
      }
    } else {
      tears.addAll(List.of(1, length / 2, length / 2 + 7, length - 1));
      for (int at : new int[] {512, 4096, 8192}) {
        if (at < length) {
          tears.add(at);
        }
      }
    }
    return tears;
  }

  private static String label(Event event) {
    return event instanceof Event.Write(String path, int at, byte[] bytes)
        ? "write " + path + " at " + at + " length " + bytes.length
        : event.toString();
  }

  /// The torn write with all, and with nothing, of what else was not forced.
  private void cut(String label, Step.Content torn) {
    for (List<Step> kept :
        pending.isEmpty() ? List.of(pending) : List.of(pending, List.<Step>of())) {
      List<Step> some = new ArrayList<>(kept);
      some.add(torn);
      take(moment + label, some);
    }
  }

  private void cut(String label) {
    int count = pending.size();
    if (count <= SUBSETS_OF_MAX) {
      for (int subset = 0; subset < 1 << count; subset++) {
        List<Step> kept = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          if ((subset >> i & 1) == 1) {
            kept.add(pending.get(i));
          }
        }
        take(moment + " kept " + kept.size() + " of " + count + " after " + label, kept);
      }
    } else {
      for (int prefix = 0; prefix <= count; prefix++) {
        take(
            moment + " kept " + prefix + " of " + count + " after " + label,
            pending.subList(0, prefix));
      }
    }
  }

  private void take(String label, List<Step> kept) {
    Map<Node, byte[]> contentsThen = new HashMap<>(contents);
    Map<Name, Node> namesThen = new HashMap<>(names);
    kept.forEach(step -> apply(step, contentsThen, namesThen));
    Map<String, byte[]> files = new TreeMap<>();
    list(0, "", contentsThen, namesThen, files);
    taken.accept(new Image(images++, label, acknowledged, files));
  }

  private static void list(
      int directory,
      String prefix,
      Map<Node, byte[]> contents,
      Map<Name, Node> names,
      Map<String, byte[]> files) {
    names.forEach((name, node) -> {
      if (name.directory() == directory) {
        String path = prefix + name.name();
        files.put(path, node.directory() ? DIRECTORY : contents.getOrDefault(node, new byte[0]));
        if (node.directory()) {
          list(node.number(), path + "/", contents, names, files);
        }
      }
    });
  }

  private static void apply(Step step, Map<Node, byte[]> contents, Map<Name, Node> names) {
    switch (step) {
      case Step.Content(Node file, int at, byte[] bytes, boolean cut) -> {
        byte[] before = contents.getOrDefault(file, new byte[0]);
        byte[] after = Arrays.copyOf(before, cut ? at : Math.max(before.length, at + bytes.length));
        System.arraycopy(bytes, 0, after, at, bytes.length);
        contents.put(file, after);
      }
      case Step.Names(var changed) ->
          changed.forEach((name, node) -> {
            if (node.isPresent()) {
              names.put(name, node.get());
            } else {
              names.remove(name);
            }
          });
    }
  }

  private Name name(String path) {
    int slash = path.lastIndexOf('/');
    return new Name(
        node(slash < 0 ? "" : path.substring(0, slash)).number(), path.substring(slash + 1));
  }

  private Node node(String path) {
    Node node = live.get(path);
    if (node == null) {
      throw new IllegalStateException("no such file: " + path);
    }
    return node;
  }
}
