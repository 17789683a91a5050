package tsudoi.system;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends event sheets to a running hub and prints its answers: `./tsudoi import`.
final class Import {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private record Order(
      List<Path> files, Optional<String> center, Optional<String> hub, Optional<Path> token) {}

  private Import() {}

  static void main(String[] args) throws InterruptedException {
    Order order = read(args);
    Path demo = ProjectFolder.find().demoData();
    try {
      URI hub = URI.create(order.hub().orElseGet(() -> hubOfDemo(demo)));
      Path token = order.token().orElse(demo.resolve("hub").resolve("admin-token"));
      if (!Files.isReadable(token)) {
        throw new IOException(
            "no admin token at " + token + ": start the hub first, or name it with --token FILE");
      }
      String secret = Files.readString(token).strip();
      boolean allWell = true;
      for (Path file : order.files()) {
        allWell &= send(hub, secret, file, order.center());
      }
      System.exit(allWell ? 0 : 1);
    } catch (IOException e) {
      System.err.println("tsudoi: " + e.getMessage());
      System.exit(1);
    }
  }

  private static Order read(String[] args) {
    var files = new ArrayList<Path>();
    Optional<String> center = Optional.empty();
    Optional<String> hub = Optional.empty();
    Optional<Path> token = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--center" -> center = Optional.of(args[++i]);
        case "--hub" -> hub = Optional.of(args[++i]);
        case "--token" -> token = Optional.of(Path.of(args[++i]));
        default -> files.add(Path.of(args[i]));
      }
    }
    return new Order(files, center, hub, token);
  }

  private static String hubOfDemo(Path demo) {
    try {
      return Files.readString(demo.resolve("hub.url")).strip();
    } catch (IOException e) {
      return "http://127.0.0.1:8080";
    }
  }

  private static boolean send(URI hub, String secret, Path file, Optional<String> center)
      throws IOException, InterruptedException {
    String query =
        "name="
            + encode(file.getFileName().toString())
            + center.map(name -> "&center=" + encode(name)).orElse("");
    var request =
        HttpRequest.newBuilder(hub.resolve("/admin/import?" + query))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/octet-stream")
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    System.err.println("tsudoi: sending " + file + " to " + hub);
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() == 200) {
        System.out.println(answer.body().stripTrailing());
        return true;
      }
      System.err.println("tsudoi: the hub answered " + answer.statusCode());
      System.err.println(answer.body().stripTrailing());
      return false;
    } catch (java.net.http.HttpTimeoutException e) {
      throw new IOException("the hub at " + hub + " did not answer in time", e);
    } catch (java.net.ConnectException e) {
      throw new IOException("no hub answers at " + hub + ": is ./tsudoi demo running?", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
