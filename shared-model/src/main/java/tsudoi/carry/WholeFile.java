package tsudoi.carry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A file on a memory stick that is there whole or not at all, whenever the stick is pulled.
public final class WholeFile {
  /// The largest bundle.
  public static final int BYTES_MAX = Bundle.BYTES_MAX;

  /// What a file system needs beside the file itself.
  private static final long MARGIN_BYTES = 64 * 1024;

  /// How writing ended.
  public sealed interface Outcome {
    /// Whole and forced to the stick.
    record Written(Path file, long bytes) implements Outcome {}

    record NoRoom(long neededBytes, long freeBytes) implements Outcome {}

    /// Write-protected, or not ours to write.
    record NotWritable() implements Outcome {}

    record Failed(String reason) implements Outcome {}
  }

  /// How many bytes can be written into a folder.
  interface Room {
    long bytes(Path folder) throws IOException;
  }

  private static final Room REAL = folder -> Files.getFileStore(folder).getUsableSpace();

  private WholeFile() {}

  /// Writes beside the target, forces, and renames; a file that stood there before is replaced.
  public static Outcome write(Path target, byte[] bytes) {
    return write(target, bytes, REAL);
  }

  static Outcome write(Path target, byte[] bytes, Room room) {
    Path whole = target.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return new Outcome.Failed("no folder: " + folder);
    }
    Path part = folder.resolve(whole.getFileName() + ".part");
    try {
      long free = room.bytes(folder);
      if (free < bytes.length + MARGIN_BYTES) {
        return new Outcome.NoRoom(bytes.length, free);
      }
      write(part, ByteBuffer.wrap(bytes));
      rename(part, whole);
      force(folder);
      return new Outcome.Written(whole, bytes.length);
    } catch (ReadOnlyFileSystemException | AccessDeniedException e) {
      return new Outcome.NotWritable();
    } catch (IOException e) {
      return failed(folder, bytes.length, e, room);
    } finally {
      remove(part);
    }
  }

  private static void write(Path part, ByteBuffer bytes) throws IOException {
    Files.deleteIfExists(part);
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private static void rename(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Not every file system of a stick lets its folders be forced; the file itself is.
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      System.getLogger(WholeFile.class.getName())
          .log(System.Logger.Level.DEBUG, "The folder cannot be forced: " + e);
    }
  }

  /// Java has no name of its own for a full disk.
  private static Outcome failed(Path folder, long needed, IOException e, Room room) {
    try {
      long free = room.bytes(folder);
      return free < needed + MARGIN_BYTES
              || String.valueOf(e.getMessage()).contains("No space left")
          ? new Outcome.NoRoom(needed, free)
          : new Outcome.Failed(e.toString());
    } catch (IOException gone) {
      return new Outcome.Failed(e.toString());
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      System.getLogger(WholeFile.class.getName())
          .log(System.Logger.Level.WARNING, "Left behind: " + part + ": " + e);
    }
  }

  /// The bytes of a file that may hold a bundle; empty when it is larger than any bundle.
  public static Optional<byte[]> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      return bytes.length > BYTES_MAX ? Optional.empty() : Optional.of(bytes);
    }
  }
}
