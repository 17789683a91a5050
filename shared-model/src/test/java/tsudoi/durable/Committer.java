package tsudoi.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A process of its own that commits until it is killed, and says what was acknowledged.
///
/// Four threads write counters, each to its journal and in the same change to a table. Standard
/// output gets thread and counter, 4 bytes each, after each acknowledgement.
final class Committer {
  static final int THREADS = 4;

  private final DurableStore store;

  // Not System.out, which swallows errors: when nobody listens any more this process must end.
  private final FileOutputStream acknowledged = new FileOutputStream(FileDescriptor.out);

  private Committer(DurableStore store) {
    this.store = store;
  }

  public static void main(String[] arguments) throws InterruptedException {
    try (DurableStore store = DurableStore.open(Path.of(arguments[0]), StoreSettings.standard())) {
      new Committer(store).run();
    } catch (StoreInUse e) {
      System.err.print(e.getMessage());
      System.exit(3);
    }
  }

  static String journal(int thread) {
    return "thread-" + thread;
  }

  static byte[] key(int thread) {
    return journal(thread).getBytes(UTF_8);
  }

  private void run() throws InterruptedException {
    for (int t = 1; t < THREADS; t++) {
      int thread = t;
      Thread.ofPlatform().start(() -> commitForEver(thread));
    }
    commitForEver(0);
  }

  private void commitForEver(int thread) {
    int counter = (int) store.size(journal(thread));
    while (true) {
      byte[] record = ByteBuffer.allocate(4 + counter % 300).putInt(counter).array();
      store
          .commit(
              new Change(
                  List.of(new Append(journal(thread), record)),
                  List.of(new Put("counters", key(thread), record)),
                  List.of()))
          .join();
      report(thread, counter);
      counter++;
    }
  }

  private synchronized void report(int thread, int counter) {
    try {
      acknowledged.write(ByteBuffer.allocate(8).putInt(thread).putInt(counter).array());
    } catch (IOException e) {
      Runtime.getRuntime().halt(4);
    }
  }
}
