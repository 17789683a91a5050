package tsudoi.hub.sync;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/// A line that carries TCP connections to a port of this machine and resets them after so many bytes
/// in one direction.
final class CuttingLine implements AutoCloseable {
  private final InetSocketAddress target;
  private final ServerSocket listening;
  private final AtomicLong up = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong down = new AtomicLong(Long.MAX_VALUE);

  CuttingLine(int port) throws IOException {
    target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// From now on so many bytes pass, and no more.
  void passes(long bytesUp, long bytesDown) {
    up.set(bytesUp);
    down.set(bytesDown);
  }

  /// How many more would have passed upwards.
  long leftUp() {
    return up.get();
  }

  long leftDown() {
    return down.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listening.accept();
        Socket far = new Socket(target.getAddress(), target.getPort());
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> carry(near, far, up));
        Thread.ofVirtual().start(() -> carry(far, near, down));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void carry(Socket from, Socket to, AtomicLong left) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        long before = left.getAndAdd(-n);
        int part = (int) Math.clamp(before, 0, n);
        to.getOutputStream().write(buffer, 0, part);
        if (part < n || before == n) {
          from.setSoLinger(true, 0);
          to.setSoLinger(true, 0);
          return;
        }
      }
    } catch (IOException gone) {
      // one of the ends is gone
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
