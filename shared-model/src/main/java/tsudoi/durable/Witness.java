package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/// A small file beside the directory of a store that remembers which store lay there, on which
/// machine, and how far it had come. An older copy that is put back, or a copy on another machine,
/// contradicts it.
///
/// It is written after each acknowledgement and not forced, so it never runs ahead of the store; a
/// power cut may leave it behind, which says nothing.
final class Witness implements AutoCloseable {
  private static final Path MACHINE_ID = Path.of("/etc/machine-id");
  private static final int BYTES = 16 + 8 + 4 + 4;

  /// What was seen last.
  record Sight(UUID store, long number, int machine) {}

  private final FileChannel file;
  private final int machine;

  private Witness(FileChannel file, int machine) {
    this.file = file;
    this.machine = machine;
  }

  static Path beside(Path directory) {
    Path whole = directory.toAbsolutePath();
    return whole.resolveSibling(whole.getFileName() + ".witness");
  }

  static Witness open(Path directory) throws IOException {
    FileChannel file =
        FileChannel.open(beside(directory), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new Witness(file, machine());
  }

  /// What the file says; empty when there is none, or a power cut tore it.
  static Optional<Sight> read(Path directory) throws IOException {
    Path path = beside(directory);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer from = ByteBuffer.wrap(bytes);
    if (bytes.length != BYTES
        || from.getInt(BYTES - Integer.BYTES) != Piece.checksum(bytes, 0, BYTES - Integer.BYTES)) {
      return Optional.empty();
    }
    return Optional.of(
        new Sight(new UUID(from.getLong(), from.getLong()), from.getLong(), from.getInt()));
  }

  /// Remembers how far the store has come. Failing to do so does no harm.
  void saw(UUID store, long number) {
    ByteBuffer sight = ByteBuffer.allocate(BYTES);
    sight.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
    sight.putLong(number).putInt(machine);
    sight.putInt(Piece.checksum(sight.array(), 0, sight.position()));
    try {
      file.write(sight.flip(), 0);
    } catch (IOException e) {
      // A witness that saw less contradicts nothing.
    }
  }

  /// A number for this machine; 0 where machines have none.
  static int machine() {
    try {
      byte[] id = Files.readString(MACHINE_ID).strip().getBytes(StandardCharsets.UTF_8);
      return Piece.checksum(id, 0, id.length);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
