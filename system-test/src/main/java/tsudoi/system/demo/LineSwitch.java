package tsudoi.system.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tsudoi.system.LineProxy;

/// The page that cuts and restores each kiosk's line to the hub. It belongs to the demo, not to
/// the product, and says so.
///
/// `GET /` shows the lines, `POST /line/1/cut` and `POST /line/1/restore` move the first one.
public final class LineSwitch implements AutoCloseable {
  private static final Pattern ACTION = Pattern.compile("/line/(\\d{1,2})/(cut|restore)");

  /// A line and whose it is.
  ///
  /// @param label plain text
  /// @param kiosk where the kiosk is
  public record Line(String label, URI kiosk, LineProxy proxy) {}

  private final List<Line> lines;
  private final HttpServer server;

  private LineSwitch(List<Line> lines, HttpServer server) {
    this.lines = List.copyOf(lines);
    this.server = server;
  }

  /// Serves the page for these lines.
  ///
  /// @param port 0 for any free one
  public static LineSwitch open(String listen, int port, List<Line> lines) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(listen, port), 0);
    var lineSwitch = new LineSwitch(lines, server);
    server.createContext("/", lineSwitch::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return lineSwitch;
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Matcher action = ACTION.matcher(path);
      if (exchange.getRequestMethod().equals("GET") && path.equals("/")) {
        answer(exchange, 200, page());
      } else if (!exchange.getRequestMethod().equals("POST") || !action.matches()) {
        answer(exchange, 404, "");
      } else {
        move(exchange, Integer.parseInt(action.group(1)), action.group(2));
      }
    }
  }

  private void move(HttpExchange exchange, int number, String action) throws IOException {
    if (number < 1 || number > lines.size()) {
      answer(exchange, 404, "");
      return;
    }
    LineProxy proxy = lines.get(number - 1).proxy();
    if (action.equals("cut")) {
      proxy.cut();
    } else {
      proxy.restore();
    }
    exchange.getResponseHeaders().set("Location", "/");
    answer(exchange, 303, "");
  }

  private static void answer(HttpExchange exchange, int status, String html) throws IOException {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private String page() {
    var rows = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      rows.append(row(i + 1, lines.get(i)));
    }
    return """
    <!doctype html>
    <html lang="ja"><head><meta charset="utf-8"><title>デモ用 回線スイッチ</title>
    <meta name="viewport" content="width=device-width">
    <style>
      body { font: 20px/1.6 "Noto Sans JP", "Noto Sans CJK JP", sans-serif; margin: 0;
             background: #1a1a1a; color: #fff; }
      header { background: repeating-linear-gradient(45deg, #ffd43d 0 24px, #1a1a1a 24px 48px);
               height: 24px; }
      main { max-width: 800px; margin: 24px auto; padding: 0 24px; }
      section { background: #fff; color: #1a1a1a; border-radius: 16px; padding: 16px 24px;
                margin: 16px 0; display: flex; gap: 16px; align-items: center; }
      section div { flex: 1; }
      strong { font-size: 24px; }
      button { font: inherit; min-height: 56px; padding: 0 24px; border-radius: 12px;
               border: 2px solid #0017c1; background: #0017c1; color: #fff; cursor: pointer; }
      .cut button { background: #fff; color: #0017c1; }
      .state { display: block; }
      a { color: #0017c1; }
    </style></head>
    <body><header></header><main>
    <h1>デモ用 回線スイッチ</h1>
    <p>デモのための画面です。実際の製品にはありません。キオスクと市のサーバーのあいだの通信を、本当に切ります。
    <br><small>For the demo only: really cuts the connections between a kiosk and the hub.</small></p>
    %s
    </main></body></html>
    """
        .formatted(rows);
  }

  private static String row(int number, Line line) {
    boolean cut = line.proxy().isCut();
    return """
    <section id="line-%1$d" class="%2$s"><div><strong>%3$s</strong>
    <span class="state">%4$s</span><a href="%5$s">%5$s</a></div>
    <form method="post" action="/line/%1$d/%6$s"><button>%7$s</button></form></section>
    """
        .formatted(
            number,
            cut ? "cut" : "joined",
            line.label(),
            cut ? "✕ 切れています" : "● つながっています",
            line.kiosk(),
            cut ? "restore" : "cut",
            cut ? "つなぐ" : "通信を切る");
  }
}
