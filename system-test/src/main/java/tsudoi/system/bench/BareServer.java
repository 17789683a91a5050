package tsudoi.system.bench;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The least that can be done: a server that unpacks what is posted, appends it to a file and forces
/// that, and a client that packs and posts. What both do is the limit for sync.
final class BareServer {
  static final String IS =
      "the same ops packed alike, posted in one stream to a bare server that unpacks, appends and"
          + " forces";

  private static final int BUFFER_BYTES = 128 * 1024;
  private static final int OPS_OF_A_BLOCK = 500;

  private BareServer() {}

  /// Arguments: a file. Says on which port it listens.
  static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          append(file, exchange.getRequestBody());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    System.out.println("{\"port\":" + server.getAddress().getPort() + "}");
  }

  private static void append(Path file, InputStream packed) throws IOException {
    try (FileChannel out =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        ZstdInputStream in = new ZstdInputStream(packed)) {
      in.setLongMax(23);
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = in.readNBytes(buffer, 0, buffer.length);
          n > 0;
          n = in.readNBytes(buffer, 0, buffer.length)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(false);
    }
  }

  /// Posts the ops and waits for the answer.
  ///
  /// @return how long that took, in seconds
  static double post(int port, List<byte[]> ops) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
    connection.setDoOutput(true);
    connection.setChunkedStreamingMode(16 * 1024);
    try (OutputStream out = connection.getOutputStream();
        ZstdOutputStream packed = new ZstdOutputStream(out, 3)) {
      packed.setLong(23);
      int written = 0;
      for (byte[] op : ops) {
        packed.write(op);
        if (++written % OPS_OF_A_BLOCK == 0) {
          packed.flush();
        }
      }
    }
    if (connection.getResponseCode() != 204) {
      throw new IOException("the bare server answered " + connection.getResponseCode());
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
