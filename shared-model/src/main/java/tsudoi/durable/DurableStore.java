package tsudoi.durable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A store of bytes that survives a power cut: append-only journals and small key-value tables.
///
/// A [Change] is acknowledged when it is on the disk and never before; changes become durable in
/// the order in which [#commit] was called, each of them whole or not at all. One thread writes;
/// what queues up while the disk is busy shares the next write. Readers see acknowledged data only,
/// from any thread, and never wait for the disk except to load old records.
///
/// Journals lie on the disk and only their ends in memory. Tables are kept in memory as a whole, in
/// packed form: they are for cursors, marks and keys. What is replaced or deleted is out of reach at
/// once, but its bytes stay in the files until these are rewritten.
public final class DurableStore implements AutoCloseable {
  private final StoreSettings settings;
  private final Disk disk;
  private final Path directory;
  private final OpenerLock lock;
  private final ForcingFiles files;
  private final Engine engine;
  private final StoredRoot root;
  private final ChangeQueue queue;
  private final Thread writer;

  // The writer's, who also knows what is not published yet.
  private final Map<String, Journal> journals = new HashMap<>();
  private final Map<String, Table> tables = new HashMap<>();

  // Everybody's.
  private final Map<String, Journal> readableJournals = new ConcurrentHashMap<>();
  private final Map<String, Table> readableTables = new ConcurrentHashMap<>();
  private volatile StoreHealth health = new StoreHealth.Open();

  private DurableStore(
      Path directory,
      StoreSettings settings,
      Disk disk,
      OpenerLock lock,
      ForcingFiles files,
      Engine engine) {
    this.directory = directory;
    this.settings = settings;
    this.disk = disk;
    this.lock = lock;
    this.files = files;
    this.engine = engine;
    this.root = engine.root();
    this.queue = new ChangeQueue(settings.queuedChangesMax());
    this.writer = Thread.ofPlatform().name("durable-writer").daemon().unstarted(this::write);
    readRoot();
  }

  /// Opens the store in a directory, and creates both when they are not there.
  ///
  /// @throws StoreInUse when it is open already, here or in another process
  /// @throws StoreDamaged when its files cannot be read, or not before the deadline
  public static DurableStore open(Path directory, StoreSettings settings)
      throws StoreInUse, StoreDamaged {
    return open(directory, settings, Disk.real());
  }

