package tsudoi.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.durable.RecordingDisk.Event;

/// Cuts the power at every step of a run and opens what is left. The run makes a store, which stores
/// every type for the first time; it has single and group commits, new journals and tables,
/// checkpoints, segments and data files that fill up, new generations, the end of former ones, and a
/// restart. Another run repairs a damaged store.
///
/// The images of a run are the same each time but for random ids. Of them a sample is opened, drawn
/// by a seed; `-Dtsudoi.powercut.images=all` opens every one.
class PowerCutTest {
  private static final String IMAGES = System.getProperty("tsudoi.powercut.images", "250");
  private static final int SEED = Integer.getInteger("tsudoi.powercut.seed", 1_203);
  private static final int IMAGES_MAX = IMAGES.equals("all") ? 1_000_000 : Integer.parseInt(IMAGES);
  private static final int SPREAD_IMAGES = 400;
  private static final int CHANGES = 120;
  private static final int GROUP = 5;
  private static final StoreSettings SETTINGS =
      new StoreSettings(
          UUID::randomUUID,
          InstantSource.system(),
          Duration.ofSeconds(10),
          100,
          0,
          0,
          16 << 10,
          16 << 10,
          Duration.ZERO);

  @TempDir Path directory;
  private int opened;

  /// Change number i: always a record in `all`, now and then more, so that half a change shows.
  private static Change change(int i) {
    List<Append> appends = new ArrayList<>();
    appends.add(new Append("all", record(i, length(i))));
    if (i % 3 == 0) {
      appends.add(new Append("some-" + i % 5, record(i, 700)));
    }
    List<Put> puts = List.of(new Put("last", new byte[] {(byte) (i % 7)}, record(i, 500)));
    List<Delete> deletes =
        i % 11 == 10 ? List.of(new Delete("last", new byte[] {(byte) (i % 5)})) : List.of();
    return new Change(appends, puts, deletes);
  }

  /// Enough for segments that close, and one that is too long for the write-ahead log.
  private static int length(int i) {
    return i == 57 ? 9_000 : i % 10 == 9 ? 5_500 : 60;
  }

  private static byte[] record(int i, int length) {
    byte[] record = new byte[length];
    Arrays.fill(record, (byte) i);
    return ByteBuffer.wrap(record).putInt(i).array();
  }

  private List<Event> run(Predicate<Event> forgotten) {
    Path recorded = directory.resolve("recorded");
    RecordingDisk disk = new RecordingDisk(recorded, forgotten);
    int done = 0;
    while (done < CHANGES) {
      try (DurableStore store = DurableStore.open(recorded, SETTINGS, disk)) {
        for (int until = done + CHANGES / 2; done < until; ) {
          done = done % 3 == 0 ? group(store, disk, done, until) : single(store, disk, done);
          if (done % 50 == 20) {
            store.renew().join();
          }
        }
      }
    }
    return disk.events();
  }

  private static int single(DurableStore store, RecordingDisk disk, int done) {
    store.commit(change(done)).join();
    disk.acknowledged(done + 1);
    return done + 1;
  }

  private static int group(DurableStore store, RecordingDisk disk, int done, int until) {
    List<CompletableFuture<Void>> commits = new ArrayList<>();
    for (int i = done; i < Math.min(done + GROUP, until); i++) {
      commits.add(store.commit(change(i)));
    }
    int acknowledged = done;
    for (CompletableFuture<Void> commit : commits) {
      commit.join();
      disk.acknowledged(++acknowledged);
    }
    return acknowledged;
  }

  @Test
  void after_a_power_cut_every_acknowledged_change_is_there_and_no_half_one() {
    List<Event> events = run(event -> false);
    List<Integer> images = CrashImages.distinct(Optional.empty(), events);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (CrashImages.Image image : chosen(Optional.empty(), events, sample(images, IMAGES_MAX))) {
      tried++;
      String verdict = verdict(image);
      if (!verdict.isEmpty()) {
        wrong.add(image.moment() + ": " + verdict);
      }
    }
    System.out.printf(
        "power cuts: %d of %d images opened, %d wrong%n", tried, images.size(), wrong.size());
    assertThat(wrong).isEmpty();
  }

