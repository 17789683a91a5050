package tsudoi.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.branch.Branching;
import tsudoi.durable.DurableStore;
import tsudoi.durable.OwnerOnlyFile;
import tsudoi.durable.StoreInUse;
import tsudoi.durable.StoreSettings;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.oplog.DurableOpLog;
import tsudoi.sync.Cursors;
import tsudoi.wire.OpCodec;

/// Gives a store on the disk a new life, before it is opened: see [Branching]. The old one stays
/// beside it, whole.
///
/// Whenever the power goes meanwhile, the next start goes on: the new store is put in place by a
/// rename, and only when it is complete.
public final class StoreBranch {
  private static final Logger LOG = LoggerFactory.getLogger(StoreBranch.class);
  private static final String WANTED = "branch-wanted";
  private static final String FAILED = "branch-failed";

  /// A disk without room has none at the next start either.
  private static final Duration TRY_AGAIN = Duration.ofHours(1);

  private StoreBranch() {}

  /// Whether to ask for it now: not soon after an attempt that failed, or the application would start
  /// again and again and serve nobody.
  public static boolean mayBegin(Path data, Instant now) {
    try {
      return !Files.exists(data.resolve(FAILED))
          || Files.getLastModifiedTime(data.resolve(FAILED))
              .toInstant()
              .isBefore(now.minus(TRY_AGAIN));
    } catch (IOException e) {
      return false;
    }
  }

  /// Asks for it at the next start.
  ///
  /// @param data the data folder of the application
  /// @param before who wrote the store's own part until now
  /// @param common by scope, up to which seq the hub holds the same of that writer
  public static void want(Path data, Writer before, Map<Scope, Long> common) {
    List<String> lines = new ArrayList<>();
    lines.add(before.replica() + " " + before.epoch());
    common.forEach((scope, seq) -> lines.add(scope.name() + " " + seq));
    new OwnerOnlyFile(data.resolve(WANTED))
        .write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private record Wish(Writer before, Map<Scope, Long> common) {
    static Wish of(byte[] bytes) {
      String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
      String[] who = lines[0].split(" ", 2);
      Map<Scope, Long> common = new HashMap<>();
      for (int line = 1; line < lines.length; line++) {
        String[] parts = lines[line].split(" ", 2);
        common.put(new Scope(parts[0]), Long.valueOf(parts[1]));
      }
      return new Wish(
          new Writer(new ReplicaId(UUID.fromString(who[0])), new Epoch(UUID.fromString(who[1]))),
          common);
    }
  }

  /// Does what was asked for, if anything was.
  ///
  /// @param store the folder of the store, below the data folder
  /// @return what became of the ops, if this start did it
  public static Optional<Branching.Outcome> begin(Path data, Path store) throws IOException {
    Optional<Wish> wish = new OwnerOnlyFile(data.resolve(WANTED)).read().map(Wish::of);
    if (wish.isEmpty()) {
      return Optional.empty();
    }
    Path next = store.resolveSibling("store-branch");
    Optional<Branching.Outcome> outcome = Optional.empty();
    if (Files.isDirectory(store)) {
      remove(next);
      try {
        outcome = write(wish.get(), store, next);
      } catch (StoreInUse e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        return failed(data, next, e);
      }
      if (outcome.isPresent()) {
        // the witness of the old store would contradict the new one
        Files.deleteIfExists(witness(store));
        Files.move(store, aside(store));
      }
    }
    if (!Files.isDirectory(store)) {
      Files.move(next, store);
      if (Files.exists(witness(next))) {
        Files.move(witness(next), witness(store));
      }
    }
    Files.delete(data.resolve(WANTED));
    return outcome;
  }

  /// The store stays as it is and serves: an application that does not start would be worse.
  private static Optional<Branching.Outcome> failed(Path data, Path next, Exception e)
      throws IOException {
    LOG.error("No new life could be begun; the old store goes on", e);
    remove(next);
    Files.writeString(data.resolve(FAILED), String.valueOf(e));
    Files.delete(data.resolve(WANTED));
    return Optional.empty();
  }

  /// @return empty when the store lives another life already: it was done before
  private static Optional<Branching.Outcome> write(Wish wish, Path store, Path next)
      throws IOException {
    OpCodec codec = new OpCodec();
    try (DurableStore old = DurableStore.open(store, StoreSettings.standard())) {
      if (!wish.before().epoch().equals(new Epoch(old.id()))) {
        return Optional.empty();
      }
      Files.createDirectories(next);
      try (DurableStore fresh = DurableStore.open(next, StoreSettings.standard())) {
        DurableOpLog from = new DurableOpLog(old, codec);
        Writer after = new Writer(wish.before().replica(), new Epoch(fresh.id()));
        return Optional.of(
            new Branching(
                    from,
                    new DurableOpLog(fresh, codec),
                    wish.before(),
                    after,
                    wish.common(),
                    codec)
                .run(Cursors.fromTheBeginning(from)));
      }
    }
  }

  private static Path aside(Path store) {
    Path aside = store.resolveSibling("store-parted");
    for (int number = 2; Files.exists(aside); number++) {
      aside = store.resolveSibling("store-parted-" + number);
    }
    return aside;
  }

  private static Path witness(Path store) {
    return store.resolveSibling(store.getFileName() + ".witness");
  }

  private static void remove(Path folder) throws IOException {
    Files.deleteIfExists(witness(folder));
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
