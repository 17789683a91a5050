package tsudoi.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/// A small disk of its own below a folder, which a test can fill to the last byte: a file system in
/// memory, where the system lets us mount one.
final class FullDisk implements AutoCloseable {
  private static final int BLOCK_BYTES = 64 << 10;

  private final Path folder;
  private final Path ballast;

  private FullDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /// @throws IOException when the system does not let us
  static FullDisk mount(Path folder, int megabytes) throws IOException {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tsudoi-test", folder.toString());
    return new FullDisk(folder);
  }

  Path folder() {
    return folder;
  }

  long usableBytes() {
    try {
      FileStore store = Files.getFileStore(folder);
      return store.getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Leaves so many bytes, or a block more.
  void fill(long leaveBytes) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    while (usableBytes() - BLOCK_BYTES >= leaveBytes) {
      Files.write(ballast, block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  void makeRoom() throws IOException {
    Files.deleteIfExists(ballast);
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", folder.toString());
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
