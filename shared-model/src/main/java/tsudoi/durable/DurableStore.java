package tsudoi.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A store of bytes that survives a power cut: append-only journals and small key-value tables.
///
/// A [Change] is acknowledged when it is on the disk and never before; changes become durable in
/// the order in which [#commit] was called, each of them whole or not at all. One thread writes;
/// what queues up while the disk is busy shares the next write. Readers see acknowledged data only,
/// from any thread, and never wait for the disk except to load old records.
///
/// A change goes to a forced write-ahead log first and is acknowledged; when the log is full, and at
/// closing, a checkpoint takes everything to Eclipse Store as one transaction. Journals lie on the
/// disk and only their ends in memory. Tables are kept in memory as a whole, in packed form: they
/// are for cursors, marks and keys. What is replaced or deleted is out of reach at once, but its
/// bytes stay in the files until [#renew] has copied what lives into a new generation.
///
/// Opening checks every piece of the files. What is damaged is salvaged into a new generation under
/// a new id, and [#recovery] tells what was found.
public final class DurableStore implements AutoCloseable {
  private static final long HOUSEKEEPING_MINUTES = 60;
  private static final long RENEWAL_BYTES_MIN = 32L << 20;
  private static final int COPY_ROUNDS_MAX = 8;

  private final StoreSettings settings;
  private final Disk disk;
  private final StoreFiles files;
  private final OpenerLock lock;
  private final WriteAheadLog log;
  private final Witness witness;
  private final Optional<Recovery> recovery;
  private final ChangeQueue queue;
  private final Thread writer;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("durable-housekeeping").daemon().factory());
  private final AtomicBoolean renewalDue = new AtomicBoolean();

  /// Held by whoever writes to the log or the generation.
  private final ReentrantLock writing = new ReentrantLock();

  /// Held by whoever copies the generation, so that it is not replaced meanwhile.
  private final ReentrantLock copying = new ReentrantLock();

  /// Held for reading by readers, for writing when the generation under them changes.
  private final ReentrantReadWriteLock reading = new ReentrantReadWriteLock();

  private Generation generation;
  private boolean logStarted;
  private volatile StoreHealth health = new StoreHealth.Open();

  private DurableStore(
      StoreSettings settings,
      Disk disk,
      StoreFiles files,
      OpenerLock lock,
      Opener.Opened opened,
      WriteAheadLog log,
      Witness witness) {
    this.settings = settings;
    this.disk = disk;
    this.files = files;
    this.lock = lock;
    this.log = log;
    this.witness = witness;
    this.generation = opened.generation();
    this.recovery = get(Recovery.TABLE, Recovery.KEY).map(Recovery::of);
    log.resume(opened.number());
    this.queue = new ChangeQueue(settings.queuedChangesMax());
    this.writer = Thread.ofPlatform().name("durable-writer").daemon().unstarted(this::write);
  }

  /// Opens the store in a directory, and creates both when they are not there.
  ///
  /// @throws StoreInUse when it is open already, here or in another process
  /// @throws StoreDamaged when the directory cannot be used at all
  public static DurableStore open(Path directory, StoreSettings settings)
      throws StoreInUse, StoreDamaged {
    return open(directory, settings, Disk.real());
  }

  static DurableStore open(Path directory, StoreSettings settings, Disk disk) {
    StoreFiles files = new StoreFiles(directory, disk);
    try {
      files.ensureDirectory();
      OpenerLock lock = OpenerLock.take(directory);
      try {
        Opener.Opened opened = new Opener(files, settings, disk).open();
        WriteAheadLog log = WriteAheadLog.open(files.log(), disk);
        Witness witness = Witness.open(directory);
        DurableStore store = new DurableStore(settings, disk, files, lock, opened, log, witness);
        store.begin();
        return store;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreDamaged("the files of " + directory + " cannot be used: " + e, e);
    }
  }

  private void begin() throws IOException {
    if (!(room() instanceof Room.None)) {
      checkpoint(log.number());
    }
    witness.saw(id(), log.number());
    writer.start();
    var _ =
        housekeeping.scheduleWithFixedDelay(
            this::keepHouse, HOUSEKEEPING_MINUTES, HOUSEKEEPING_MINUTES, TimeUnit.MINUTES);
  }

  /// What had to be repaired at this opening, or at an earlier one and was not [#settled] since;
  /// empty when all was well.
  public Optional<Recovery> recovery() {
    return recovery;
  }

  /// Part of a change after which no opening tells of the recovery any more.
  public static Delete settled() {
    return new Delete(Recovery.TABLE, Recovery.KEY);
  }

  /// Asks for a change; the future completes when it is on the disk.
  ///
  /// It fails with [StoreRefused] when the disk is full or has failed, or the store is closed; a
  /// change that is refused because of a full disk or a closed store fails before this returns. When
  /// the disk fails in mid-write it is uncertain whether the change will be there after the next
  /// opening. The caller waits here while too many changes are queued. Completion runs on the
  /// writer's thread: what follows there must be short and must not wait for another commit.
  public CompletableFuture<Void> commit(Change change) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      StoreHealth now = health();
      if (!(now instanceof StoreHealth.Open) || !queue.add(new ChangeQueue.Waiting(change, done))) {
        done.completeExceptionally(new StoreRefused(now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      done.completeExceptionally(e);
    }
    return done;
  }

  /// How many records a journal has; 0 when there is no such journal.
  public long size(String journal) {
    return read(current -> {
      Journal known = current.contents().journals().get(journal);
      return known == null ? 0 : known.size();
    });
  }

  /// Records of a journal from a position on, which counts from 0 without gaps.
  ///
  /// Ends at the end of the journal or before a bound would be crossed, but if there is a record at
  /// `from` it is always returned, however long.
  ///
  /// @throws StoreDamaged when a record on the disk does not match its checksum; the next opening
  ///     repairs the store
  public List<byte[]> read(String journal, long from, int maxRecords, int maxBytes) {
    if (from < 0) {
      throw new IllegalArgumentException("a negative position: " + from);
    }
    return read(current -> {
      Journal known = current.contents().journals().get(journal);
      return known == null ? List.of() : known.read(from, maxRecords, maxBytes, current.segments());
    });
  }

  /// The names of all journals, sorted.
  public Set<String> journals() {
    return read(current -> {
      Set<String> names = new TreeSet<>();
      current
          .contents()
          .journals()
          .forEach((name, journal) -> {
            if (journal.size() > 0) {
              names.add(name);
            }
          });
      return names;
    });
  }

  public Optional<byte[]> get(String table, byte[] key) {
    return read(current -> {
      Table known = current.contents().tables().get(table);
      return known == null ? Optional.empty() : known.get(key);
    });
  }

  /// Shows the visitor each key and value of a table as it is now, in no order.
  public void forEach(String table, BiConsumer<byte[], byte[]> visitor) {
    Optional<Table> known =
        read(current -> Optional.ofNullable(current.contents().tables().get(table)));
    known.ifPresent(some -> some.forEach(visitor));
  }

  private <T> T read(Function<Generation, T> query) {
    reading.readLock().lock();
    try {
      return query.apply(generation);
    } catch (StoreDamaged e) {
      suspect(e);
      throw e;
    } finally {
      reading.readLock().unlock();
    }
  }

  private void suspect(StoreDamaged damage) {
    try {
      files.suspect(String.valueOf(damage.getMessage()));
    } catch (IOException e) {
      damage.addSuppressed(e);
    }
  }

  /// Whether changes are taken right now.
  public StoreHealth health() {
    StoreHealth known = health;
    if (known instanceof StoreHealth.FailedForce) {
      return known;
    }
    return room() instanceof Room.None ? new StoreHealth.DiskFull() : new StoreHealth.Open();
  }

  /// How much room the disk has.
  public Room room() {
    long usable;
    try {
      usable = disk.usableBytes(files.directory());
    } catch (IOException e) {
      return new Room.None(0);
    }
    if (usable < settings.reserveBytes()) {
      return new Room.None(usable);
    }
    return usable < settings.warningBytes() ? new Room.Scarce(usable) : new Room.Enough(usable);
  }

  /// The id this store got when it was created, salvaged or restored.
  public UUID id() {
    return read(current -> current.contents().store());
  }

  /// Writes what is queued, then lets go of the directory. Closing twice does no harm.
  @Override
  public void close() {
    queue.close();
    housekeeping.shutdown();
    boolean interrupted = false;
    while (writer.isAlive() || !housekeeping.isTerminated()) {
      try {
        writer.join();
        var _ = housekeeping.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    generation.close();
    try {
      log.close();
      witness.close();
    } catch (IOException e) {
      health = new StoreHealth.FailedForce(e.toString());
    }
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
    closeLog();
  }

  private void write(List<ChangeQueue.Waiting> batch) {
    writing.lock();
    try {
      if (health instanceof StoreHealth.Open) {
        health = store(batch.stream().map(ChangeQueue.Waiting::change).toList());
      }
    } finally {
      writing.unlock();
    }
    StoreHealth after = health;
    if (after instanceof StoreHealth.Open) {
      witness.saw(generation.contents().store(), log.number());
    }
    for (ChangeQueue.Waiting waiting : batch) {
      if (after instanceof StoreHealth.Open) {
        waiting.done().complete(null);
      } else {
        waiting.done().completeExceptionally(new StoreRefused(after));
      }
    }
  }

  /// Makes a batch durable and lets readers see it. Anything unexpected ends acceptance.
  private StoreHealth store(List<Change> changes) {
    try {
      Contents contents = generation.contents();
      byte[] payload = ChangeForm.write(contents.store(), changes, contents::added);
      if (!logStarted || !log.fits(payload.length)) {
        checkpoint(log.number());
        considerRenewal();
      }
      contents.stage(changes);
      if (log.fits(payload.length)) {
        log.append(payload);
      } else {
        checkpoint(log.number() + 1);
        // Shows that this checkpoint was committed, should the files ever say otherwise.
        log.append(ChangeForm.write(contents.store(), List.of(), contents::added));
      }
      contents.publish();
      return new StoreHealth.Open();
    } catch (IOException | RuntimeException | Error e) {
      return new StoreHealth.FailedForce(e.toString());
    }
  }

  /// Takes everything to Eclipse Store, so that the log can begin again.
  private void checkpoint(long number) throws IOException {
    UUID session = settings.newId().get();
    generation.checkpoint(generation.contents().state(number, session, false));
    log.restart(session, number);
    logStarted = true;
  }

  private void closeLog() {
    writing.lock();
    try {
      if (health instanceof StoreHealth.Open && logStarted && !log.isEmpty()) {
        checkpoint(log.number());
      }
    } catch (IOException | RuntimeException e) {
      health = new StoreHealth.FailedForce(e.toString());
    } finally {
      writing.unlock();
    }
  }

  // Generations.

  private void considerRenewal() throws IOException {
    long living = generation.contents().bytes();
    if (generation.fileBytes() > living + living / 2 + RENEWAL_BYTES_MIN
        && renewalDue.compareAndSet(false, true)) {
      housekeeping.execute(this::renewByItself);
    }
  }

  private void renewByItself() {
    try {
      renewNow();
    } catch (IOException | RuntimeException e) {
      // The current generation is untouched; the next full log asks again.
      System.getLogger(DurableStore.class.getName())
          .log(System.Logger.Level.WARNING, "No new generation: " + e);
    } finally {
      renewalDue.set(false);
    }
  }

  /// Copies what lives into a new generation, which then takes over; what was replaced or deleted is
  /// gone from it. The former generation goes after [StoreSettings#keepFormer], or when the next one
  /// is complete. Changes are taken meanwhile, but for a moment at the end.
  ///
  /// The store does this by itself when half of what lives, and 32 MB, lie there in vain. So with the
  /// former generation it takes at most 2.5 times what lives and 64 MB, and once more what lives while
  /// the next copy is made.
  ///
  /// @return completes when the new generation has taken over
  public CompletableFuture<Void> renew() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            renewNow();
          } catch (IOException e) {
            throw new StoreDamaged("no new generation: " + e, e);
          }
        },
        housekeeping);
  }

  private void renewNow() throws IOException {
    copying.lock();
    try {
      renewAlone();
    } finally {
      copying.unlock();
    }
  }

  private void renewAlone() throws IOException {
    requireRoomForCopy();
    int number = files.makeGeneration();
    Generation next = copy(files.generation(number), number);
    Generation former;
    try {
      // What was copied is whole, so nothing older is needed to repair it.
      files.removeBefore(generation.number());
      former = takeOver(next);
    } catch (IOException | RuntimeException e) {
      next.close();
      if (health instanceof StoreHealth.Open) {
        files.remove(next.path());
      }
      throw e;
    }
    former.close();
    removeFormer();
  }

  private void requireRoomForCopy() throws IOException {
    long needed = 2 * generation.contents().bytes() + settings.reserveBytes();
    if (disk.usableBytes(files.directory()) < needed) {
      files.removeBefore(generation.number());
    }
    if (disk.usableBytes(files.directory()) < needed) {
      throw new IOException("a copy needs " + needed + " bytes of room");
    }
  }

  /// A copy of what does not change any more, opened and checked.
  private Generation copy(Path path, int number) throws IOException {
    try (Generation fresh = Generation.create(path, number, id(), settings, disk)) {
      int rounds = 0;
      while (Copying.bulk(generation, fresh) > 0 && ++rounds < COPY_ROUNDS_MAX) {
        // What was closed meanwhile need not wait for the moment at the end.
      }
    }
    return Generation.openChecked(path, number, Optional.empty(), settings, disk).generation();
  }

  /// Lets a copy take over, after what it does not have yet was added.
  ///
  /// @return the generation that was replaced
  private Generation takeOver(Generation next) throws IOException {
    writing.lock();
    try {
      if (!(health instanceof StoreHealth.Open)) {
        throw new IOException("the store has stopped");
      }
      Copying.add(Copying.rest(generation, next.contents()), next.contents());
      UUID session = settings.newId().get();
      next.checkpoint(next.contents().state(log.number(), session, false));
      switchTo(next.number(), session);
      return replaceGeneration(next);
    } finally {
      writing.unlock();
    }
  }

  /// The log is the former generation's until the switch is on the disk. If that fails it is
  /// uncertain which of the two the next opening will find, so nothing may be written any more.
  private void switchTo(int number, UUID session) throws IOException {
    try {
      files.switchTo(number);
      log.erase();
      log.restart(session, log.number());
      logStarted = true;
    } catch (IOException | RuntimeException e) {
      health = new StoreHealth.FailedForce(e.toString());
      throw e;
    }
  }

  private Generation replaceGeneration(Generation next) {
    reading.writeLock().lock();
    try {
      Generation former = generation;
      generation = next;
      return former;
    } finally {
      reading.writeLock().unlock();
    }
  }

  private void keepHouse() {
    try {
      removeFormer();
    } catch (IOException | RuntimeException e) {
      System.getLogger(DurableStore.class.getName())
          .log(System.Logger.Level.WARNING, "A former generation is still there: " + e);
    }
  }

  private void removeFormer() throws IOException {
    files.removeFormer(generation.number(), settings.clock().instant(), settings.keepFormer());
  }

  // Backups.

  /// Writes a consistent copy into a directory that is not there yet, and opens it to check it.
  /// Changes are taken meanwhile.
  ///
  /// @return how many records the copy has
  public long backup(Path target) throws IOException {
    copying.lock();
    try {
      return backupAlone(target);
    } finally {
      copying.unlock();
    }
  }

  private long backupAlone(Path target) throws IOException {
    if (Files.exists(target)) {
      throw new IOException("there is something already: " + target);
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    StoreFiles copies = new StoreFiles(unfinished, disk);
    if (Files.exists(unfinished)) {
      copies.remove(unfinished);
    }
    copies.ensureDirectory();
    int number = copies.makeGeneration();
    long records;
    try (Generation copy = copy(copies.generation(number), number)) {
      Copying.Rest rest = rest(copy.contents());
      Copying.add(rest, copy.contents());
      copy.checkpoint(copy.contents().state(0, settings.newId().get(), true));
    }
    try (Generation written =
        Generation.openChecked(copies.generation(number), number, Optional.empty(), settings, disk)
            .generation()) {
      records = written.state().journals().values().stream().mapToLong(Long::longValue).sum();
    }
    copies.switchTo(number);
    Files.move(unfinished, target);
    disk.moved(unfinished, target);
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null) {
      disk.forceDirectory(parent);
    }
    return records;
  }

  private Copying.Rest rest(Contents copied) {
    writing.lock();
    try {
      return Copying.rest(generation, copied);
    } finally {
      writing.unlock();
    }
  }

  /// Puts a backup in the place of what a directory holds. The store gets a new id when it is opened
  /// next, and what was there before stays for [StoreSettings#keepFormer].
  ///
  /// @throws StoreInUse when the store is open
  /// @throws StoreDamaged when the backup is not whole; then nothing was changed
  public static void restore(Path backup, Path directory) throws IOException {
    StoreFiles target = new StoreFiles(directory, Disk.real());
    target.ensureDirectory();
    try (OpenerLock lock = OpenerLock.take(directory)) {
      new Restoring(new StoreFiles(backup, Disk.real()), target, Disk.real()).run();
    }
  }
}
