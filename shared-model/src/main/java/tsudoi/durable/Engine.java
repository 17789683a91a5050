package tsudoi.durable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.serializer.persistence.types.Storer;
import org.eclipse.serializer.reference.Lazy;
import org.eclipse.serializer.reflect.ClassLoaderProvider;
import org.eclipse.store.afs.nio.types.NioFileSystem;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageFoundation;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;
import org.eclipse.store.storage.types.Storage;
import org.eclipse.store.storage.types.StorageConfiguration;

/// Eclipse Store over one directory, with forced files and without clean-up.
///
/// Stores and loads take turns, because Eclipse Store gives no isolation between them.
final class Engine implements AutoCloseable {
  private static final int DATA_FILE_BYTES_MIN = 1024;
  private static final double CLEAN_UP_NEVER = 0.000_001;
  private static final long HOUSEKEEPING_INTERVAL_MS = 1000;
  private static final long HOUSEKEEPING_BUDGET_NANOS = 5_000_000;
  private static final long CACHE_TIMEOUT_MS = 10_000;
  private static final long CACHE_BYTES = 8L << 20;

  private final EmbeddedStorageManager manager;
  private final Object turn = new Object();

  private Engine(EmbeddedStorageManager manager) {
    this.manager = manager;
  }

  /// Creates the files of a new generation, every type that will ever be stored included.
  static void create(Path directory, ForcingFiles files, int dataFileBytes, StoredRoot root) {
    try (Engine engine = new Engine(foundation(directory, files, dataFileBytes).start())) {
      engine.manager.setRoot(root);
      engine.manager.storeRoot();
    }
  }

  /// Opens the files of a store, or gives up at the deadline: some damage makes Eclipse Store read
  /// for ever, on a thread that nothing can stop.
  static Engine open(Path directory, ForcingFiles files, int dataFileBytes, Duration deadline) {
    FutureTask<Engine> opening =
        new FutureTask<>(() -> new Engine(foundation(directory, files, dataFileBytes).start()));
    Thread.ofPlatform().daemon().name("durable-open").start(opening);
    try {
      return opening.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new StoreDamaged("the store does not open within " + deadline, e);
    } catch (ExecutionException e) {
      throw new StoreDamaged("the store does not open: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreDamaged("opening the store was interrupted", e);
    }
  }

  private static EmbeddedStorageFoundation<?> foundation(
      Path directory, ForcingFiles files, int dataFileBytes) {
    NioFileSystem disk = NioFileSystem.New(files.handler());
    EmbeddedStorageFoundation<?> foundation = EmbeddedStorageFoundation.New();
    foundation.setConfiguration(
        StorageConfiguration.Builder()
            .setStorageFileProvider(Storage.FileProvider(disk.ensureDirectory(directory)))
            .setChannelCountProvider(Storage.ChannelCountProvider(1))
            .setDataFileEvaluator(
                Storage.DataFileEvaluator(DATA_FILE_BYTES_MIN, dataFileBytes, CLEAN_UP_NEVER))
            .setHousekeepingController(
                Storage.HousekeepingController(HOUSEKEEPING_INTERVAL_MS, HOUSEKEEPING_BUDGET_NANOS))
            .setEntityCacheEvaluator(Storage.EntityCacheEvaluator(CACHE_TIMEOUT_MS, CACHE_BYTES))
            .createConfiguration());
    foundation.setHousekeepingBroker(new CacheOnlyHousekeeping());
    foundation.registerTypeHandler(new StoredBytesHandler());
    foundation.onConnectionFoundation(connections ->
        connections.setClassLoaderProvider(
            ClassLoaderProvider.New(StoredRoot.class.getClassLoader())));
    return foundation;
  }

  StoredRoot root() {
    if (manager.root() instanceof StoredRoot root && root.isReadable()) {
      return root;
    }
    throw new StoreDamaged("the store holds something else: " + manager.root());
  }

  /// Writes the given objects as one transaction: all of them are there after a crash, or none.
  void store(Rewrites rewrites) {
    synchronized (turn) {
      Storer storer = manager.createStorer();
      for (Object changed : rewrites.all()) {
        storer.store(changed);
      }
      storer.commit();
    }
  }

  byte[] load(Lazy<StoredBytes> segment) {
    synchronized (turn) {
      byte[] bytes = segment.get().bytes;
      segment.clear();
      return bytes;
    }
  }

  @Override
  public void close() {
    manager.shutdown();
  }
}
