package tsudoi.upkeep;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.durable.OwnerOnlyFile;

/// The door through which somebody at this machine has a running application take a backup, or do
/// another [Errand]. It listens on loopback, on a port of the system's choice; where it is and what opens it stands in a
/// file of the data folder that the owner of the folder alone may read.
///
/// `POST /backup?to=FOLDER` with `Authorization: Bearer SECRET` answers 200 and the number of records,
/// 409 when there is something already, 507 when there is too little room, 500 otherwise.
public final class LocalDoor implements AutoCloseable {
  /// Its first line is the address, its second the secret.
  public static final String FILE = "local-door";

  private static final Logger LOG = LoggerFactory.getLogger(LocalDoor.class);
  private static final int SECRET_BYTES = 32;
  private static final int PATH_CHARACTERS_MAX = 4_096;
  private static final String BACKUP = "/backup";

  private final Upkeep upkeep;
  private final byte[] authorization;
  private final HttpServer server;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("local-door").daemon().factory());

  /// What else somebody at this machine may ask for. Only whoever has the key gets as far.
  ///
  /// @param path such as `/carry/out`
  public record Errand(String path, HttpHandler handler) {}

  /// Where the door of a data folder is, as its application wrote it at its last start.
  ///
  /// @param authorization the value of the header that opens it
  public record Key(URI address, String authorization) {
    public URI at(String path) {
      return address.resolve(path);
    }

    public URI backup() {
      return at(BACKUP);
    }

    /// Empty when no application ever ran on the folder.
    public static Optional<Key> of(Path data) {
      return new OwnerOnlyFile(data.resolve(FILE))
          .read()
          .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip().split("\n", -1))
          .filter(lines -> lines.length == 2)
          .map(lines -> new Key(URI.create(lines[0]), "Bearer " + lines[1]));
    }
  }

  private LocalDoor(Upkeep upkeep, String secret, HttpServer server) {
    this.upkeep = upkeep;
    this.authorization = ("Bearer " + secret).getBytes(StandardCharsets.US_ASCII);
    this.server = server;
  }

  public static LocalDoor open(Path data, Upkeep upkeep, RandomGenerator random)
      throws IOException {
    return open(data, upkeep, List.of(), random);
  }

  public static LocalDoor open(
      Path data, Upkeep upkeep, List<Errand> errands, RandomGenerator random) throws IOException {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = HexFormat.of().formatHex(bytes);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    LocalDoor door = new LocalDoor(upkeep, secret, server);
    server.createContext(BACKUP, door::backup);
    errands.forEach(errand -> server.createContext(errand.path(), door.guarded(errand)));
    server.setExecutor(door.thread);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    new OwnerOnlyFile(data.resolve(FILE))
        .write((address + "\n" + secret + "\n").getBytes(StandardCharsets.US_ASCII));
    return door;
  }

  private HttpHandler guarded(Errand errand) {
    return exchange -> {
      try (exchange) {
        if (!opens(exchange.getRequestHeaders().getFirst("Authorization"))) {
          answer(exchange, 401, "");
        } else if (!exchange.getRequestMethod().equals("POST")) {
          answer(exchange, 400, "");
        } else {
          errand.handler().handle(exchange);
        }
      }
    };
  }

  private void backup(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Path> target = target(exchange.getRequestURI().getRawQuery());
      if (!opens(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "");
      } else if (!exchange.getRequestMethod().equals("POST") || target.isEmpty()) {
        answer(exchange, 400, "");
      } else {
        switch (upkeep.takeBackup(target.get())) {
          case Upkeep.Outcome.Taken(_, var records) ->
              answer(exchange, 200, Long.toString(records));
          case Upkeep.Outcome.Failed(var reason, var detail) -> {
            LOG.warn("No backup at {}: {}", target.get(), detail);
            answer(exchange, status(reason), detail);
          }
        }
      }
    }
  }

  private static int status(Upkeep.Reason reason) {
    return switch (reason) {
      case NOT_EMPTY -> 409;
      case NO_ROOM -> 507;
      case DISK -> 500;
    };
  }

  private boolean opens(@Nullable String header) {
    return header != null
        && MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private static Optional<Path> target(@Nullable String query) {
    if (query == null || !query.startsWith("to=") || query.length() > PATH_CHARACTERS_MAX) {
      return Optional.empty();
    }
    Path path = Path.of(URLDecoder.decode(query.substring(3), StandardCharsets.UTF_8));
    return path.isAbsolute() ? Optional.of(path) : Optional.empty();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }
}
