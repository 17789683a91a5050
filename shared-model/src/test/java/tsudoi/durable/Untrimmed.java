package tsudoi.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A process that opens a store without trimming its files, and says what had to be repaired.
final class Untrimmed {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private Untrimmed() {}

  static String openElsewhere(Path directory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Untrimmed.class.getName(),
                    directory.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  public static void main(String[] args) {
    StoreSettings standard = StoreSettings.standard();
    StoreSettings impatient =
        new StoreSettings(
            UUID::randomUUID,
            standard.clock(),
            DEADLINE,
            100,
            0,
            0,
            16 << 10,
            16 << 10,
            Duration.ZERO);
    Disk careless =
        new Disk() {
          @Override
          public void cut(Path file, FileChannel channel, long length) {}

          @Override
          public void force(Path file, FileChannel channel) {}

          @Override
          public void forceDirectory(Path directory) {}

          @Override
          public long usableBytes(Path directory) {
            return Long.MAX_VALUE;
          }
        };
    try (DurableStore store = DurableStore.open(Path.of(args[0]), impatient, careless)) {
      Optional<Recovery> recovery = store.recovery();
      System.out.println(recovery.map(Recovery::detail).orElse("nothing"));
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
  }
}
