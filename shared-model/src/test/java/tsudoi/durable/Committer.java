package tsudoi.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of its own that commits to several stores until it is killed, and says what was
/// acknowledged.
///
/// Two threads for each store write counters, each to its journal and in the same change to a table.
/// Standard output gets store, thread and counter, 4 bytes each, after each acknowledgement.
final class Committer {
  static final int THREADS = 2;

  // Not System.out, which swallows errors: when nobody listens any more this process must end.
  private final FileOutputStream acknowledged = new FileOutputStream(FileDescriptor.out);

  public static void main(String[] directories) {
    List<DurableStore> stores = new ArrayList<>();
    try {
      for (String directory : directories) {
        stores.add(DurableStore.open(Path.of(directory), StoreSettings.standard()));
      }
    } catch (StoreInUse e) {
      System.err.print(e.getMessage());
      System.exit(3);
    }
    Committer committer = new Committer();
    for (int i = 0; i < stores.size() * THREADS; i++) {
      int store = i / THREADS;
      int thread = i % THREADS;
      Thread.ofPlatform().start(() -> committer.run(stores.get(store), store, thread));
    }
  }

  static String journal(int thread) {
    return "thread-" + thread;
  }

  static byte[] key(int thread) {
    return journal(thread).getBytes(UTF_8);
  }

  private void run(DurableStore store, int number, int thread) {
    for (int counter = (int) store.size(journal(thread)); ; counter++) {
      byte[] record = ByteBuffer.allocate(4 + counter % 300).putInt(counter).array();
      store
          .commit(
              new Change(
                  List.of(new Append(journal(thread), record)),
                  List.of(new Put("counters", key(thread), record)),
                  List.of()))
          .join();
      report(ByteBuffer.allocate(12).putInt(number).putInt(thread).putInt(counter).array());
    }
  }

  private synchronized void report(byte[] what) {
    try {
      acknowledged.write(what);
    } catch (IOException e) {
      Runtime.getRuntime().halt(4);
    }
  }
}
