package tsudoi.kiosk.line;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;

/// The hub's HTTP address: sends one message and reads the answer, within bounds of time and size.
public final class HubAddress {
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
  private static final long RETRY_AFTER_SECONDS_MAX = 600;

  private final HttpClient http;
  private final URI hub;
  private final MessageCodec codec = new MessageCodec();

  public HubAddress(URI hub) {
    this.hub = hub;
    // One connection a request in flight: HTTP/1.1 passes through every proxy and box.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  HttpClient http() {
    return http;
  }

  URI at(String path) {
    return hub.resolve(path);
  }

  byte[] encode(Message message) {
    return codec.encode(message);
  }

  <M extends Message> M post(HttpRequest.Builder request, byte[] body, Class<M> answer)
      throws LineDown {
    HttpRequest post =
        request
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", MessageCodec.MEDIA_TYPE)
            .header("Accept", MessageCodec.MEDIA_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(post, bounded());
      if (response.statusCode() != 200) {
        throw refused(response);
      }
      return codec.decode(response.body(), answer);
    } catch (IOException | MalformedMessage e) {
      throw new LineDown(e.getClass().getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LineDown("interrupted", e);
    }
  }

  private static HttpResponse.BodyHandler<byte[]> bounded() {
    return HttpResponse.BodyHandlers.limiting(
        HttpResponse.BodyHandlers.ofByteArray(), MessageCodec.PACKED_BYTES_MAX);
  }

  private static LineDown refused(HttpResponse<?> response) {
    String reason = "the hub answered " + response.statusCode();
    Optional<Long> seconds =
        response.headers().firstValue("Retry-After").flatMap(HubAddress::number);
    return seconds
        .map(wait -> new LineDown(reason, Duration.ofSeconds(wait)))
        .orElseGet(() -> new LineDown(reason));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,9}")
        ? Optional.of(Math.min(Long.parseLong(text), RETRY_AFTER_SECONDS_MAX))
        : Optional.empty();
  }
}
