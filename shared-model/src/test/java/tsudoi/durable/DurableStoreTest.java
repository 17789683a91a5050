package tsudoi.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoreTest {
  private static final UUID ID = UUID.fromString("0190c0de-0000-4000-8000-000000000001");
  private static final StoreSettings SETTINGS =
      new StoreSettings(
          () -> ID,
          InstantSource.system(),
          Duration.ofSeconds(20),
          10_000,
          1 << 20,
          2 << 20,
          256 << 10,
          1 << 20,
          Duration.ofHours(1));

  /// Two generations with 32 MB in vain, and some room for what is written meanwhile.
  private static final long DISK_BYTES_MAX = 100L << 20;

  @TempDir Path directory;

  private DurableStore open(Disk disk) {
    return DurableStore.open(directory, SETTINGS, disk);
  }

  private DurableStore open() {
    return open(new FakeDisk());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<String> texts(DurableStore store, String journal) {
    return store.read(journal, 0, Integer.MAX_VALUE, Integer.MAX_VALUE).stream()
        .map(record -> new String(record, UTF_8))
        .toList();
  }

  @Test
  void what_was_committed_is_there_after_opening_again() {
    try (DurableStore store = DurableStore.open(directory, SETTINGS)) {
      store
          .commit(
              new Change(
                  List.of(
                      new Append("signups", bytes("one")),
                      new Append("signups", bytes("two")),
                      new Append("attendance", bytes("three"))),
                  List.of(new Put("cursors", bytes("hub"), bytes("7"))),
                  List.of()))
          .join();
      store.commit(Change.put("cursors", bytes("hub"), bytes("8"))).join();
      store.commit(Change.put("cursors", bytes("gone"), bytes("9"))).join();
      store.commit(Change.delete("cursors", bytes("gone"))).join();
    }
    try (DurableStore store = DurableStore.open(directory, SETTINGS)) {
      assertThat(store.id()).isEqualTo(ID);
      assertThat(store.journals()).containsExactly("attendance", "signups");
      assertThat(texts(store, "signups")).containsExactly("one", "two");
      assertThat(texts(store, "attendance")).containsExactly("three");
      assertThat(store.get("cursors", bytes("hub"))).map(String::new).contains("8");
      assertThat(store.get("cursors", bytes("gone"))).isEmpty();
      assertThat(store.health()).isEqualTo(new StoreHealth.Open());
    }
  }

  @Test
  void an_unknown_journal_is_empty_and_an_unknown_table_has_no_keys() {
    try (DurableStore store = open()) {
      assertThat(store.size("nothing")).isZero();
      assertThat(store.read("nothing", 0, 10, 10)).isEmpty();
      assertThat(store.get("nothing", bytes("key"))).isEmpty();
      store.commit(Change.delete("nothing", bytes("key"))).join();
    }
  }

  @Test
  void reading_keeps_to_its_bounds_but_always_gets_ahead() {
    try (DurableStore store = open()) {
      for (String text : List.of("aaaa", "bbbb", "cccc")) {
        store.commit(Change.append("j", bytes(text))).join();
      }
      assertThat(store.read("j", 0, 2, 100)).hasSize(2);
      assertThat(store.read("j", 0, 10, 11)).hasSize(2);
      assertThat(store.read("j", 1, 10, 1)).containsExactly(bytes("bbbb"));
      assertThat(store.read("j", 3, 10, 100)).isEmpty();
      assertThat(store.read("j", 0, 0, 100)).isEmpty();
    }
  }

  @Test
  void records_of_every_size_keep_their_order_over_segments_and_openings() {
    Random random = new Random(20_260_401);
    List<byte[]> expected = new ArrayList<>();
    for (int opening = 0; opening < 3; opening++) {
      try (DurableStore store = open()) {
        for (int i = 0; i < 120; i++) {
          List<Append> appends = new ArrayList<>();
          for (int n = random.nextInt(1, 40); n > 0; n--) {
            byte[] record = new byte[sizeOf(random)];
            random.nextBytes(record);
            expected.add(record);
            appends.add(new Append("j", record));
          }
          store.commit(new Change(appends, List.of(), List.of())).join();
        }
        assertThat(store.size("j")).isEqualTo(expected.size());
        assertThat(firstDifference(readInSteps(store, "j", 700), expected)).isEqualTo(-1);
      }
    }
  }

  private static int firstDifference(List<byte[]> actual, List<byte[]> expected) {
    for (int i = 0; i < expected.size(); i++) {
      if (i >= actual.size() || !Arrays.equals(actual.get(i), expected.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int sizeOf(Random random) {
    return switch (random.nextInt(200)) {
      case 0 -> random.nextInt(200_000);
      case 1, 2, 3 -> 0;
      default -> random.nextInt(600);
    };
  }

  private static List<byte[]> readInSteps(DurableStore store, String journal, int step) {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < store.size(journal)) {
      all.addAll(store.read(journal, all.size(), step, 1 << 20));
    }
    return all;
  }

  @Test
  void a_table_agrees_with_a_map_after_random_puts_and_deletes() {
    Random random = new Random(52);
    Map<String, String> expected = new HashMap<>();
    for (int opening = 0; opening < 2; opening++) {
      try (DurableStore store = open()) {
        List<CompletableFuture<Void>> commits = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
          String key = "key-" + random.nextInt(5_000);
          if (random.nextInt(4) == 0) {
            expected.remove(key);
            commits.add(store.commit(Change.delete("t", bytes(key))));
          } else {
            String value = "v".repeat(random.nextInt(300)) + i;
            expected.put(key, value);
            commits.add(store.commit(Change.put("t", bytes(key), bytes(value))));
          }
        }
        commits.forEach(CompletableFuture::join);
        assertThat(contents(store, "t")).isEqualTo(expected);
        for (String key : List.of("key-1", "key-4999", "key-none")) {
          assertThat(store.get("t", bytes(key)).map(String::new))
              .isEqualTo(Optional.ofNullable(expected.get(key)));
        }
      }
    }
    try (DurableStore store = open()) {
      assertThat(contents(store, "t")).isEqualTo(expected);
    }
  }

  private static Map<String, String> contents(DurableStore store, String table) {
    Map<String, String> contents = new HashMap<>();
    store.forEach(table, (key, value) -> contents.put(new String(key), new String(value)));
    return contents;
  }

  @Test
  void thirty_two_committers_share_the_forces() throws InterruptedException {
    FakeDisk disk = new FakeDisk();
    try (DurableStore store = open(disk)) {
      int before = disk.forces.get();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 32; t++) {
        String name = "writer-" + t;
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int i = 0; i < 100; i++) {
                    store.commit(Change.append(name, bytes(name + " " + i))).join();
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(disk.forces.get() - before).isLessThan(2 * 3200);
      for (int t = 0; t < 32; t++) {
        assertThat(texts(store, "writer-" + t))
            .hasSize(100)
            .last()
            .isEqualTo("writer-" + t + " 99");
      }
    }
  }

  @Test
  void commits_of_one_caller_become_durable_in_call_order() {
    try (DurableStore store = open()) {
      List<CompletableFuture<Void>> commits = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        commits.add(store.commit(Change.append("j", bytes("" + i))));
      }
      commits.getLast().join();
      assertThat(commits).allMatch(CompletableFuture::isDone);
      List<String> all = texts(store, "j");
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i)).isEqualTo("" + i);
      }
    }
  }

  @Test
  void two_hundred_thousand_records_open_quickly() {
    byte[] record = new byte[300];
    try (DurableStore store = open()) {
      CompletableFuture<Void> last = new CompletableFuture<>();
      for (int i = 0; i < 2_000; i++) {
        List<Append> hundred = Collections.nCopies(100, new Append("j", record));
        last = store.commit(new Change(hundred, List.of(), List.of()));
      }
      last.join();
    }
    long from = System.nanoTime();
    try (DurableStore store = open()) {
      long millis = (System.nanoTime() - from) / 1_000_000;
      assertThat(store.size("j")).isEqualTo(200_000);
      assertThat(store.read("j", 199_999, 1, 300)).containsExactly(record);
      assertThat(store.read("j", 100_000, 1, 300)).containsExactly(record);
      assertThat(millis).isLessThan(5_000);
    }
  }

  @Test
  void a_second_opener_in_this_process_is_told_so_and_does_no_harm() {
    try (DurableStore store = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreInUse.class)
          .hasMessageContaining("is already open");
      store.commit(Change.append("j", bytes("still here"))).join();
    }
    try (DurableStore store = open()) {
      assertThat(texts(store, "j")).containsExactly("still here");
    }
  }

  @Test
  void a_torn_end_of_the_transactions_file_is_cut_off() throws IOException {
    for (int torn = 1; torn < 18; torn++) {
      try (DurableStore store = open()) {
        store.commit(Change.append("j", bytes("record " + torn))).join();
      }
      Path transactions =
          directory.resolve("generation-000001").resolve("channel_0/transactions_0.sft");
      byte[] entries = Files.readAllBytes(transactions);
      byte[] entry = Arrays.copyOfRange(entries, entries.length - 18, entries.length);
      Files.write(transactions, Arrays.copyOf(entry, torn), StandardOpenOption.APPEND);
    }
    try (DurableStore store = open()) {
      assertThat(store.size("j")).isEqualTo(17);
    }
  }

  @Test
  void after_a_failed_force_nothing_is_taken_and_reading_goes_on() {
    for (int forces = 0; forces < 1; forces++) {
      String journal = "j" + forces;
      FakeDisk disk = new FakeDisk();
      try (DurableStore store = open(disk)) {
        for (int i = 0; i < 200; i++) {
          store.commit(Change.append(journal, new byte[1000])).join();
        }
        disk.forcesUntilFailure = forces;
        assertRefused(store.commit(Change.append(journal, bytes("lost"))));
        disk.forcesUntilFailure = Integer.MAX_VALUE;
        assertRefused(store.commit(Change.append(journal, bytes("never taken"))));
        assertThat(store.health()).isInstanceOf(StoreHealth.FailedForce.class);
        assertThat(store.size(journal)).isEqualTo(200);
        assertThat(readInSteps(store, journal, 50)).hasSize(200);
      }
      try (DurableStore store = open()) {
        assertThat(store.size(journal)).isBetween(200L, 201L);
        assertThat(texts(store, journal)).doesNotContain("never taken");
        store.commit(Change.append(journal, bytes("taken again"))).join();
      }
    }
  }

  @Test
  void a_force_that_fails_while_generations_change_loses_nothing() {
    int forces = 0;
    boolean failed = true;
    while (failed) {
      String journal = "f" + forces;
      FakeDisk disk = new FakeDisk();
      try (DurableStore store = open(disk)) {
        for (int i = 0; i < 20; i++) {
          store.commit(Change.append(journal, new byte[1000])).join();
        }
        disk.forcesUntilFailure = forces++;
        failed = store.renew().handle((_, failure) -> failure != null).join();
        disk.forcesUntilFailure = Integer.MAX_VALUE;
        if (store.health() instanceof StoreHealth.Open) {
          store.commit(Change.append(journal, bytes("taken"))).join();
        } else {
          assertRefused(store.commit(Change.append(journal, bytes("not taken"))));
        }
        assertThat(store.size(journal)).isBetween(20L, 21L);
      }
      try (DurableStore store = open()) {
        assertThat(store.recovery()).isEmpty();
        assertThat(store.size(journal)).isBetween(20L, 21L);
        assertThat(texts(store, journal)).doesNotContain("not taken");
      }
    }
    assertThat(forces).isGreaterThan(20);
  }

  @Test
  void generations_do_not_pile_up_and_the_disk_use_keeps_to_its_bound() throws Exception {
    byte[] value = new byte[300];
    try (DurableStore store = open(new FakeDisk())) {
      for (int round = 0; round < 400; round++) {
        List<Put> puts = new ArrayList<>();
        for (int key = 0; key < 1_000; key++) {
          puts.add(new Put("t", bytes("key " + key), value));
        }
        store.commit(new Change(List.of(), puts, List.of())).join();
        assertThat(bytesIn(directory.toFile())).isLessThan(DISK_BYTES_MAX);
      }
      long former = bytesIn(directory.toFile());
      for (int i = 0; i < 3; i++) {
        store.renew().join();
      }
      assertThat(bytesIn(directory.toFile())).isLessThan(former);
      try (Stream<Path> children = Files.list(directory)) {
        assertThat(children.filter(child -> child.getFileName().toString().startsWith("gen")))
            .hasSize(2);
      }
    }
  }

  /// While files come and go.
  private static long bytesIn(File folder) {
    long bytes = 0;
    File[] children = folder.listFiles();
    for (File child : children == null ? new File[0] : children) {
      bytes += child.isDirectory() ? bytesIn(child) : child.length();
    }
    return bytes;
  }

  private static void assertRefused(CompletableFuture<Void> commit) {
    assertThatThrownBy(commit::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StoreRefused.class)
        .hasMessageContaining("Input/output error");
  }

  @Test
  void a_full_disk_refuses_changes_until_there_is_room_again() {
    FakeDisk disk = new FakeDisk();
    try (DurableStore store = open(disk)) {
      store.commit(Change.append("j", bytes("one"))).join();
      disk.usableBytes = 1000;
      assertThatThrownBy(store.commit(Change.append("j", bytes("two")))::join)
          .hasCauseInstanceOf(StoreRefused.class);
      assertThat(store.health()).isEqualTo(new StoreHealth.DiskFull());
      assertThat(texts(store, "j")).containsExactly("one");
      disk.usableBytes = Long.MAX_VALUE;
      store.commit(Change.append("j", bytes("three"))).join();
      assertThat(texts(store, "j")).containsExactly("one", "three");
    }
  }

  @Test
  void a_closed_store_refuses_changes() {
    DurableStore store = open();
    store.close();
    store.close();
    assertThatThrownBy(store.commit(Change.append("j", bytes("late")))::join)
        .hasCauseInstanceOf(StoreRefused.class)
        .hasMessageContaining("closed");
  }

  @Test
  void an_unreadable_current_is_repaired_without_loss() throws IOException {
    try (DurableStore store = open()) {
      store.commit(Change.append("j", bytes("one"))).join();
    }
    Files.writeString(directory.resolve("CURRENT"), "../elsewhere\n");
    try (DurableStore store = open()) {
      assertThat(texts(store, "j")).containsExactly("one");
      assertThat(store.recovery()).get().matches(Recovery::complete);
    }
  }
}
