package tsudoi.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// A real line between a kiosk and the hub that can be cut: it carries TCP connections from a port
/// of this machine to a target. Cut, every open connection is reset and new ones are refused.
public final class LineProxy implements AutoCloseable {
  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final int CONNECTIONS_MAX = 256;
  private static final int BUFFER_BYTES = 16 * 1024;

  private final InetSocketAddress target;
  private final int port;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Socket> open = new HashSet<>();
  private Optional<Listener> listener = Optional.empty();

  private record Listener(ServerSocket socket, Thread thread) {
    /// The port is free only when the thread has left `accept`.
    void close() {
      drop(socket);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private LineProxy(InetSocketAddress target, int port) {
    this.target = target;
    this.port = port;
  }

  /// A line in one piece, on any free port.
  public static LineProxy to(InetSocketAddress target) {
    return to(target, FreePort.any());
  }

  public static LineProxy to(InetSocketAddress target, int port) {
    var proxy = new LineProxy(target, port);
    proxy.restore();
    return proxy;
  }

  /// Where the kiosk finds the line, on the loopback address.
  public int port() {
    return port;
  }

  public boolean isCut() {
    lock.lock();
    try {
      return listener.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// Resets what is connected and refuses what comes; harmless when cut already.
  public void cut() {
    lock.lock();
    try {
      listener.ifPresent(Listener::close);
      listener = Optional.empty();
      open.forEach(LineProxy::reset);
      open.clear();
    } finally {
      lock.unlock();
    }
  }

  /// Listens again on the same port; harmless when not cut.
  public void restore() {
    lock.lock();
    try {
      if (listener.isPresent()) {
        return;
      }
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      Thread thread = Thread.ofVirtual().name("line " + port).start(() -> accept(socket));
      listener = Optional.of(new Listener(socket, thread));
    } catch (IOException e) {
      throw new UncheckedIOException("the line cannot listen on port " + port, e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    cut();
  }

  private void accept(ServerSocket socket) {
    while (true) {
      try {
        Socket near = socket.accept();
        Thread.ofVirtual().name("line " + port + " connection").start(() -> carry(near));
      } catch (IOException e) {
        return; // cut
      }
    }
  }

  private void carry(Socket near) {
    var far = new Socket();
    try {
      if (!admit(near, far)) {
        return;
      }
      far.connect(target, CONNECT_TIMEOUT_MS);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pump(far, near));
      pump(near, far);
      back.join();
    } catch (IOException e) {
      reset(near); // the hub is not there
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release(near, far);
    }
  }

  /// A connection accepted in the moment of the cut must not slip through.
  private boolean admit(Socket near, Socket far) {
    lock.lock();
    try {
      if (listener.isEmpty() || open.size() >= 2 * CONNECTIONS_MAX) {
        reset(near);
        return false;
      }
      open.add(near);
      open.add(far);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void release(Socket near, Socket far) {
    lock.lock();
    try {
      open.remove(near);
      open.remove(far);
    } finally {
      lock.unlock();
    }
    drop(near);
    drop(far);
  }

  private static void pump(Socket from, Socket to) {
    var buffer = new byte[BUFFER_BYTES];
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // closed already
    }
    drop(socket);
  }

  private static void drop(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // there is nothing left to do for a socket that cannot even be closed
    }
  }
}
