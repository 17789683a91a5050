package tsudoi.hub.eventsheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/// Builds Excel files as clerks do: values cell by cell, headings where one wants them.
public final class SheetFile {
  static final List<Object> CITY_HEADINGS =
      List.of(
          "№",
          "対象",
          "開催日",
          "開始時間",
          "終了時間",
          "行事名",
          "場所名称",
          "緯度",
          "経度",
          "説明",
          "料金",
          "定員",
          "申込期間",
          "URL",
          "問い合わせ先（市の担当課）",
          "TEL");

  private final List<List<?>> rows = new ArrayList<>();

  public static SheetFile withCityHeadings() {
    return new SheetFile().row(CITY_HEADINGS.toArray());
  }

  public SheetFile row(Object... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /// A row under the city's headings, of which only these matter.
  public SheetFile event(Object date, Object start, Object end, String title) {
    return row(
        rows.size(),
        "両方",
        date,
        start,
        end,
        title,
        "生涯学習センター",
        "34.345",
        "134.054",
        "説明です。",
        "無料",
        "20人",
        "-",
        "https://www.example.jp/",
        "生涯学習課",
        "087-839-0000");
  }

  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "tsudoi", "1.0")) {
      var sheet = workbook.newWorksheet("オープンデータ");
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          switch (rows.get(r).get(c)) {
            case Number number -> sheet.value(r, c, number);
            case Object other -> {
              if (!other.toString().isEmpty()) {
                sheet.value(r, c, other.toString());
              }
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public InputStream stream() {
    return new ByteArrayInputStream(bytes());
  }

  /// The same file with some parts changed as text.
  static byte[] patched(byte[] file, Map<String, UnaryOperator<String>> patches) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var part : parts(file).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(
            patches
                .getOrDefault(part.getKey(), UnaryOperator.identity())
                .apply(part.getValue())
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Map<String, String> parts(byte[] file) throws IOException {
    var copy = Files.createTempFile("sheet", ".xlsx");
    Files.write(copy, file);
    var parts = new LinkedHashMap<String, String>();
    try (var zip = new ZipFile(copy.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        try (var in = zip.getInputStream(entry)) {
          parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } finally {
      Files.delete(copy);
    }
    return parts;
  }
}
