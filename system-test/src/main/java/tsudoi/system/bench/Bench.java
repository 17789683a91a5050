package tsudoi.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tsudoi.system.ProjectFolder;

/// Prints figures, one JSON object a line: `./tsudoi bench SUBJECT... [--quick]`.
final class Bench {
  private static final Map<String, Benchmark> SUBJECTS =
      Map.of("store", new StoreBenchmark(), "sync", new SyncBenchmark());

  private Bench() {}

  static void main(String[] args) throws Exception {
    List<String> subjects = new ArrayList<>(List.of(args));
    boolean quick = subjects.remove("--quick");
    for (String subject : subjects) {
      if (!SUBJECTS.containsKey(subject)) {
        System.err.println(
            "tsudoi: bench does not know '"
                + subject
                + "', only "
                + String.join(", ", new TreeMap<>(SUBJECTS).keySet()));
        System.exit(2);
      }
    }
    for (String subject : subjects) {
      System.err.println("tsudoi: measuring " + subject + (quick ? ", quickly" : ""));
      Path folder = ProjectFolder.find().benchData(subject);
      delete(folder);
      Files.createDirectories(folder);
      try {
        Objects.requireNonNull(SUBJECTS.get(subject))
            .run(folder, quick, figure -> System.out.println(figure.json()));
      } finally {
        delete(folder);
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> paths = Files.walk(tree)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
