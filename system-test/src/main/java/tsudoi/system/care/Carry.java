package tsudoi.system.care;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tsudoi.carry.CarryErrands;
import tsudoi.carry.WholeFile;
import tsudoi.upkeep.LocalDoor;

/// `./tsudoi carry out` and `carry in`: has the running application of a data folder write a bundle,
/// or read one.
///
/// Arguments: `out FILE DATA` or `in FILE DATA`. Says in one sentence, in Japanese and English, how
/// it ended; status 0 only when it is done.
final class Carry {
  private static final Duration MAX = Duration.ofMinutes(10);

  private Carry() {}

  static void main(String[] args) throws InterruptedException {
    Path file = Path.of(args[1]).toAbsolutePath().normalize();
    Path data = Path.of(args[2]).toAbsolutePath().normalize();
    Care.End end =
        switch (args[0]) {
          case "out" -> out(file, data);
          case "in" -> in(file, data);
          default -> throw new IllegalArgumentException("not an order: " + args[0]);
        };
    if (end.well()) {
      System.out.println(end.sentence());
    } else {
      System.err.println("tsudoi: " + end.sentence());
    }
    System.exit(end.well() ? 0 : 1);
  }

  static Care.End out(Path file, Path data) throws InterruptedException {
    return ask(data, CarryErrands.OUT, HttpRequest.BodyPublishers.noBody(), file);
  }

  static Care.End in(Path file, Path data) throws InterruptedException {
    try {
      Optional<byte[]> bytes = WholeFile.read(file);
      return bytes.isEmpty()
          ? problem("TOO_LARGE")
          : ask(data, CarryErrands.IN, HttpRequest.BodyPublishers.ofByteArray(bytes.get()), file);
    } catch (IOException e) {
      return Care.End.failed("ファイルを 読めません: " + file, "The file cannot be read: " + e);
    }
  }