  static DurableStore open(Path directory, StoreSettings settings, Disk disk) {
    StoreFiles stored = new StoreFiles(directory, disk);
    try {
      stored.ensureDirectory();
      OpenerLock lock = OpenerLock.take(directory);
      try {
        DurableStore store = open(directory, settings, disk, stored, lock);
        store.writer.start();
        return store;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreDamaged("the files of " + directory + " cannot be used: " + e, e);
    }
  }

  private static DurableStore open(
      Path directory, StoreSettings settings, Disk disk, StoreFiles stored, OpenerLock lock)
      throws IOException {
    Optional<Path> current = stored.current();
    Path generation =
        current.isPresent()
            ? current.get()
            : stored.create(settings.newId().get(), settings.dataFileBytes());
    StoreFiles.trimTransactions(generation, disk);
    ForcingFiles files = new ForcingFiles(disk);
    files.typesAreComplete();
    Engine engine =
        Engine.open(generation, files, settings.dataFileBytes(), settings.openDeadline());
    try {
      Optional<Exception> failure = files.failure();
      if (failure.isPresent()) {
        throw new IOException("the disk failed while opening", failure.get());
      }
      return new DurableStore(directory, settings, disk, lock, files, engine);
    } catch (IOException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /// Asks for a change; the future completes when it is on the disk.
  ///
  /// It fails with [StoreRefused] when the disk is full or has failed, or the store is closed. When
  /// the disk fails in mid-write it is uncertain whether the change will be there after the next
  /// opening. The caller waits here while too many changes are queued. Completion runs on the
  /// writer's thread: what follows there must be short and must not wait for another commit.
  public CompletableFuture<Void> commit(Change change) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      if (!queue.add(new ChangeQueue.Waiting(change, done))) {
        done.completeExceptionally(new StoreRefused(health));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      done.completeExceptionally(e);
    }
    return done;
  }

  /// How many records a journal has; 0 when there is no such journal.
  public long size(String journal) {
    Journal known = readableJournals.get(journal);
    return known == null ? 0 : known.size();
  }

  /// Records of a journal from a position on, which counts from 0 without gaps.
  ///
  /// Ends at the end of the journal or before a bound would be crossed, but if there is a record at
  /// `from` it is always returned, however long.
  ///
  /// @throws StoreDamaged when a record on the disk does not match its checksum
  public List<byte[]> read(String journal, long from, int maxRecords, int maxBytes) {
    if (from < 0) {
      throw new IllegalArgumentException("a negative position: " + from);
    }
    Journal known = readableJournals.get(journal);
    return known == null ? List.of() : known.read(from, maxRecords, maxBytes, engine::load);
  }

  /// The names of all journals, sorted.
  public Set<String> journals() {
    return new TreeSet<>(readableJournals.keySet());
  }

  public Optional<byte[]> get(String table, byte[] key) {
    Table known = readableTables.get(table);
    return known == null ? Optional.empty() : known.get(key);
  }

  /// Shows the visitor each key and value of a table as it is now, in no order.
  public void forEach(String table, BiConsumer<byte[], byte[]> visitor) {
    Table known = readableTables.get(table);
    if (known != null) {
      known.forEach(visitor);
    }
  }

  public StoreHealth health() {
    return health;
  }

  /// The id this store got when it was created.
  public UUID id() {
    return new UUID(root.idHigh, root.idLow);
  }

  /// Writes what is queued, then lets go of the directory. Closing twice does no harm.
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    engine.close();
    lock.close();
  }

  // The writer's thread.

  private void write() {
    try {
      List<ChangeQueue.Waiting> batch = queue.take();
      while (!batch.isEmpty()) {
        write(batch);
        batch = queue.take();
      }
    } catch (InterruptedException e) {
      queue.close();
    }
  }

  private void write(List<ChangeQueue.Waiting> batch) {
    StoreHealth before = healthNow();
    health = before;
    if (before instanceof StoreHealth.Open) {
      health = store(batch);
    }
    StoreHealth after = health;
    for (ChangeQueue.Waiting waiting : batch) {
      if (after instanceof StoreHealth.Open) {
        waiting.done().complete(null);
      } else {
        waiting.done().completeExceptionally(new StoreRefused(after));
      }
    }
  }

  private StoreHealth healthNow() {
    if (health instanceof StoreHealth.FailedForce) {
      return health;
    }
    try {
      boolean room = disk.usableBytes(directory) >= settings.reserveBytes();
      return room ? new StoreHealth.Open() : new StoreHealth.DiskFull();
    } catch (IOException e) {
      return new StoreHealth.FailedForce(e.toString());
    }
  }

  /// Stores a batch as one transaction and lets readers see it once it is forced.
  ///
  /// Anything unexpected ends acceptance: the graph in memory is then ahead of the disk.
  private StoreHealth store(List<ChangeQueue.Waiting> batch) {
    try {
      Rewrites rewrites = new Rewrites();
      Set<Journal> journalsTouched = new LinkedHashSet<>();
      Set<Table> tablesTouched = new LinkedHashSet<>();
      for (ChangeQueue.Waiting waiting : batch) {
        apply(waiting.change(), rewrites, journalsTouched, tablesTouched);
      }
      for (Journal journal : journalsTouched) {
        journal.write(rewrites);
      }
      engine.store(rewrites);
      Optional<Exception> failure = files.failure();
      if (failure.isPresent()) {
        return new StoreHealth.FailedForce(failure.get().toString());
      }
      publish(journalsTouched, tablesTouched);
      return new StoreHealth.Open();
    } catch (RuntimeException | Error e) {
      return new StoreHealth.FailedForce(
          files.failure().<Throwable>map(f -> f).orElse(e).toString());
    }
  }

  private void apply(
      Change change, Rewrites rewrites, Set<Journal> journalsTouched, Set<Table> tablesTouched) {
    for (Append append : change.appends()) {
      Journal journal = journal(append.journal(), rewrites);
      journal.add(append.bytes());
      journalsTouched.add(journal);
    }
    for (Put put : change.puts()) {
      Table table = table(put.table(), rewrites);
      table.put(put.key(), put.value(), rewrites);
      tablesTouched.add(table);
    }
    for (Delete delete : change.deletes()) {
      Table table = tables.get(delete.table());
      if (table != null) {
        table.delete(delete.key(), rewrites);
        tablesTouched.add(table);
      }
    }
  }

  private void publish(Set<Journal> journalsTouched, Set<Table> tablesTouched) {
    for (Journal journal : journalsTouched) {
      journal.publish();
      readableJournals.putIfAbsent(journal.name(), journal);
    }
    for (Table table : tablesTouched) {
      table.publish();
      readableTables.putIfAbsent(table.name(), table);
    }
  }

  private Journal journal(String name, Rewrites rewrites) {
    Journal known = journals.get(name);
    if (known == null) {
      known = Journal.empty(name);
      journals.put(name, known);
      root.journals = entered(root.journals, known.stored(), journals.size() - 1, rewrites);
    }
    return known;
  }

  private Table table(String name, Rewrites rewrites) {
    Table known = tables.get(name);
    if (known == null) {
      known = Table.empty(name);
      tables.put(name, known);
      root.tables = entered(root.tables, known.stored(), tables.size() - 1, rewrites);
    }
    return known;
  }

  private @Nullable Object[] entered(
      @Nullable Object[] list, Object stored, int at, Rewrites rewrites) {
    @Nullable Object[] roomy = list;
    if (at == list.length) {
      roomy = Arrays.copyOf(list, at * 2);
      rewrites.add(root);
    }
    roomy[at] = stored;
    rewrites.add(roomy);
    return roomy;
  }

  private void readRoot() {
    for (Object stored : root.journals) {
      if (stored instanceof StoredJournal some) {
        Journal journal = new Journal(some);
        journals.put(journal.name(), journal);
      }
    }
    for (Object stored : root.tables) {
      if (stored instanceof StoredTable some) {
        Table table = new Table(some);
        tables.put(table.name(), table);
      }
    }
    readableJournals.putAll(journals);
    readableTables.putAll(tables);
  }
}
