package tsudoi.kiosk.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.ProtocolVersions;

/// The hub's HTTP address: sends and reads within bounds of time and size, in a version of the
/// protocol that both speak.
public final class HubAddress {
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /// How long the line may stand still, in either direction.
  static final Duration SILENCE_MAX = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI hub;
  private final ProtocolVersions ours;
  private final InstantSource clock;
  private final Duration silenceMax;
  private final MessageCodec codec = new MessageCodec();
  private volatile int version;

  public HubAddress(URI hub, InstantSource clock) {
    this(hub, ProtocolVersions.OURS, SILENCE_MAX, clock);
  }

  HubAddress(URI hub, ProtocolVersions ours, Duration silenceMax, InstantSource clock) {
    this.hub = hub;
    this.ours = ours;
    this.version = ours.lowest();
    this.clock = clock;
    this.silenceMax = silenceMax;
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

  /// Sends one message and reads one.
  <M extends Message> M post(HttpRequest.Builder request, Message message, Class<M> answer)
      throws LineDown {
    return post(request, codec.encode(message), answer);
  }

  <M extends Message> M post(HttpRequest.Builder request, byte[] body, Class<M> answer)
      throws LineDown {
    HttpRequest post =
        typed(request)
            .timeout(silenceMax)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(post, bounded());
      agreeOnVersion(response);
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

  /// Sends a body of any length while it is made. How long that takes is the line's business, but
  /// it must move.
  HttpResponse<InputStream> stream(HttpRequest.Builder request, InputStream body)
      throws IOException, LineDown {
    Watched watched = new Watched(body);
    HttpRequest post =
        typed(request).POST(HttpRequest.BodyPublishers.ofInputStream(() -> watched)).build();
    CompletableFuture<HttpResponse<InputStream>> call =
        http.sendAsync(post, _ -> new ArrivingBody(silenceMax));
    try {
      while (true) {
        try {
          HttpResponse<InputStream> response =
              call.get(silenceMax.toMillis() / 4 + 1, TimeUnit.MILLISECONDS);
          agreeOnVersion(response);
          return response;
        } catch (TimeoutException e) {
          if (watched.silentFor().compareTo(silenceMax) > 0) {
            throw new LineDown("the line stands still", e);
          }
        }
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LineDown("interrupted", e);
    } finally {
      if (!call.isDone()) {
        call.cancel(true);
      }
    }
  }

  private HttpRequest.Builder typed(HttpRequest.Builder request) {
    return request
        .header("Content-Type", ProtocolVersions.mediaType(version))
        .header("Accept", MessageCodec.MEDIA_TYPE);
  }

  private void agreeOnVersion(HttpResponse<?> response) throws LineDown {
    Optional<ProtocolVersions> theirs =
        response.headers().firstValue(ProtocolVersions.HEADER).flatMap(ProtocolVersions::parse);
    if (theirs.isPresent()) {
      version =
          ours.highestCommon(theirs.get())
              .orElseThrow(() ->
                  new LineDown("the hub speaks protocol " + theirs.get() + ", this kiosk " + ours));
    }
  }

  private HttpResponse.BodyHandler<byte[]> bounded() {
    return HttpResponse.BodyHandlers.limiting(
        HttpResponse.BodyHandlers.ofByteArray(), MessageCodec.PACKED_BYTES_MAX);
  }

  LineDown refused(HttpResponse<?> response) {
    String reason = "the hub answered " + response.statusCode();
    return RetryAfter.in(response.headers(), clock.instant())
        .map(wait -> new LineDown(reason, wait))
        .orElseGet(() -> new LineDown(reason));
  }

  /// A body that remembers when it was last read from.
  private static final class Watched extends java.io.FilterInputStream {
    private volatile long lastNanos = System.nanoTime();

    Watched(InputStream in) {
      super(in);
    }

    Duration silentFor() {
      return Duration.ofNanos(System.nanoTime() - lastNanos);
    }

    @Override
    public int read() throws IOException {
      lastNanos = System.nanoTime();
      return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      lastNanos = System.nanoTime();
      return super.read(into, from, length);
    }
  }
}
