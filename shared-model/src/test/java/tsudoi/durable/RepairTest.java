package tsudoi.durable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What opening does with files that are not what the store wrote last: flipped bits, missing files,
/// an older copy, a copy from elsewhere, a backup.
///
/// `-Dtsudoi.bitflips=1000` flips that many bits, at places drawn by a seed.
class RepairTest {
  private static final int FLIPS = Integer.getInteger("tsudoi.bitflips", 150);
  private static final int SEED = Integer.getInteger("tsudoi.bitflips.seed", 4_711);
  private static final int RECORDS = 400;
  private static final int RECORDS_BEFORE_RENEWAL = 250;
  private static final StoreSettings SETTINGS =
      new StoreSettings(
          UUID::randomUUID,
          InstantSource.system(),
          Duration.ofSeconds(10),
          100,
          0,
          0,
          16 << 10,
          64 << 10,
          Duration.ofHours(1));

  @TempDir Path directory;
  private Path whole;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static DurableStore open(Path at) {
    return DurableStore.open(at, SETTINGS, new FakeDisk());
  }

  /// A store in full work, as a killed process leaves it: two generations and a log that is in use.
  @BeforeEach
  void work() throws IOException {
    Path live = directory.resolve("live");
    whole = directory.resolve("whole");
    try (DurableStore store = open(live)) {
      for (int i = 0; i < RECORDS; i++) {
        commit(store, i);
        if (i == RECORDS_BEFORE_RENEWAL) {
          store.renew().join();
        }
      }
      copy(live, whole);
    }
  }

  private static void commit(DurableStore store, int i) {
    store
        .commit(
            new Change(
                List.of(new Append("j" + i % 3, record(i))),
                List.of(new Put("t", bytes("key-" + i % 50), bytes("value " + i))),
                List.of()))
        .join();
  }

  private static void settle(DurableStore store) {
    store.commit(new Change(List.of(), List.of(), List.of(DurableStore.settled()))).join();
  }

  private static byte[] record(int i) {
    return bytes("record " + i + " " + "x".repeat(i % 7 == 0 ? 1200 : 150));
  }

  private static Map<String, List<String>> contents(DurableStore store) {
    Map<String, List<String>> contents = new TreeMap<>();
    for (int j = 0; j < 3; j++) {
      contents.put(
          "j" + j,
          store.read("j" + j, 0, Integer.MAX_VALUE, Integer.MAX_VALUE).stream()
              .map(record -> new String(record, UTF_8))
              .toList());
    }
    store.forEach("t", (key, value) -> contents.put(new String(key), List.of(new String(value))));
    return contents;
  }

