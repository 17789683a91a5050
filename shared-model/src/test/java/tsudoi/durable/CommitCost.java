package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Prints what a durable commit of 300 bytes costs beside a raw append with fdatasync, in turns, so
/// that both meet the same disk; then what 32 committers reach together.
final class CommitCost {
  private static final int ROUNDS = 3000;
  private static final int RECORD_BYTES = 300;
  private static final int COMMITTERS = 32;
  private static final int EACH = 300;

  private CommitCost() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(Path.of(arguments[0]), "commit-cost");
    Path raw = directory.resolve("raw");
    Files.write(raw, new byte[ROUNDS * RECORD_BYTES * 2]);
    try (FileChannel file = FileChannel.open(raw, StandardOpenOption.WRITE);
        DurableStore store =
            DurableStore.open(directory.resolve("store"), StoreSettings.standard())) {
      file.force(true);
      long[] rawNanos = new long[ROUNDS];
      long[] commitNanos = new long[ROUNDS];
      Change change = Change.append("j", new byte[RECORD_BYTES]);
      for (int i = -500; i < ROUNDS; i++) {
        long start = System.nanoTime();
        file.write(ByteBuffer.wrap(new byte[RECORD_BYTES]));
        file.force(false);
        long between = System.nanoTime();
        store.commit(change).join();
        long end = System.nanoTime();
        if (i >= 0) {
          rawNanos[i] = between - start;
          commitNanos[i] = end - between;
        }
      }
      print("raw append + fdatasync", rawNanos);
      print("durable commit", commitNanos);
      long seconds = System.nanoTime();
      long bytes = bytes(directory.resolve("store"));
      together(store, change);
      double taken = (System.nanoTime() - seconds) / 1e9;
      System.out.printf("%d committers: %.0f commits/s%n", COMMITTERS, COMMITTERS * EACH / taken);
      System.out.printf("bytes on disk per record of 300: %d%n", bytes / (ROUNDS + 500));
    }
  }

  private static void together(DurableStore store, Change change) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < COMMITTERS; t++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < EACH; i++) {
                  store.commit(change).join();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.3f ms, p99 %.3f ms%n",
        what, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
  }

  private static long bytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
