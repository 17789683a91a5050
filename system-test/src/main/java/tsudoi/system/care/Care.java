package tsudoi.system.care;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tsudoi.durable.DurableStore;
import tsudoi.durable.StoreDamaged;
import tsudoi.durable.StoreInUse;
import tsudoi.durable.StoreSettings;
import tsudoi.upkeep.DataBackup;
import tsudoi.upkeep.LocalDoor;
import tsudoi.upkeep.TooLittleRoom;

/// `./tsudoi backup` and `restore`: takes a backup of a data folder, by its running application if
/// there is one, and puts backups back.
///
/// Arguments: `backup TARGET DATA`, `restore BACKUP DATA` or `replace BACKUP DATA`. Says in one
/// sentence, in Japanese and English, how it ended; status 0 only when it is done.
final class Care {
  /// A large hub on a slow disk.
  private static final Duration BACKUP_MAX = Duration.ofHours(2);

  /// How it ended.
  ///
  /// @param sentence for whoever started it
  record End(boolean well, String sentence) {
    static End done(String japanese, String english) {
      return new End(true, both(japanese, english));
    }

    static End failed(String japanese, String english) {
      return new End(false, both(japanese, english));
    }

    private static String both(String japanese, String english) {
      return japanese + "\n  " + english;
    }
  }

  private Care() {}

  static void main(String[] args) throws InterruptedException {
    Path place = Path.of(args[1]).toAbsolutePath().normalize();
    Path data = Path.of(args[2]).toAbsolutePath().normalize();
    End end =
        switch (args[0]) {
          case "backup" -> backup(place, data);
          case "restore" -> restore(place, data, false);
          case "replace" -> restore(place, data, true);
          default -> throw new IllegalArgumentException("not an order: " + args[0]);
        };
    if (end.well()) {
      System.out.println(end.sentence());
    } else {
      System.err.println("tsudoi: " + end.sentence());
    }
    System.exit(end.well() ? 0 : 1);
  }

  static End backup(Path target, Path data) throws InterruptedException {
    if (!Files.isDirectory(data.resolve("store"))) {
      return End.failed(
          "ここには 記録が ありません: " + data, "There are no records in this data folder: " + data);
    }
    try {
      try (DurableStore stopped =
          DurableStore.open(data.resolve("store"), StoreSettings.standard())) {
        return taken(target, DataBackup.take(stopped, data, target));
      } catch (StoreInUse e) {
        return byItsApplication(target, data);
      }
    } catch (FileAlreadyExistsException e) {
      return notEmpty(target);
    } catch (TooLittleRoom e) {
      return noRoom(e.getMessage());
    } catch (StoreDamaged e) {
      return End.failed(
          "記録が こわれていて 読めません: " + data + "。アプリケーションを 起動すると 直します。",
          "The records cannot be read; starting the application repairs them: " + e.getMessage());
    } catch (IOException e) {
      return End.failed("ディスクの 読み書きが できませんでした。", "The disk could not be read or written: " + e);
    }
  }

  private static End byItsApplication(Path target, Path data)
      throws IOException, InterruptedException {
    Optional<LocalDoor.Key> key = LocalDoor.Key.of(data);
    if (key.isEmpty()) {
      return End.failed(
          "ほかの プログラムが このフォルダーを 使っています: " + data, "Another program uses this data folder: " + data);
    }
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    key.get().backup()
                        + "?to="
                        + URLEncoder.encode(target.toString(), StandardCharsets.UTF_8)))
            .timeout(BACKUP_MAX)
            .header("Authorization", key.get().authorization())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return switch (answer.statusCode()) {
        case 200 -> taken(target, Long.parseLong(answer.body()));
        case 409 -> notEmpty(target);
        case 507 -> noRoom(answer.body());
        default ->
            End.failed(
                "動いている アプリケーションが 控えを とれませんでした。",
                "The running application could not take the backup: " + answer.body());
      };
    } catch (ConnectException e) {
      return End.failed(
          "アプリケーションは いま 起動か 終了の とちゅうです。少し 待って、もういちど してください。",
          "The application is just starting or ending; wait a moment and try again.");
    }
  }

  static End restore(Path backup, Path data, boolean replace) {
    if (!Files.isDirectory(backup.resolve("store"))) {
      return unreadable(backup, "it has no folder 'store'");
    }
    try {
      DataBackup.restore(backup, data, replace);
      return End.done(
          "控えを もどしました: " + data + "。起動すると 使えます。",
          "Restored into " + data + ". It is in use from the next start on.");
    } catch (FileAlreadyExistsException e) {
      return End.failed(
          "もどす先に 記録が あります: " + data + "。おきかえるときは --replace を つけてください。",
          "There are records already; add --replace to put the backup in their place.");
    } catch (StoreInUse e) {
      return End.failed(
          "アプリケーションが 動いています。先に 止めてください: " + data,
          "An application runs on this data folder; stop it first.");
    } catch (TooLittleRoom e) {
      return noRoom(e.getMessage());
    } catch (StoreDamaged e) {
      return unreadable(backup, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return unreadable(backup, e.toString());
    }
  }

  private static End taken(Path target, long records) {
    return End.done(
        "控えを とり、読めることを たしかめました: " + target + "（記録 " + records + "件）",
        "The backup is in "
            + target
            + " and was opened to check it: "
            + records
            + " records."
            + " It holds private keys; keep it locked away.");
  }

  private static End notEmpty(Path target) {
    return End.failed("そこには もう 何か あります: " + target, "There is something already: " + target);
  }

  private static End noRoom(@org.jspecify.annotations.Nullable String detail) {
    return End.failed("空き容量が 足りません。", "There is too little room: " + detail);
  }

  private static End unreadable(Path backup, String why) {
    return End.failed(
        "控えが 読めません。何も 変えていません: " + backup,
        "The backup cannot be read, and nothing was changed: " + why);
  }
}
