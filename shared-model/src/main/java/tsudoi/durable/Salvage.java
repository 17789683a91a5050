package tsudoi.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Takes every readable record out of damaged files: out of all generations that are there and the
/// write-ahead log, without the help of Eclipse Store.
///
/// A piece says which journal and position, or which table and page, it belongs to, so copies in an
/// older generation, in rewritten tails or in the log fill each other's gaps. Positions are made
/// dense again, which is why the result is a store with a new id.
final class Salvage {
  private static final int RECORDS_BETWEEN_CHECKPOINTS = 5_000;

  /// A piece with records, by where it lies; the records are read when their turn comes.
  private record Place(long first, Path file, int offset) {}

  private record PageId(String table, long index) {}

  private record Found(long version, Path generation, byte[] content) {}

  private final Map<String, List<Place>> places = new TreeMap<>();
  private final Map<PageId, Found> pages = new HashMap<>();
  private final Map<String, NavigableMap<Long, byte[]>> logged = new TreeMap<>();
  private final List<Change> loggedChanges = new ArrayList<>();
  private Optional<UUID> store = Optional.empty();
  private Optional<State> newest = Optional.empty();
  private long reached;
  private long lastLogged;
  private long loggedBehind;
  private boolean logFound;
  private int damaged;

  private Salvage() {}

  /// Fills an empty generation and tells what was found.
  ///
  /// @param generations the folders to look into, the newest first
  static Recovery into(
      Generation target,
      List<Path> generations,
      Path log,
      Optional<Witness.Sight> seen,
      UUID session,
      String reason)
      throws IOException {
    Salvage salvage = new Salvage();
    for (Path generation : generations) {
      salvage.chooseStore(generation);
    }
    for (Path generation : generations) {
      salvage.collect(generation);
    }
    salvage.readLog(log);
    return salvage.write(target, seen, session, reason);
  }

  /// Whether a folder holds anything that was ever acknowledged.
  static boolean holdsRecords(Path generation) throws IOException {
    Salvage salvage = new Salvage();
    salvage.chooseStore(generation);
    salvage.collect(generation);
    return !salvage.places.isEmpty() || !salvage.pages.isEmpty();
  }

  private interface Visitor {
    void visit(Path file, Scan.Placed placed);
  }

  private static int eachPiece(Path generation, Visitor visitor) throws IOException {
    int broken = 0;
    for (Path file : Generation.pieceFiles(generation)) {
      broken += Scan.pieces(file, Files.readAllBytes(file), placed -> visitor.visit(file, placed));
    }
    return broken;
  }

  /// The newest generation with a readable piece decides which store this is; the state that reaches
  /// furthest says what there was.
  private void chooseStore(Path generation) throws IOException {
    var _ =
        eachPiece(
            generation,
            (_, placed) -> {
              Piece piece = placed.piece();
              if (store.isEmpty()) {
                store = Optional.of(piece.store());
              }
              if (isOurs(piece) && piece.kind() == Piece.Kind.STATE) {
                noteState(piece);
              }
            });
  }

  private void noteState(Piece piece) {
    try {
      State state = State.of(piece);
      if (newest.isEmpty() || newest.get().number() <= state.number()) {
        newest = Optional.of(state);
      }
    } catch (StoreDamaged e) {
      damaged++;
    }
  }

  private boolean isOurs(Piece piece) {
    return store.isPresent() && piece.store().equals(store.get());
  }

  private void collect(Path generation) throws IOException {
    int broken =
        eachPiece(
            generation,
            (file, placed) -> {
              Piece piece = placed.piece();
              if (isOurs(piece)) {
                reached = Math.max(reached, piece.version());
                switch (piece.kind()) {
                  case SEGMENT, TAIL ->
                      places
                          .computeIfAbsent(piece.name(), _ -> new ArrayList<>())
                          .add(new Place(piece.at(), file, placed.offset()));
                  case PAGE -> notePage(generation, piece);
                  case STATE -> {}
                }
              }
            });
    damaged += broken; // the visitor counts others
  }

  private void notePage(Path generation, Piece piece) {
    byte[] content = piece.bodyBytes();
    try {
      Page.verify(content);
    } catch (StoreDamaged e) {
      damaged++;
      return;
    }
    PageId id = new PageId(piece.name(), piece.at());
    Found known = pages.get(id);
    if (known == null
        || piece.version() > known.version()
        || (piece.version() == known.version() && generation.equals(known.generation()))) {
      pages.put(id, new Found(piece.version(), generation, content));
    }
  }

  private void readLog(Path log) throws IOException {
    logFound = Files.isRegularFile(log);
    if (!logFound) {
      return;
    }
    WriteAheadLog.everyEntry(log)
        .forEach((number, payload) -> {
          if (store.isPresent() && !store.get().equals(ChangeForm.store(payload))) {
            return;
          }
          lastLogged = Math.max(lastLogged, number);
          loggedBehind += number > reached ? 1 : 0;
          for (ChangeForm.Logged change : ChangeForm.read(payload)) {
            for (int i = 0; i < change.positions().length; i++) {
              Append append = change.change().appends().get(i);
              logged
                  .computeIfAbsent(append.journal(), _ -> new TreeMap<>())
                  .put(change.positions()[i], append.bytes());
            }
            if (number > reached) {
              loggedChanges.add(
                  new Change(List.of(), change.change().puts(), change.change().deletes()));
            }
          }
        });
  }

