package tsudoi.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of the project, where the built jars are found and `.tsudoi` keeps the demo's data.
public record ProjectFolder(Path path) {

  /// The folder named by `-Dtsudoi.root`, or the nearest one above the working folder that holds
  /// the script.
  public static ProjectFolder find() {
    String named = System.getProperty("tsudoi.root");
    if (named != null) {
      return new ProjectFolder(Path.of(named).toAbsolutePath().normalize());
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("tsudoi"))) {
        return new ProjectFolder(folder);
      }
    }
    throw new IllegalStateException("no project folder at or above " + start);
  }

  public Path hubJar() {
    return jar("sync-server", "tsudoi-sync-server");
  }

  public Path kioskJar() {
    return jar("kiosk-ui", "tsudoi-kiosk-ui");
  }

  public Path demoData() {
    return path.resolve(".tsudoi").resolve("demo");
  }

  /// A folder for what a benchmark writes.
  public Path benchData(String subject) {
    return path.resolve(".tsudoi").resolve("bench").resolve(subject);
  }

  /// A folder for data and logs of a test; every caller uses a name of its own.
  public Path testData(String name) {
    return path.resolve("system-test").resolve("target").resolve("running").resolve(name);
  }

  private Path jar(String module, String artifact) {
    Path target = path.resolve(module).resolve("target");
    try (var jars = Files.newDirectoryStream(target, artifact + "-*.jar")) {
      for (Path jar : jars) {
        String name = jar.getFileName().toString();
        if (!name.endsWith("-sources.jar") && !name.endsWith("-tests.jar")) {
          return jar;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(target + " cannot be read; is " + module + " built?", e);
    }
    throw new IllegalStateException("no " + artifact + " jar in " + target + "; build it first");
  }
}
