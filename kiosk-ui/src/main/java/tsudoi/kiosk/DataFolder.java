package tsudoi.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tsudoi.city.CenterId;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreDamaged;
import tsudoi.durable.StoreInUse;
import tsudoi.durable.StoreSettings;
import tsudoi.frontend.start.StartRefused;
import tsudoi.kiosk.line.Identity;
import tsudoi.kiosk.line.IdentityFile;
import tsudoi.op.Epoch;
import tsudoi.seal.DeviceKey;
import tsudoi.upkeep.StoreBranch;
import tsudoi.upkeep.StoreUpkeep;

/// Everything that this kiosk keeps on its disk: the store and its own identity. One process has it
/// at a time.
final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  private final DurableStore store;
  private final IdentityFile identityFile;
  private final Identity identity;

  private DataFolder(DurableStore store, IdentityFile identityFile, Identity identity) {
    this.store = store;
    this.identityFile = identityFile;
    this.identity = identity;
  }

  /// Opens the folder, or makes a new one with a fresh device key.
  ///
  /// @throws StartRefused when another process has it, or it does not fit
  static DataFolder open(
      Path folder, CenterId center, StoreSettings settings, RandomGenerator random) {
    DurableStore store = openStore(folder, settings);
    try {
      IdentityFile file = new IdentityFile(folder.resolve("identity.json"));
      Identity identity = file.read().orElseGet(() -> stranger(file, random));
      identity
          .membership()
          .filter(member -> !member.center().equals(center))
          .ifPresent(member -> {
            throw new StartRefused(
                StartRefused.FOLDER_UNFIT,
                "The data folder %s belongs to center %d, not %d."
                    .formatted(folder, member.center().number(), center.number()));
          });
      return new DataFolder(store, file, identity);
    } catch (UncheckedIOException e) {
      store.close();
      throw new StartRefused(
          StartRefused.FOLDER_UNFIT, "The data folder cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static DurableStore openStore(Path folder, StoreSettings settings) {
    try {
      Files.createDirectories(folder);
      Path store = folder.resolve("store");
      StoreUpkeep.restoreWanted(folder, store)
          .ifPresent(backup -> LOG.warn("Restored the backup {}", backup));
      StoreBranch.begin(folder, store)
          .ifPresent(outcome -> LOG.warn("Began a new life: {}", outcome));
      return openOrBeginAnew(store, settings);
    } catch (StoreInUse e) {
      throw new StartRefused(
          StartRefused.FOLDER_IN_USE,
          "別の つどい が このフォルダーを 使っています。先に そちらを 止めてください: "
              + folder
              + " (another process uses this data folder; this one does not start)",
          e);
    } catch (StoreDamaged | IOException e) {
      throw new StartRefused(
          StartRefused.FOLDER_UNFIT,
          "The data folder " + folder + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  /// The last rung but one of the ladder: files that not even salvaging can use are put aside, for a
  /// person to look at, and the hub gives back what it holds.
  private static DurableStore openOrBeginAnew(Path store, StoreSettings settings)
      throws IOException {
    try {
      return DurableStore.open(store, settings);
    } catch (StoreDamaged e) {
      if (e.getCause() instanceof AccessDeniedException) {
        throw e;
      }
      Path aside = store.resolveSibling("store-unusable");
      for (int number = 2; Files.exists(aside); number++) {
        aside = store.resolveSibling("store-unusable-" + number);
      }
      LOG.error("The records cannot be used; they are kept in {}", aside, e);
      Files.move(store, aside);
      return DurableStore.open(store, settings);
    }
  }

  private static Identity stranger(IdentityFile file, RandomGenerator random) {
    Identity stranger = Identity.stranger(DeviceKey.generate(random));
    file.write(stranger);
    return stranger;
  }

  DurableStore store() {
    return store;
  }

  Epoch epoch() {
    return new Epoch(store.id());
  }

  Identity identity() {
    return identity;
  }

  IdentityFile identityFile() {
    return identityFile;
  }

  @Override
  public void close() {
    store.close();
  }
}
