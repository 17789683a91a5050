package tsudoi.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.durable.RecordingDisk.Event;

/// Cuts the power at every step of a run and opens what is left. The run has single and group
/// commits, new journals and tables, checkpoints, segments and data files that fill up, a new
/// generation, the end of the former one, and a restart.
///
/// `-Dtsudoi.powercut.images=N` takes a seeded sample of N images.
class PowerCutTest {
  private static final int IMAGES_MAX = Integer.getInteger("tsudoi.powercut.images", 100_000);
  private static final int CHANGES = 100;
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
    appends.add(new Append("all", record(i, i % 10 == 9 ? 3000 : 60)));
    if (i % 3 == 0) {
      appends.add(new Append("some-" + i % 5, record(i, 700)));
    }
    List<Put> puts = List.of(new Put("last", new byte[] {(byte) (i % 7)}, record(i, 500)));
    List<Delete> deletes =
        i % 11 == 10 ? List.of(new Delete("last", new byte[] {(byte) (i % 5)})) : List.of();
    return new Change(appends, puts, deletes);
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
          if (done % 25 == 20) {
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
  void after_a_power_cut_every_acknowledged_change_is_there_and_no_half_one() throws IOException {
    List<CrashImages.Image> images = CrashImages.distinct(CrashImages.of(run(event -> false)));
    List<CrashImages.Image> sample = sample(images);
    List<String> wrong = new ArrayList<>();
    for (CrashImages.Image image : sample) {
      String verdict = verdict(image);
      if (!verdict.isEmpty()) {
        wrong.add(image.moment() + ": " + verdict);
      }
    }
    System.out.printf("power cuts: %d of %d images opened%n", sample.size(), images.size());
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_missing_force_of_the_data_is_noticed() throws IOException {
    assertNoticed(event -> event instanceof Event.Force(String path) && path.endsWith(".dat"));
  }

  @Test
  void a_missing_force_of_the_write_ahead_log_is_noticed() throws IOException {
    assertNoticed(event -> event instanceof Event.Force(String path) && path.endsWith(".log"));
  }

  @Test
  void a_missing_force_of_the_transactions_is_noticed() throws IOException {
    // Without any log Eclipse Store derives one from the data files; half a log is what loses data.
    AtomicInteger forces = new AtomicInteger();
    assertNoticed(event ->
        event instanceof Event.Force(String path)
            && path.endsWith(".sft")
            && forces.incrementAndGet() > 10);
  }

  @Test
  void a_missing_force_of_the_names_is_noticed() throws IOException {
    assertNoticed(event -> event instanceof Event.ForceNames);
  }

  private void assertNoticed(Predicate<Event> forgotten) throws IOException {
    List<CrashImages.Image> images = CrashImages.distinct(CrashImages.of(run(forgotten)));
    // The late images have the most to lose.
    for (CrashImages.Image image :
        images.reversed().subList(0, Math.min(IMAGES_MAX, images.size()))) {
      if (!verdict(image).isEmpty()) {
        return;
      }
    }
    throw new AssertionError("no image shows the missing force");
  }

  private static List<CrashImages.Image> sample(List<CrashImages.Image> images) {
    List<CrashImages.Image> sample = new ArrayList<>(images);
    Collections.shuffle(sample, new Random(1_203));
    return sample.subList(0, Math.min(IMAGES_MAX, sample.size()));
  }

  /// Empty when the image is as good as it must be.
  private String verdict(CrashImages.Image image) throws IOException {
    Path crashed = directory.resolve("image-" + opened++);
    image.writeTo(crashed);
    try (DurableStore store = DurableStore.open(crashed, SETTINGS, new FakeDisk())) {
      if (store.recovery().isPresent()) {
        return "taken for damage: " + store.recovery().get().detail();
      }
      int found = (int) store.size("all");
      if (found < image.acknowledged() || found > image.acknowledged() + GROUP) {
        return "acknowledged " + image.acknowledged() + ", found " + found;
      }
      if (!contents(store).equals(contentsAfter(found))) {
        return "not what " + found + " changes make";
      }
      store.commit(change(found)).join();
      return contents(store).equals(contentsAfter(found + 1)) ? "" : "the next change went wrong";
    } catch (StoreException e) {
      return e.toString();
    } finally {
      delete(crashed);
      Files.deleteIfExists(Witness.beside(crashed));
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

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
