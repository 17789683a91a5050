package tsudoi.system.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A process of its own that opens the records of a kiosk, folds them all, and says how long that
/// took: a start meets code that no compiler has warmed up.
final class Start {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// @param opened until the store itself was open
  /// @param folded until every op was folded
  /// @param cpu processor time until then, on all processors together
  /// @param heapBytes in use afterwards, and not before
  record Times(double opened, double folded, double cpu, long heapBytes, long ops) {}

  private Start() {}

  /// Starts in a new process.
  static Times of(Path folder) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx2g",
            "-cp",
            System.getProperty("java.class.path"),
            Start.class.getName(),
            folder.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("a start failed: " + said);
    }
    JsonNode times = JSON.readTree(said);
    return new Times(
        times.get("opened").asDouble(),
        times.get("folded").asDouble(),
        times.get("cpu").asDouble(),
        times.get("heapBytes").asLong(),
        times.get("ops").asLong());
  }

  static void main(String[] args) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = heapInUse();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    try (KioskRecords kiosk = new KioskRecords(Path.of(args[0]))) {
      double folded = (System.nanoTime() - start) / 1e9;
      double used = (system.getProcessCpuTime() - cpu) / 1e9;
      long heap = heapInUse() - before;
      System.out.println(
          JSON.writeValueAsString(
              new Times(kiosk.openedSeconds(), folded, used, heap, kiosk.ops())));
    }
  }

  private static long heapInUse() {
    System.gc();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return heap.getUsed();
  }
}
