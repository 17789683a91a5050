package tsudoi.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens between processes: a second opener, and being killed in mid-commit.
class ProcessTest {
  private static final int KILLS = 20;
  private static final int FULL_SPEED_MS = 250;

  @TempDir Path directory;

  private Process committer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Committer.class.getName(),
            directory.toString())
        .start();
  }

  @Test
  void a_second_process_is_told_in_one_sentence_even_after_a_second_opener_in_this_one()
      throws Exception {
    try (DurableStore store = DurableStore.open(directory, StoreSettings.standard())) {
      assertThatThrownBy(() -> DurableStore.open(directory, StoreSettings.standard()))
          .isInstanceOf(StoreInUse.class);
      Process second = committer();
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
    int[] acknowledged = new int[Committer.THREADS];
    Arrays.fill(acknowledged, -1);
    for (int kill = 0; kill < KILLS; kill++) {
      killOne(random.nextInt(FULL_SPEED_MS), acknowledged);
      verify(acknowledged);
    }
    System.out.printf("kills: %d, acknowledged: %s%n", KILLS, Arrays.toString(acknowledged));
    assertThat(Arrays.stream(acknowledged)).allMatch(counter -> counter > KILLS);
  }

  private void killOne(int afterMs, int[] acknowledged) throws IOException, InterruptedException {
    Process process = committer();
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
                  process.destroyForcibly();
                }
              });
      try {
        while (true) {
          acknowledged[said.readInt()] = said.readInt();
        }
      } catch (EOFException e) {
        killer.join();
      }
    }
    process.waitFor();
  }

  private void verify(int[] acknowledged) {
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
