package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// One complete set of files of a store, open: what Eclipse Store holds as of the last checkpoint,
/// and what was added in memory since.
final class Generation implements AutoCloseable {
  private static final String CHANNEL = "channel_0";
  private static final String TRANSACTIONS = "transactions_0.sft";
  private static final String TAKEN_OFF = "taken-off-";

  private final Path path;
  private final int number;
  private final ForcingFiles files;
  private final Engine engine;
  private final Segments segments;
  private final Contents contents;
  private State state;

  private Generation(
      Path path,
      int number,
      ForcingFiles files,
      Engine engine,
      Segments segments,
      Contents contents,
      State state) {
    this.path = path;
    this.number = number;
    this.files = files;
    this.engine = engine;
    this.segments = segments;
    this.contents = contents;
    this.state = state;
  }

  /// Makes an empty generation in an empty folder, and opens it.
  static Generation create(Path path, int number, UUID store, StoreSettings settings, Disk disk)
      throws IOException {
    ForcingFiles files = new ForcingFiles(disk);
    try {
      Engine.create(
          path,
          files,
          settings.dataFileBytes(),
          new StoredRoot(State.empty(store, settings.newId().get())));
    } catch (RuntimeException e) {
      throw new IOException("a new generation was not written", files.failure().orElse(e));
    }
    Optional<Exception> failure = files.failure();
    if (failure.isPresent()) {
      throw new IOException("a new generation was not written", failure.get());
    }
    return open(path, number, new Scan(), settings, disk);
  }

