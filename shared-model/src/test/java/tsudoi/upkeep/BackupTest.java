package tsudoi.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsudoi.durable.Change;
import tsudoi.durable.DurableStore;
import tsudoi.durable.OwnerOnlyFile;
import tsudoi.durable.Recovery;
import tsudoi.durable.StoreDamaged;
import tsudoi.durable.StoreInUse;
import tsudoi.durable.StoreSettings;

/// Backups of whole data folders, taken while the store is open, and their return.
class BackupTest {
  private static final byte[] IDENTITY = "{\"deviceKey\":\"secret\"}".getBytes(UTF_8);

  @TempDir Path folder;

  private Path data;
  private DurableStore store;
  private StoreUpkeep upkeep;

  @BeforeEach
  void open() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    new OwnerOnlyFile(data.resolve("identity.json")).write(IDENTITY);
    store = DurableStore.open(data.resolve("store"), StoreSettings.standard());
    store.commit(Change.append("ops/city", "one".getBytes(UTF_8))).join();
    upkeep =
        new StoreUpkeep(
            store,
            data,
            folder.resolve("backups"),
            () -> Instant.parse("2026-11-22T00:00:00Z"),
            () -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static UUID idOf(Path data) {
    try (DurableStore opened = DurableStore.open(data.resolve("store"), StoreSettings.standard())) {
      assertThat(opened.recovery().map(Recovery::cause)).contains(Recovery.Cause.RESTORED);
      assertThat(opened.read("ops/city", 0, 10, 1_000)).containsExactly("one".getBytes(UTF_8));
      return opened.id();
    }
  }

  @Test
  void a_backup_brings_the_records_and_the_keys_to_another_folder_under_a_new_id()
      throws IOException {
    assertThat(upkeep.takeBackup(folder.resolve("copy")))
        .isInstanceOfSatisfying(
            Upkeep.Outcome.Taken.class, taken -> assertThat(taken.records()).isEqualTo(1));
    store.commit(Change.append("ops/city", "two".getBytes(UTF_8))).join();

    Path elsewhere = folder.resolve("elsewhere");
    DataBackup.restore(folder.resolve("copy"), elsewhere, false);

    assertThat(elsewhere.resolve("identity.json")).hasBinaryContent(IDENTITY);
    assertThat(Files.getPosixFilePermissions(elsewhere.resolve("identity.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("copy")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(idOf(elsewhere)).isNotEqualTo(store.id());
  }

  @Test
  void what_is_there_is_not_overwritten_unless_somebody_says_so() throws IOException {
    upkeep.takeBackup(folder.resolve("copy"));
    assertThat(upkeep.takeBackup(folder.resolve("copy")))
        .isInstanceOfSatisfying(
            Upkeep.Outcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Upkeep.Reason.NOT_EMPTY));
    UUID before = store.id();
    store.close();

    assertThatThrownBy(() -> DataBackup.restore(folder.resolve("copy"), data, false))
        .isInstanceOf(FileAlreadyExistsException.class);
    DataBackup.restore(folder.resolve("copy"), data, true);
    assertThat(idOf(data)).isNotEqualTo(before);
  }

  @Test
  void a_folder_in_use_and_a_damaged_backup_are_refused_and_nothing_changes() throws IOException {
    Path copy = folder.resolve("copy");
    upkeep.takeBackup(copy);
    assertThatThrownBy(() -> DataBackup.restore(copy, data, true)).isInstanceOf(StoreInUse.class);

    try (var files = Files.walk(copy.resolve("store"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".dat")).toList()) {
        Files.write(file, new byte[(int) Files.size(file)]);
      }
    }
    UUID before = store.id();
    store.close();
    assertThatThrownBy(() -> DataBackup.restore(copy, data, true)).isInstanceOf(StoreDamaged.class);
    try (DurableStore opened = DurableStore.open(data.resolve("store"), StoreSettings.standard())) {
      assertThat(opened.id()).isEqualTo(before);
      assertThat(opened.recovery()).isEmpty();
    }
  }

  @Test
  void a_running_application_takes_the_backup_for_whoever_may_read_its_folder() throws Exception {
    try (LocalDoor _ = LocalDoor.open(data, upkeep, new Random(1))) {
      LocalDoor.Key key = LocalDoor.Key.of(data).orElseThrow();
      Path copy = folder.resolve("へやの 控え");
      assertThat(ask(key.backup(), key.authorization(), copy).body()).isEqualTo("1");
      assertThat(ask(key.backup(), key.authorization(), copy).statusCode()).isEqualTo(409);
      assertThat(ask(key.backup(), "Bearer 00", folder.resolve("b")).statusCode()).isEqualTo(401);
      assertThat(ask(key.backup(), key.authorization(), Path.of("b")).statusCode()).isEqualTo(400);
      assertThat(folder.resolve("b")).doesNotExist();
      assertThat(Files.getPosixFilePermissions(data.resolve(LocalDoor.FILE)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static HttpResponse<String> ask(URI door, String authorization, Path target)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create(door + "?to=" + URLEncoder.encode(target.toString(), UTF_8)))
              .header("Authorization", authorization)
              .POST(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
