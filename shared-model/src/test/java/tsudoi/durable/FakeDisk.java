package tsudoi.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The real disk without its forces, which can be told to fail and to be full.
final class FakeDisk implements Disk {
  final AtomicInteger forces = new AtomicInteger();
  volatile int forcesUntilFailure = Integer.MAX_VALUE;
  volatile long usableBytes = Long.MAX_VALUE;

  @Override
  public void force(Path file, FileChannel channel) throws IOException {
    force();
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    force();
  }

  private void force() throws IOException {
    forces.incrementAndGet();
    if (forcesUntilFailure-- <= 0) {
      throw new IOException("Input/output error");
    }
  }

  @Override
  public long usableBytes(Path directory) {
    return usableBytes;
  }
}