  private static Map<String, List<String>> everything() {
    Map<String, List<String>> contents = new TreeMap<>();
    for (int i = 0; i < RECORDS; i++) {
      contents
          .computeIfAbsent("j" + i % 3, _ -> new ArrayList<>())
          .add(new String(record(i), UTF_8));
      contents.put("key-" + i % 50, List.of("value " + i));
    }
    return contents;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    Files.deleteIfExists(Witness.beside(tree));
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void a_copy_of_a_store_in_work_opens_as_if_the_process_was_killed() {
    try (DurableStore store = open(whole)) {
      assertThat(store.recovery()).isEmpty();
      assertThat(contents(store)).isEqualTo(everything());
    }
  }

  @Test
  void a_flipped_bit_anywhere_is_repaired_or_told_and_never_silent() throws IOException {
    Random random = new Random(SEED);
    List<Path> files = filesOf(whole);
    int told = 0;
    int lost = 0;
    List<String> silent = new ArrayList<>();
    for (int flip = 0; flip < FLIPS; flip++) {
      Path damaged = directory.resolve("damaged");
      copy(whole, damaged);
      Path file = damaged.resolve(whole.relativize(pick(files, random)));
      String where = flip(file, random);
      try (DurableStore store = open(damaged)) {
        boolean complete = contents(store).equals(everything());
        boolean admitted = store.recovery().filter(some -> !some.complete()).isPresent();
        told += store.recovery().isPresent() ? 1 : 0;
        lost += complete ? 0 : 1;
        if (!complete && !admitted) {
          silent.add(where + " " + store.recovery());
        }
        commit(store, 1);
      } catch (StoreException e) {
        silent.add(where + " " + e);
      }
      delete(damaged);
    }
    System.out.printf(
        "bit flips: %d, repaired and told %d, with records missing and told so %d%n",
        FLIPS, told, lost);
    assertThat(silent).isEmpty();
  }

  @Test
  void a_damaged_page_of_a_table_is_not_replaced_by_an_older_one_in_silence() throws IOException {
    Path data = newestDataFile(whole);
    byte[] bytes = Files.readAllBytes(data);
    List<Scan.Placed> pages = new ArrayList<>();
    var _ =
        Scan.pieces(
            data,
            bytes,
            placed -> {
              if (placed.piece().kind() == Piece.Kind.PAGE) {
                pages.add(placed);
              }
            });
    Scan.Placed last = pages.getLast();
    for (int at : new int[] {last.offset() + 30, last.offset() + last.length() - 1}) {
      Path damaged = directory.resolve("damaged");
      copy(whole, damaged);
      byte[] flipped = bytes.clone();
      flipped[at] ^= 1;
      Files.write(damaged.resolve(whole.relativize(data)), flipped);
      try (DurableStore store = open(damaged)) {
        boolean complete = contents(store).equals(everything());
        Recovery recovery = store.recovery().orElseThrow();
        assertThat(recovery.complete()).as("%s", recovery).isEqualTo(complete);
      }
      delete(damaged);
    }
  }

  @Test
  void a_damaged_segment_that_nobody_reads_is_found_at_opening() throws IOException {
    Path live = directory.resolve("segments");
    try (DurableStore store = open(live)) {
      for (int i = 0; i < 200; i++) {
        store.commit(Change.append("j", new byte[1_000])).join();
      }
    }
    for (Path data : filesOf(live)) {
      byte[] bytes = Files.readAllBytes(data);
      List<Integer> ends = new ArrayList<>();
      var _ =
          Scan.pieces(
              data,
              bytes,
              placed -> {
                if (placed.piece().kind() == Piece.Kind.SEGMENT) {
                  ends.add(placed.offset() + placed.length() - 1);
                }
              });
      if (!ends.isEmpty()) {
        bytes[ends.getFirst()] ^= 1;
        Files.write(data, bytes);
        break;
      }
    }
    try (DurableStore store = open(live)) {
      Recovery recovery = store.recovery().orElseThrow();
      assertThat(recovery.recoveredRecords()).isBetween(199L, 200L);
      assertThat(recovery.complete()).isEqualTo(store.size("j") == 200);
    }
  }

  private static Path newestDataFile(Path store) throws IOException {
    return filesOf(store).stream()
        .filter(file -> file.toString().endsWith(".dat"))
        .filter(file -> file.toString().contains("generation-000002"))
        .reduce((a, b) -> Generation.fileNumber(a) > Generation.fileNumber(b) ? a : b)
        .orElseThrow();
  }

  /// Bytes are chosen evenly, so long files are hit more often; the short ones get their own turns.
  private static Path pick(List<Path> files, Random random) throws IOException {
    if (random.nextInt(4) == 0) {
      return files.get(random.nextInt(files.size()));
    }
    long all = 0;
    for (Path file : files) {
      all += Files.size(file);
    }
    long at = random.nextLong(all);
    for (Path file : files) {
      at -= Files.size(file);
      if (at < 0) {
        return file;
      }
    }
    throw new IllegalStateException("no file at " + at);
  }

  private static List<Path> filesOf(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  private static String flip(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
    return file.getFileName() + " at " + at;
  }

  @Test
  void a_lost_file_is_repaired_or_told() throws IOException {
    for (Path file : filesOf(whole)) {
      Path damaged = directory.resolve("damaged");
      copy(whole, damaged);
      Files.delete(damaged.resolve(whole.relativize(file)));
      try (DurableStore store = open(damaged)) {
        boolean complete = contents(store).equals(everything());
        boolean admitted = store.recovery().filter(some -> !some.complete()).isPresent();
        assertThat(complete || admitted).as("without %s", file.getFileName()).isTrue();
      }
      delete(damaged);
    }
  }

  @Test
  void a_damaged_current_generation_is_completed_from_the_former_one_and_the_log()
      throws IOException {
    UUID former;
    try (DurableStore store = open(whole)) {
      former = store.id();
      commit(store, RECORDS);
      copy(whole, directory.resolve("copy"));
    }
    Path damaged = directory.resolve("copy");
    Path data = damaged.resolve("generation-000002/channel_0/channel_0_1.dat");
    Files.write(data, new byte[(int) Files.size(data)]);
    try (DurableStore store = open(damaged)) {
      Recovery recovery = store.recovery().orElseThrow();
      assertThat(recovery.cause()).isEqualTo(Recovery.Cause.DAMAGED);
      assertThat(recovery.former()).isEqualTo(former);
      assertThat(store.id()).isNotEqualTo(former);
      assertThat(recovery.recoveredRecords()).isGreaterThan(RECORDS_BEFORE_RENEWAL);
      assertThat(recovery.recoveredRecords() + recovery.missingRecords()).isEqualTo(RECORDS + 1);
      commit(store, 0);
    }
    try (DurableStore store = open(damaged)) {
      assertThat(store.recovery()).get().matches(some -> some.former().equals(former));
      settle(store);
    }
    try (DurableStore store = open(damaged)) {
      assertThat(store.recovery()).isEmpty();
    }
  }

  @Test
  void when_nothing_is_readable_an_empty_store_says_so() throws IOException {
    for (Path file : filesOf(whole)) {
      Files.write(file, new byte[(int) Files.size(file)]);
    }
    try (DurableStore store = open(whole)) {
      assertThat(store.recovery()).get().matches(some -> some.recoveredRecords() == 0);
      commit(store, 0);
      assertThat(store.size("j0")).isEqualTo(1);
    }
  }

  @Test
  void an_older_copy_put_back_gets_a_new_id() throws IOException {
    Path live = directory.resolve("live");
    Path older = directory.resolve("older");
    copy(live, older);
    UUID id;
    try (DurableStore store = open(live)) {
      id = store.id();
      for (int i = 0; i < 10; i++) {
        commit(store, RECORDS + i);
      }
    }
    try (Stream<Path> paths = Files.walk(live)) {
      for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    copy(older, live);
    try (DurableStore store = open(live)) {
      Recovery recovery = store.recovery().orElseThrow();
      assertThat(recovery.cause()).isEqualTo(Recovery.Cause.ROLLED_BACK);
      assertThat(recovery.former()).isEqualTo(id);
      assertThat(recovery.missingRecords()).isEqualTo(10);
      assertThat(store.id()).isNotEqualTo(id);
      assertThat(contents(store)).isEqualTo(everything());
      settle(store);
    }
    try (DurableStore store = open(live)) {
      assertThat(store.recovery()).isEmpty();
    }
  }

  @Test
  void a_witness_that_a_power_cut_tore_says_nothing() throws IOException {
    Path live = directory.resolve("live");
    Files.write(Witness.beside(live), new byte[7]);
    try (DurableStore store = open(live)) {
      assertThat(store.recovery()).isEmpty();
    }
  }

  @Test
  void a_store_under_suspicion_is_repaired_at_the_next_opening_even_if_nothing_is_found()
      throws IOException {
    new StoreFiles(whole, new FakeDisk()).suspect("a record did not match its checksum");
    try (DurableStore store = open(whole)) {
      assertThat(store.recovery()).get().matches(Recovery::complete);
      assertThat(contents(store)).isEqualTo(everything());
      settle(store);
    }
    try (DurableStore store = open(whole)) {
      assertThat(store.recovery()).isEmpty();
    }
  }

  @Test
  void a_backup_of_a_store_in_work_is_whole_and_restores_under_a_new_id() throws Exception {
    Path live = directory.resolve("live");
    Path backup = directory.resolve("backup");
    UUID id;
    try (DurableStore store = open(live)) {
      id = store.id();
      Thread tapping =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 100; i++) {
                  store.commit(Change.append("more", record(i))).join();
                }
              });
      assertThat(store.backup(backup)).isGreaterThanOrEqualTo(RECORDS);
      assertThatThrownBy(() -> store.backup(backup)).isInstanceOf(IOException.class);
      tapping.join();
      assertThat(store.size("more")).isEqualTo(100);
    }
    DurableStore.restore(backup, live);
    try (DurableStore store = open(live)) {
      assertThat(store.recovery())
          .get()
          .matches(some -> some.cause() == Recovery.Cause.RESTORED)
          .matches(some -> some.former().equals(id));
      assertThat(store.id()).isNotEqualTo(id);
      Map<String, List<String>> contents = contents(store);
      contents.remove("more");
      assertThat(contents).isEqualTo(everything());
      commit(store, 0);
      settle(store);
    }
    try (DurableStore store = open(live)) {
      assertThat(store.recovery()).isEmpty();
    }
  }

