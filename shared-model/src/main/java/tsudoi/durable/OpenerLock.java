package tsudoi.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;

/// The right to open a store, held by one opener at a time.
///
/// Between processes this is a lock on a file, which the system gives back when a process dies.
/// Within a process such a lock does not help: on POSIX systems closing any channel of the file
/// drops it, even a second opener's. So a process marks its open stores in its system properties,
/// the one place that is common to all class loaders, and looks there first.
final class OpenerLock implements AutoCloseable {
  private static final String FILE = "opener.lock";
  private static final String PROPERTY = "tsudoi.durable.open:";

  private final String mark;
  private final FileChannel file;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private OpenerLock(String mark, FileChannel file) {
    this.mark = mark;
    this.file = file;
  }

  static OpenerLock take(Path directory) throws IOException {
    String mark = PROPERTY + directory.toRealPath();
    if (System.getProperties().putIfAbsent(mark, "") != null) {
      throw new StoreInUse(directory);
    }
    FileChannel file = null;
    try {
      file =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (file.tryLock() == null) {
        throw new StoreInUse(directory);
      }
      return new OpenerLock(mark, file);
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        file.close();
      }
      System.clearProperty(mark);
      throw e;
    }
  }

  /// Gives the right back, once: a second call must not take it from the next opener.
  @Override
  public void close() {
    if (held.getAndSet(false)) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        System.clearProperty(mark);
      }
    }
  }
}
