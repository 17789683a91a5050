package tsudoi.system.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the disk itself takes to keep 300 bytes: a preallocated file, one append, one fdatasync.
final class RawAppends implements AutoCloseable {
  static final String IS = "preallocated file, 300-byte append, fdatasync";

  private static final int RECORD_BYTES = 300;

  private final FileChannel file;
  private final ByteBuffer record = ByteBuffer.allocateDirect(RECORD_BYTES);

  RawAppends(Path path, int appendsMax) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    ByteBuffer zeros = ByteBuffer.allocate(RECORD_BYTES * appendsMax);
    while (zeros.hasRemaining()) {
      file.write(zeros);
    }
    file.force(true);
    file.position(0);
  }

  void append() throws IOException {
    record.clear();
    while (record.hasRemaining()) {
      file.write(record);
    }
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
