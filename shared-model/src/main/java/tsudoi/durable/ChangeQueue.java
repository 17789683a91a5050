package tsudoi.durable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The changes that wait for the writer, in the order they came; bounded, so that callers slow down
/// with the disk.
final class ChangeQueue {
  private static final int BATCH_CHANGES_MAX = 1000;
  private static final long BATCH_BYTES_MAX = 4L << 20;

  /// A change and who waits for it.
  record Waiting(Change change, CompletableFuture<Void> done) {}

  private final int changesMax;
  private final Deque<Waiting> changes = new ArrayDeque<>();
  private boolean closed;

  ChangeQueue(int changesMax) {
    this.changesMax = changesMax;
  }

  /// False when the queue is closed.
  synchronized boolean add(Waiting waiting) throws InterruptedException {
    while (changes.size() >= changesMax && !closed) {
      wait();
    }
    if (closed) {
      return false;
    }
    changes.add(waiting);
    notifyAll();
    return true;
  }

  /// The next changes to be written together; empty when the queue is closed and drained.
  synchronized List<Waiting> take() throws InterruptedException {
    while (changes.isEmpty() && !closed) {
      wait();
    }
    List<Waiting> batch = new ArrayList<>();
    long bytes = 0;
    while (!changes.isEmpty() && batch.size() < BATCH_CHANGES_MAX && bytes < BATCH_BYTES_MAX) {
      Waiting next = changes.remove();
      bytes += next.change().bytes();
      batch.add(next);
    }
    notifyAll();
    return batch;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
