package tsudoi.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens between processes: a second opener, and being killed in mid-commit.
class ProcessTest {
  // A process takes a second to start, so one kill hits several stores.
  private static final int KILLS = Integer.getInteger("tsudoi.kills", 5);
  private static final int STORES = 4;
  private static final int FULL_SPEED_MS = 250;

  @TempDir Path directory;

  private Process committer(Path... directories) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Committer.class.getName());
    for (Path each : directories) {
      command.add(each.toString());
    }
    return new ProcessBuilder(command).start();
  }

  @Test
  void a_second_process_is_told_in_one_sentence_even_after_a_second_opener_in_this_one()
      throws Exception {
    try (DurableStore store = DurableStore.open(directory, StoreSettings.standard())) {
      assertThatThrownBy(() -> DurableStore.open(directory, StoreSettings.standard()))
          .isInstanceOf(StoreInUse.class);
      Process second = committer(directory);
      String said = new String(second.getErrorStream().readAllBytes(), UTF_8);
      assertThat(second.waitFor()).isEqualTo(3);
      assertThat(said)
          .endsWith("The store " + directory + " is already open; close the other program first.");
      store.commit(Change.append("j", new byte[1])).join();
    }
  }

  @Test
  void killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_is_half()
      throws Exception {
    Random random = new Random(9);
    int[][] acknowledged = new int[STORES][Committer.THREADS];
    for (int[] store : acknowledged) {
      Arrays.fill(store, -1);
    }
    for (int kill = 0; kill < KILLS; kill++) {
      killOne(random.nextInt(FULL_SPEED_MS), acknowledged);
      for (int store = 0; store < STORES; store++) {
        verify(store(store), acknowledged[store]);
      }
    }
    System.out.printf(
        "killed %d processes with %d stores each, acknowledged: %s%n",
        KILLS, STORES, Arrays.deepToString(acknowledged));
    assertThat(acknowledged[0][0]).isPositive();
  }

  private Path store(int number) {
    return directory.resolve("store-" + number);
  }

  private void killOne(int afterMs, int[][] acknowledged) throws IOException, InterruptedException {
    Process process = committer(store(0), store(1), store(2), store(3));
    try (DataInputStream said = new DataInputStream(process.getInputStream())) {
      Thread killer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (said.available() == 0 && process.isAlive()) {
                    Thread.sleep(1);
                  }
                  Thread.sleep(afterMs);
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                } finally {
                  // The handle, because Process closes the pipe and drops what was said.
                  process.toHandle().destroyForcibly();
                }
              });
      try {
        while (true) {
          acknowledged[said.readInt()][said.readInt()] = said.readInt();
        }
      } catch (EOFException e) {
        killer.join();
      }
    }
    process.waitFor();
  }

  private static void verify(Path directory, int[] acknowledged) {
    try (DurableStore store = DurableStore.open(directory, StoreSettings.standard())) {
      for (int t = 0; t < Committer.THREADS; t++) {
        int size = (int) store.size(Committer.journal(t));
        assertThat(size).isBetween(acknowledged[t] + 1, acknowledged[t] + 2);
        if (size > 0) {
          List<byte[]> last = store.read(Committer.journal(t), size - 1, 1, 1000);
          assertThat(ByteBuffer.wrap(last.getFirst()).getInt()).isEqualTo(size - 1);
          assertThat(store.get("counters", Committer.key(t))).contains(last.getFirst());
        }
        acknowledged[t] = size - 1;
      }
    }
  }
}
