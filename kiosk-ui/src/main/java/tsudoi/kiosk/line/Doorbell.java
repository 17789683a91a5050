package tsudoi.kiosk.line;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/// Hears the hub say "something new" (`GET /sync/v1/doorbell`, server-sent events) and passes the
/// ring on. It only saves waiting: without it the loop asks every few seconds all the same.
final class Doorbell implements AutoCloseable {
  private static final Duration SILENCE_MAX = Duration.ofSeconds(60);
  private static final long BACKOFF_MS_MIN = 500;
  private static final long BACKOFF_MS_MAX = 30_000;

  private final HubAddress hub;
  private final Credentials credentials;
  private final RequestSeals seals;
  private final Runnable ring;
  private final RandomGenerator random;
  private final Thread thread;
  private volatile boolean closed;

  Doorbell(
      HubAddress hub,
      Credentials credentials,
      RequestSeals seals,
      Runnable ring,
      RandomGenerator random) {
    this.hub = hub;
    this.credentials = credentials;
    this.seals = seals;
    this.ring = ring;
    this.random = random;
    this.thread = Thread.ofVirtual().name("doorbell").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    int failures = 0;
    while (!closed) {
      try {
        failures = listen() ? 0 : failures + 1;
        long bound = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN << Math.min(failures, 10));
        Thread.sleep(random.nextLong(BACKOFF_MS_MIN, bound + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Listens until the connection ends or has been silent for too long.
  ///
  /// @return whether anything was heard
  private boolean listen() throws InterruptedException {
    URI address = hub.at("/sync/v1/doorbell");
    HttpRequest request =
        credentials
            .sign(HttpRequest.newBuilder(address), "GET", address, seals.next(), new byte[0])
            .header("Accept", "text/event-stream")
            .GET()
            .build();
    Ear ear = new Ear();
    CompletableFuture<HttpResponse<Void>> call =
        hub.http()
            .sendAsync(
                request,
                head ->
                    head.statusCode() == 200
                        ? HttpResponse.BodySubscribers.fromLineSubscriber(ear)
                        : HttpResponse.BodySubscribers.discarding());
    try {
      while (!call.isDone() && !ear.deaf()) {
        waitFor(call);
      }
    } finally {
      call.cancel(true);
    }
    return ear.heardAnything;
  }

  private static void waitFor(CompletableFuture<?> call) throws InterruptedException {
    try {
      call.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // Still listening, or the line is down: the caller looks.
    }
  }

  /// One connection's lines.
  private final class Ear implements Flow.Subscriber<String> {
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean heardAnything;

    boolean deaf() {
      return System.nanoTime() - lastNanos > SILENCE_MAX.toNanos();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
      ring.run();
    }

    @Override
    public void onNext(String line) {
      lastNanos = System.nanoTime();
      heardAnything = true;
      if (line.startsWith("data:")) {
        ring.run();
      }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
