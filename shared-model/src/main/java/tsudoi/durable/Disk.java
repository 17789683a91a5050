package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The disk as far as durability needs it: what makes bytes stay, and how much room there is.
///
/// A port, so that tests can make a force fail, leave it out, or record every step.
interface Disk {

  /// Called after a file or directory was appended to, cut, created or deleted, before it is forced.
  default void changed(Path path) {}

  /// Called after a file got another name, before its directory is forced.
  default void moved(Path from, Path to) {}

  /// Writes all of the bytes at a position.
  default void write(Path file, FileChannel channel, long position, ByteBuffer bytes)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /// Shortens a file.
  default void cut(Path file, FileChannel channel, long length) throws IOException {
    channel.truncate(length);
    changed(file);
  }

  /// Returns when the bytes and the length of the file are on the medium.
  void force(Path file, FileChannel channel) throws IOException;

  /// Returns when the names in the directory are on the medium.
  void forceDirectory(Path directory) throws IOException;

  long usableBytes(Path directory) throws IOException;

  /// The disk of this machine.
  static Disk real() {
    AtomicReference<@Nullable FileStore> medium = new AtomicReference<>();
    return new Disk() {
      @Override
      public void force(Path file, FileChannel channel) throws IOException {
        channel.force(false);
      }

      @Override
      public void forceDirectory(Path directory) throws IOException {
        // Elsewhere a directory cannot be opened; there the file system orders names by itself.
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
          }
        }
      }

      @Override
      public long usableBytes(Path directory) throws IOException {
        FileStore known = medium.get();
        if (known == null) {
          known = Files.getFileStore(directory);
          medium.set(known);
        }
        return known.getUsableSpace();
      }
    };
  }
}