  @Test
  void after_a_power_cut_in_mid_repair_the_next_opening_repairs_the_same() throws IOException {
    Path damaged = directory.resolve("recorded");
    try (DurableStore store = DurableStore.open(damaged, SETTINGS, new FakeDisk())) {
      for (int i = 0; i < CHANGES / 2; i++) {
        store.commit(change(i)).join();
      }
    }
    flipARecord(damaged.resolve("generation-000001/channel_0/channel_0_1.dat"));
    Path before = directory.resolve("before");
    copy(damaged, before);
    RecordingDisk disk = RecordingDisk.of(damaged);
    Map<String, List<String>> repaired;
    try (DurableStore store = DurableStore.open(damaged, SETTINGS, disk)) {
      assertThat(store.recovery()).isPresent();
      repaired = contents(store);
    }
    List<Event> events = disk.events();
    List<Integer> images = CrashImages.distinct(Optional.of(before), events);
    Set<Integer> sample = sample(images, IMAGES_MAX / 6);
    List<String> wrong = new ArrayList<>();
    for (CrashImages.Image image : chosen(Optional.of(before), events, sample)) {
      Path crashed = directory.resolve("image-" + opened++);
      image.writeTo(crashed);
      try (DurableStore store = DurableStore.open(crashed, SETTINGS, new FakeDisk())) {
        if (store.recovery().isEmpty() || !contents(store).equals(repaired)) {
          wrong.add(image.moment() + ": " + store.recovery());
        }
      } catch (StoreException e) {
        wrong.add(image.moment() + ": " + e);
      }
      delete(crashed);
    }
    System.out.printf(
        "power cuts in mid-repair: %d of %d images opened, %d wrong%n",
        sample.size(), images.size(), wrong.size());
    assertThat(images).hasSizeGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_missing_force_of_the_data_is_noticed() {
    assertNoticed(event -> event instanceof Event.Force(String path) && path.endsWith(".dat"));
  }

  @Test
  void a_missing_force_of_the_write_ahead_log_is_noticed() {
    assertNoticed(event -> event instanceof Event.Force(String path) && path.endsWith(".log"));
  }

  @Test
  void a_missing_force_of_the_transactions_is_noticed() {
    // Without any log Eclipse Store derives one from the data files; half a log is what loses data.
    AtomicInteger forces = new AtomicInteger();
    assertNoticed(event ->
        event instanceof Event.Force(String path)
            && path.endsWith(".sft")
            && forces.incrementAndGet() > 10);
  }

  @Test
  void a_missing_force_of_the_names_is_noticed() {
    assertNoticed(event -> event instanceof Event.ForceNames);
  }

  @Test
  void a_transactions_file_that_is_not_trimmed_is_noticed() throws Exception {
    List<Event> events = run(event -> false);
    List<Integer> torn = new ArrayList<>();
    CrashImages.play(
        events,
        image -> {
          if (image.moment().contains(" torn ")
              && image.moment().contains("generation-000001/channel_0/transactions_0.sft")) {
            torn.add(image.number());
          }
        });
    Set<Integer> last = Set.of(torn.getLast());
    CrashImages.Image image = chosen(Optional.empty(), events, last).getFirst();
    assertThat(verdict(image)).isEmpty();
    // In a process of its own, because Eclipse Store then reads for ever on a thread that nothing
    // can stop.
    Path crashed = directory.resolve("untrimmed");
    image.writeTo(crashed);
    assertThat(Untrimmed.openElsewhere(crashed)).contains("does not open within");
  }

  private void assertNoticed(Predicate<Event> forgotten) {
    List<Event> events = run(forgotten);
    AtomicInteger images = new AtomicInteger();
    CrashImages.play(events, _ -> images.incrementAndGet());
    Set<Integer> spread =
        IntStream.range(0, SPREAD_IMAGES)
            .mapToObj(i -> (int) ((long) images.get() * i / SPREAD_IMAGES))
            .collect(Collectors.toSet());
    for (CrashImages.Image image : chosen(Optional.empty(), events, spread).reversed()) {
      if (!verdict(image).isEmpty()) {
        return;
      }
    }
    throw new AssertionError("no image shows what was left out");
  }

  private static List<CrashImages.Image> chosen(
      Optional<Path> before, List<Event> events, Set<Integer> numbers) {
    List<CrashImages.Image> chosen = new ArrayList<>();
    CrashImages.select(before, events, numbers, chosen::add);
    return chosen;
  }

  private static Set<Integer> sample(List<Integer> images, int imagesMax) {
    List<Integer> sample = new ArrayList<>(images);
    Collections.shuffle(sample, new Random(SEED));
    return Set.copyOf(sample.subList(0, Math.min(imagesMax, sample.size())));
  }

  /// Empty when the image is as good as it must be.
  private String verdict(CrashImages.Image image) {
    Path crashed = directory.resolve("image-" + opened++);
    try {
      image.writeTo(crashed);
      return verdict(crashed, image.acknowledged());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(crashed);
    }
  }

  private static String verdict(Path crashed, int acknowledged) {
    try (DurableStore store = DurableStore.open(crashed, SETTINGS, new FakeDisk())) {
      if (store.recovery().isPresent()) {
        return "taken for damage: " + store.recovery().get().detail();
      }
      int found = (int) store.size("all");
      if (found < acknowledged || found > acknowledged + GROUP) {
        return "acknowledged " + acknowledged + ", found " + found;
      }
      if (!contents(store).equals(contentsAfter(found))) {
        return "not what " + found + " changes make";
      }
      store.commit(change(found)).join();
      return contents(store).equals(contentsAfter(found + 1)) ? "" : "the next change went wrong";
    } catch (StoreException e) {
      return e.toString();
    }
  }

  private static Map<String, List<String>> contents(DurableStore store) {
    Map<String, List<String>> contents = new HashMap<>();
    for (String journal : store.journals()) {
      contents.put(
          journal,
          store.read(journal, 0, 1_000, 1 << 20).stream().map(PowerCutTest::text).toList());
    }
    store.forEach("last", (key, value) -> contents.put(text(key), List.of(text(value))));
    return contents;
  }

  private static Map<String, List<String>> contentsAfter(int changes) {
    Map<String, List<String>> contents = new HashMap<>();
    for (int i = 0; i < changes; i++) {
      Change change = change(i);
      for (Append append : change.appends()) {
        contents
            .computeIfAbsent(append.journal(), journal -> new ArrayList<>())
            .add(text(append.bytes()));
      }
      change.puts().forEach(put -> contents.put(text(put.key()), List.of(text(put.value()))));
      change.deletes().forEach(delete -> contents.remove(text(delete.key())));
    }
    return contents;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static void flipARecord(Path data) throws IOException {
    byte[] bytes = Files.readAllBytes(data);
    List<Integer> records = new ArrayList<>();
    var _ =
        Scan.pieces(
            data,
            bytes,
            placed -> {
              if (placed.piece().kind() == Piece.Kind.TAIL && placed.piece().count() > 0) {
                records.add(placed.offset() + placed.length() - 1);
              }
            });
    bytes[records.getFirst()] ^= 1;
    Files.write(data, bytes);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static void delete(Path tree) {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
      Files.deleteIfExists(Witness.beside(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