  private static Care.End ask(Path data, String path, HttpRequest.BodyPublisher body, Path file)
      throws InterruptedException {
    Optional<LocalDoor.Key> key =
        Files.isDirectory(data) ? LocalDoor.Key.of(data) : Optional.empty();
    if (key.isEmpty()) {
      return notRunning(data);
    }
    HttpRequest request =
        HttpRequest.newBuilder(key.get().at(path))
            .timeout(MAX)
            .header("Authorization", key.get().authorization())
            .POST(body)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      String[] result =
          answer.headers().firstValue(CarryErrands.RESULT_HEADER).orElse("").split(" ", -1);
      return answer.statusCode() == 200
          ? end(result, answer.body(), file)
          // the key in the folder is of an earlier run, and somebody else listens there now
          : notRunning(data);
    } catch (ConnectException e) {
      return notRunning(data);
    } catch (IOException e) {
      return Care.End.failed(
          "動いている アプリケーションから 返事が ありません。", "The running application did not answer: " + e);
    }
  }

  private static Care.End notRunning(Path data) {
    return Care.End.failed(
        "このフォルダーの アプリケーションは 動いていません: " + data + "。起動してから、もういちど してください。",
        "No application runs on this data folder; start it and try again.");
  }

  private static Care.End end(String[] result, byte[] bundle, Path file) {
    return switch (result[0]) {
      case "packed" ->
          written(
              file,
              bundle,
              result[1]
                  + "件の 記録を 書きました: "
                  + file
                  + "。市の 担当へ わたしてください。"
                  + (result[2].equals("true") ? "ぜんぶは 入りません。返事のあと、のこりを 書いてください。" : ""),
              result[1]
                  + " records are in "
                  + file
                  + (result[2].equals("true") ? "; more must follow after the answer." : "."));
      case "answer" ->
          written(
              file,
              bundle,
              "返事を 書きました: " + file + "。その キオスクで 読みこんでください。",
              "The answer is in " + file + "; read it at that kiosk.");
      case "heard" ->
          Care.End.done(
              "返事を 読みこみました。市に とどいた 記録 " + result[1] + "件、新しい 知らせ " + result[2] + "件。",
              "The answer was read: "
                  + result[1]
                  + " records have arrived, "
                  + result[2]
                  + " are new.");
      case "gap" ->
          Care.End.failed(
              "返事を 読みこみましたが、その前の 知らせが まだ 入っていません。もういちど carry out から してください。",
              "The answer was read, but something before it is missing; begin again with carry out.");
      case "stale" ->
          Care.End.failed(
              "市の サーバーが 控えから もどされる 前の 返事です。使いませんでした。",
              "The answer is from before the hub was restored. It was not used.");
      case "taken" ->
          Care.End.done(
              "キオスクの 記録を 受け取りました：新しく "
                  + result[1]
                  + "件"
                  + (result[2].equals("0") ? "" : "、受け付けられない ものが あります")
                  + "。carry out で 返事を 書いて、キオスクへ もどしてください。",
              result[1]
                  + " new records were taken"
                  + (result[2].equals("0") ? "" : "; some were refused")
                  + ". Write the answer with carry out and bring it back.");
      case "problem" -> problem(result[1]);
      default -> Care.End.failed("返事が わかりません。", "Not understood: " + String.join(" ", result));
    };
  }

  private static Care.End written(Path file, byte[] bundle, String japanese, String english) {
    return switch (WholeFile.write(file, bundle)) {
      case WholeFile.Outcome.Written _ -> Care.End.done(japanese, english);
      case WholeFile.Outcome.NoRoom(var needed, var free) ->
          Care.End.failed(
              "空きが 足りません。何も 書いていません。",
              "There is too little room: " + needed + " bytes needed, " + free + " free.");
      case WholeFile.Outcome.NotWritable() ->
          Care.End.failed("そこには 書きこめません: " + file, "This place cannot be written to.");
      case WholeFile.Outcome.Failed(var reason) ->
          Care.End.failed("書けませんでした。とちゅうの ファイルは のこしていません。", "Nothing was written: " + reason);
    };
  }

  private static Care.End problem(String name) {
    return switch (name) {
      case "NO_BUNDLE" ->
          Care.End.failed("これは つどいの ファイルでは ありません。", "This is not a file of Tsudoi.");
      case "DAMAGED" ->
          Care.End.failed(
              "ファイルが こわれています。もういちど 書いてもらってください。", "The file is damaged; have it written again.");
      case "NEWER" ->
          Care.End.failed(
              "新しい つどいで 書かれた ファイルです。先に こちらを 新しくしてください。",
              "The file was written by a newer Tsudoi; update this one first.");
      case "OTHER_CITY" -> Care.End.failed("この市の ファイルでは ありません。", "The file is not of this city.");
      case "OTHER_KIOSK" -> Care.End.failed("ほかの 端末あての 返事です。", "The answer is for another kiosk.");
      case "WRONG_WAY" -> Care.End.failed("ファイルの 向きが 反対です。", "This file goes the other way.");
      case "FORGED" ->
          Care.End.failed("署名が 合いません。何も 読みこんでいません。", "The signature is wrong; nothing was read.");
      case "TOO_LARGE" ->
          Care.End.failed("大きすぎて、つどいの ファイルでは ありません。", "Too large for a file of Tsudoi.");
      case "NOT_IN_SERVICE" ->
          Care.End.failed("この端末は まだ 登録されていません。", "This kiosk is not enrolled yet.");
      case "NO_KEY" ->
          Care.End.failed(
              "この端末は まだ いちども 市の サーバーと 話していません。", "This kiosk has never spoken to the hub.");
      case "NOTHING_READ" ->
          Care.End.failed(
              "先に carry in で キオスクの ファイルを 読みこんでください。", "Read a kiosk's file with carry in first.");
      case "NOT_SAVED" -> Care.End.failed("保存できませんでした。", "It could not be saved.");
      default -> Care.End.failed("できませんでした。", "Not done: " + name);
    };
  }
}