  /// Opens a generation whose files were checked or just written.
  private static Generation open(
      Path path, int number, Scan found, StoreSettings settings, Disk disk) throws IOException {
    ForcingFiles files = new ForcingFiles(disk);
    files.typesAreComplete();
    Engine engine = Engine.open(path, files, settings.dataFileBytes(), settings.openDeadline());
    try {
      Optional<Exception> failure = files.failure();
      if (failure.isPresent()) {
        throw new IOException("the disk failed while opening", failure.get());
      }
      StoredRoot root = engine.root();
      State state = State.of(Piece.read(root.state.bytes));
      return new Generation(
          path, number, files, engine, new Segments(engine, found), Contents.read(root), state);
    } catch (IOException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /// A generation that was found whole, and the number of the last change that it and the log hold.
  record Checked(Generation generation, long number) {}

  /// Opens a generation after every byte of the record in its files was checked.
  ///
  /// @param log the write-ahead log in front of it, if it has one
  /// @return the generation with all that the log holds
  /// @throws StoreDamaged when anything is not as it was written
  static Checked openChecked(
      Path path, int number, Optional<Path> log, StoreSettings settings, Disk disk)
      throws IOException {
    Path transactions = path.resolve(CHANNEL).resolve(TRANSACTIONS);
    if (!Files.isRegularFile(transactions)) {
      throw new StoreDamaged("the transactions file is missing");
    }
    Transactions.trim(transactions, disk);
    Scan scan = new Scan();
    Optional<State> uncommitted = scanFiles(path, Transactions.lengths(transactions), scan, disk);
    State committed = scan.newest().orElseThrow(() -> new StoreDamaged("there is no state"));
    if (scan.damaged() > 0) {
      throw new StoreDamaged(scan.damaged() + " pieces do not match their checksums");
    }
    WriteAheadLog.Replay replay =
        log.isPresent()
            ? WriteAheadLog.read(log.get(), committed.session(), committed.number())
            : new WriteAheadLog.Replay(List.of(), 0, false);
    long reached = committed.number() + replay.payloads().size();
    if (replay.hole() || wasCommitted(uncommitted, reached, log)) {
      throw new StoreDamaged("the write-ahead log is damaged behind entry " + reached);
    }
    Generation opened = open(path, number, scan, settings, disk);
    try {
      if (!opened.state.equals(committed)) {
        throw new StoreDamaged("Eclipse Store opened another state than the files hold");
      }
      for (Journal journal : opened.contents.journals().values()) {
        if (!scan.covers(journal.name(), journal.sealed())) {
          throw new StoreDamaged("records of " + journal.name() + " are missing");
        }
      }
      opened.replay(replay.payloads());
      return new Checked(opened, reached);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /// Whether a state that the transactions file does not know was committed all the same: the log
  /// begins anew only after that, and until then it holds what the state holds.
  private static boolean wasCommitted(Optional<State> unknown, long reached, Optional<Path> log)
      throws IOException {
    return unknown.isPresent()
        && (unknown.get().number() > reached + 1
            || (log.isPresent() && WriteAheadLog.hasSession(log.get(), unknown.get().session())));
  }

  /// Checks the committed part of each data file, and lays aside what a power cut left behind it:
  /// Eclipse Store cuts that off.
  ///
  /// @return the last state in what was not committed
  private static Optional<State> scanFiles(Path path, Map<Long, Long> lengths, Scan scan, Disk disk)
      throws IOException {
    Optional<State> uncommitted = Optional.empty();
    long last = lengths.size();
    for (Map.Entry<Long, Long> file : lengths.entrySet()) {
      Path data = path.resolve(CHANNEL).resolve("channel_0_" + file.getKey() + ".dat");
      if (!Files.isRegularFile(data)) {
        if (file.getValue() == 0 && file.getKey() == last) {
          continue;
        }
        throw new StoreDamaged("a data file is missing: " + file.getKey());
      }
      byte[] bytes = Files.readAllBytes(data);
      int length = Math.toIntExact(Math.min(file.getValue(), Integer.MAX_VALUE));
      if (bytes.length < length || (bytes.length > length && file.getKey() != last)) {
        throw new StoreDamaged("a data file has another length than was committed");
      }
      scan.check(data, bytes.length == length ? bytes : Arrays.copyOf(bytes, length));
      if (bytes.length > length) {
        byte[] rest = Arrays.copyOfRange(bytes, length, bytes.length);
        uncommitted = Scan.lastState(data, rest);
        layAside(path, path.resolve(TAKEN_OFF + file.getKey()), rest, disk);
      }
    }
    return uncommitted;
  }

  private static void layAside(Path generation, Path aside, byte[] bytes, Disk disk) {
    try (FileChannel file =
        FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(0);
      disk.changed(aside);
      file.write(ByteBuffer.wrap(bytes));
      disk.changed(aside);
      disk.force(aside, file);
      disk.forceDirectory(generation);
    } catch (IOException e) {
      // Without room on the disk: nobody was promised these bytes.
      System.getLogger(Generation.class.getName())
          .log(System.Logger.Level.WARNING, "Not laid aside: " + e);
    }
  }

  private void replay(List<byte[]> payloads) {
    for (byte[] payload : payloads) {
      for (ChangeForm.Logged logged : ChangeForm.read(payload)) {
        List<Append> appends = logged.change().appends();
        for (int i = 0; i < appends.size(); i++) {
          long expected = contents.added(appends.get(i).journal()) + before(appends, i);
          if (logged.positions()[i] != expected) {
            throw new StoreDamaged("the write-ahead log does not continue the store");
          }
        }
        contents.stage(List.of(logged.change()));
      }
    }
    contents.publish();
  }

  private static int before(List<Append> appends, int end) {
    int same = 0;
    for (int i = 0; i < end; i++) {
      same += appends.get(i).journal().equals(appends.get(end).journal()) ? 1 : 0;
    }
    return same;
  }

  /// Every file in a generation's folder that can hold pieces, the oldest first.
  static List<Path> pieceFiles(Path generation) throws IOException {
    try (Stream<Path> paths = Files.walk(generation)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(file -> {
            String name = file.getFileName().toString();
            return name.endsWith(".dat") || name.startsWith(TAKEN_OFF);
          })
          .sorted((a, b) -> Long.compare(fileNumber(a), fileNumber(b)))
          .toList();
    }
  }

  static long fileNumber(Path file) {
    String digits = file.getFileName().toString().replaceAll("^channel_0_|\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  Path path() {
    return path;
  }

  int number() {
    return number;
  }

  Contents contents() {
    return contents;
  }

  Segments segments() {
    return segments;
  }

  /// The state of the last checkpoint.
  State state() {
    return state;
  }

  /// Writes and forces everything that was added.
  ///
  /// @throws IOException when the disk failed; then nothing may be written here any more
  void checkpoint(State next) throws IOException {
    try {
      contents.checkpoint(engine, next);
    } catch (RuntimeException e) {
      throw new IOException("a checkpoint failed", files.failure().orElse(e));
    }
    Optional<Exception> failure = files.failure();
    if (failure.isPresent()) {
      throw new IOException("the disk failed", failure.get());
    }
    state = next;
  }

  /// How much its files take.
  long fileBytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    engine.close();
  }
}