  @Test
  void what_is_no_backup_is_not_restored() throws IOException {
    Path live = directory.resolve("live");
    Path nothing = Files.createDirectories(directory.resolve("nothing"));
    assertThatThrownBy(() -> DurableStore.restore(nothing, live)).isInstanceOf(StoreDamaged.class);
    try (DurableStore store = open(live)) {
      assertThat(store.recovery()).isEmpty();
      assertThatThrownBy(() -> DurableStore.restore(nothing, live)).isInstanceOf(StoreInUse.class);
      assertThat(contents(store)).isEqualTo(everything());
    }
  }

  @Test
  void a_new_generation_forgets_what_was_deleted_and_stays_small() throws IOException {
    Path live = directory.resolve("live");
    try (DurableStore store = open(live)) {
      store.commit(Change.put("t", bytes("person"), bytes("SECRET-KEY"))).join();
      store.renew().join();
      store.commit(Change.delete("t", bytes("person"))).join();
      store.renew().join();
    }
    StoreSettings atOnce =
        new StoreSettings(
            UUID::randomUUID,
            InstantSource.system(),
            Duration.ofSeconds(10),
            100,
            0,
            0,
            16 << 10,
            64 << 10,
            Duration.ZERO);
    DurableStore.open(live, atOnce, new FakeDisk()).close();
    for (Path file : filesOf(live)) {
      assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
          .as("%s", file)
          .doesNotContain("SECRET-KEY");
    }
  }

  @Test
  void a_full_disk_at_opening_still_lets_people_read() {
    FakeDisk full = new FakeDisk();
    full.usableBytes = 0;
    StoreSettings careful =
        new StoreSettings(
            UUID::randomUUID,
            InstantSource.system(),
            Duration.ofSeconds(10),
            100,
            1 << 20,
            2 << 20,
            16 << 10,
            64 << 10,
            Duration.ofHours(1));
    try (DurableStore store = DurableStore.open(whole, careful, full)) {
      assertThat(contents(store)).isEqualTo(everything());
      assertThat(store.health()).isEqualTo(new StoreHealth.DiskFull());
      assertThat(store.commit(Change.append("j0", bytes("no")))).isCompletedExceptionally();
      full.usableBytes = 3 << 19;
      assertThat(store.room()).isInstanceOf(Room.Scarce.class);
      store.commit(Change.append("j0", bytes("yes"))).join();
      assertThat(contents(store).get("j0")).last().isEqualTo("yes");
    }
  }
}