  private Recovery write(
      Generation target, Optional<Witness.Sight> seen, UUID session, String reason)
      throws IOException {
    Map<String, Long> recovered = new TreeMap<>();
    Map<String, Long> missing = new TreeMap<>();
    Set<String> names = new TreeSet<>(places.keySet());
    names.addAll(logged.keySet());
    newest.ifPresent(state -> names.addAll(state.journals().keySet()));
    for (String name : names) {
      Sweep sweep = new Sweep(name, target, session);
      sweep.run();
      long known = newest.map(state -> state.journals().getOrDefault(name, 0L)).orElse(0L);
      recovered.put(name, sweep.written);
      missing.put(name, Math.max(known, sweep.end) - sweep.written);
    }
    missing.put(Recovery.CHANGES, changesMissing(seen));
    writeTables(target.contents());
    target.contents().stage(loggedChanges);
    target.checkpoint(target.contents().state(0, session, false));
    return new Recovery(
        Recovery.Cause.DAMAGED,
        reason,
        store.orElse(target.contents().store()),
        recovered,
        missing,
        damaged);
  }

  /// How many changes are known to be missing: those that the log lacks, and those that the witness
  /// saw behind the last one found. At least one when the whole log is gone, because nobody knows
  /// what was in it, and when a table cannot be shown to be the newest.
  private long changesMissing(Optional<Witness.Sight> seen) {
    long known =
        seen.filter(sight -> store.filter(sight.store()::equals).isPresent())
            .map(Witness.Sight::number)
            .orElse(0L);
    long last = Math.max(reached, lastLogged);
    long lacking = last - reached - loggedBehind;
    boolean sure = logFound && tablesAreProven();
    return Math.max(sure ? 0 : 1, lacking + Math.max(0, known - last));
  }

  /// Whether the pages found are those of the last checkpoint. Of a damaged page an older copy may
  /// have been found, which looks as good.
  private boolean tablesAreProven() {
    if (newest.isEmpty() || newest.get().number() < reached) {
      return false;
    }
    State state = newest.get();
    if (!state.provesTables()) {
      return damaged == 0;
    }
    Map<String, Long> digests = new HashMap<>();
    state.tables().keySet().forEach(table -> digests.put(table, 0L));
    pages.forEach(
        (id, page) -> digests.merge(id.table(), Table.mark(id.index(), page.content()), Long::sum));
    return digests.equals(state.digests());
  }

  /// Writes the records of one journal in the order of their positions, holding no more of them in
  /// memory than overlap.
  private final class Sweep {
    private final String name;
    private final Generation target;
    private final UUID session;
    private final NavigableMap<Long, byte[]> window = new TreeMap<>();
    private long end;
    private long written;

    Sweep(String name, Generation target, UUID session) {
      this.name = name;
      this.target = target;
      this.session = session;
    }

    void run() throws IOException {
      List<Place> ordered = new ArrayList<>(places.getOrDefault(name, List.of()));
      ordered.sort(Comparator.comparingLong(Place::first));
      window.putAll(logged.getOrDefault(name, new TreeMap<>()));
      Path openFile = null;
      byte[] bytes = {};
      for (Place place : ordered) {
        writeBefore(place.first());
        if (!place.file().equals(openFile)) {
          openFile = place.file();
          bytes = Files.readAllBytes(openFile);
        }
        Piece.find(ByteBuffer.wrap(bytes).position(place.offset())).ifPresent(this::take);
      }
      writeBefore(Long.MAX_VALUE);
    }

    private void take(Piece piece) {
      ByteBuffer frames = piece.body().duplicate();
      long position = piece.at();
      try {
        for (int i = 0; i < piece.count(); i++, position++) {
          int start = frames.position();
          try {
            byte[] record = Frames.read(frames);
            if (position >= end) {
              window.put(position, record);
            }
          } catch (StoreDamaged e) {
            damaged++;
            frames.position(start);
            Frames.skip(frames);
          }
        }
      } catch (StoreDamaged e) {
        // Its length is damaged too: where the next record begins is not known any more.
        damaged++;
      }
    }

    private void writeBefore(long position) throws IOException {
      while (!window.isEmpty() && window.firstKey() < position) {
        Map.Entry<Long, byte[]> next = window.pollFirstEntry();
        if (next.getKey() < end) {
          continue;
        }
        target.contents().add(name, next.getValue());
        end = next.getKey() + 1;
        if (++written % RECORDS_BETWEEN_CHECKPOINTS == 0) {
          target.checkpoint(target.contents().state(0, session, false));
        }
      }
    }
  }

  /// Enters what the pages hold, the older pages first; a key that has moved to a page of its own
  /// since then is not taken from where it stood before.
  private void writeTables(Contents target) {
    Map<String, Long> sizes = new HashMap<>();
    pages.keySet().forEach(id -> sizes.merge(id.table(), id.index() + 1, Math::max));
    newest.ifPresent(
        state -> state.tables().forEach((table, size) -> sizes.merge(table, size, Math::max)));
    pages.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> entry.getValue().version()))
        .forEach(entry -> {
          PageId id = entry.getKey();
          int size = Math.toIntExact(sizes.getOrDefault(id.table(), id.index() + 1));
          Page.forEach(
              entry.getValue().content(),
              (key, value) -> {
                if (Table.bucket(key, size) == id.index()) {
                  target.put(id.table(), key, value);
                }
              });
        });
  }
}
