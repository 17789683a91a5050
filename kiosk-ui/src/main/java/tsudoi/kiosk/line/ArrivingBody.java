package tsudoi.kiosk.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The body of an answer, read as it arrives. A line that falls silent in the middle is an error
/// after a while: JDK's own body streams would wait for ever.
final class ArrivingBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
  private sealed interface Piece {
    record Bytes(List<ByteBuffer> buffers) implements Piece {}

    record End() implements Piece {}

    record Failed(Throwable reason) implements Piece {}
  }

  private final Duration silenceMax;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> here = new ArrayDeque<>();
  private final AtomicReference<Flow.Subscription> line = new AtomicReference<>();
  private boolean ended;

  ArrivingBody(Duration silenceMax) {
    this.silenceMax = silenceMax;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  /// One piece is asked for at a time: the line waits for whoever reads.
  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    line.set(subscription);
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    pieces.add(new Piece.Bytes(buffers));
  }

  @Override
  public void onError(Throwable reason) {
    pieces.add(new Piece.Failed(reason));
  }

  @Override
  public void onComplete() {
    pieces.add(new Piece.End());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!arrived()) {
      if (ended) {
        return -1;
      }
      await();
    }
    ByteBuffer first = here.element();
    int part = Math.min(length, first.remaining());
    first.get(into, from, part);
    return part;
  }

  private boolean arrived() {
    while (!here.isEmpty() && !here.element().hasRemaining()) {
      here.remove();
    }
    return !here.isEmpty();
  }

  private void await() throws IOException {
    try {
      switch (pieces.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS)) {
        case null -> {
          close();
          throw new IOException("the line fell silent");
        }
        case Piece.Bytes(var buffers) -> {
          here.addAll(buffers);
          line.get().request(1);
        }
        case Piece.End() -> ended = true;
        case Piece.Failed(var reason) -> throw new IOException("the line broke", reason);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /// Lets go of the line, whether or not everything was read.
  @Override
  public void close() {
    Flow.Subscription open = line.get();
    if (open != null && !ended) {
      open.cancel();
    }
  }
}
