package tsudoi.system.bench;

import java.nio.file.Path;
import java.util.function.Consumer;

/// One subject that can be measured.
interface Benchmark {
  /// @param folder an empty one on the disk to measure; deleted afterwards
  /// @param quick whether all of it has to end within 60 seconds
  /// @param figures takes each figure as soon as it is known
  void run(Path folder, boolean quick, Consumer<Figure> figures) throws Exception;
}
