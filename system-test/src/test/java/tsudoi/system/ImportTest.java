package tsudoi.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./tsudoi import` against a running hub, as somebody types it.
class ImportTest {
  private static final Duration START = Duration.ofMinutes(4);
  private static final List<String> HEADINGS =
      List.of("対象", "開催日", "開始時間", "終了時間", "行事名", "場所名称", "説明", "定員", "申込期間", "TEL");

  @TempDir private Path data;
  private final ProjectFolder project = ProjectFolder.find();

  private record Answer(int status, String text) {}

  @Test
  void a_sheet_is_imported_twice_by_the_script_and_what_is_no_sheet_is_told() throws Exception {
    try (RunningCity city =
        RunningCity.start(project, RunningCity.Setup.anywhere(data, 0), START, _ -> {})) {
      Path sheet = data.resolve("行事.xlsx");
      write(sheet, HEADINGS, row());

      assertThat(run(city, "--center", "木太", sheet.toString()))
          .satisfies(answer -> assertThat(answer.status()).isZero())
          .extracting(Answer::text)
          .asString()
          .contains("1件を 掲載しました（新しい 1件");
      assertThat(run(city, "--center", "木太", sheet.toString()).text())
          .contains("新しい 0件、変わった 0件、そのまま 1件");

      Answer nowhere = run(city, "--center", "竜宮城", sheet.toString());
      assertThat(nowhere.status()).isNotZero();
      assertThat(nowhere.text()).contains("「竜宮城」という センターは 見つかりません。");
      Path letter = Files.writeString(data.resolve("手紙.xlsx"), "拝啓");
      Answer noSheet = run(city, letter.toString());
      assertThat(noSheet.status()).isNotZero();
      assertThat(noSheet.text()).contains("手紙.xlsx：読み取れませんでした。", "Excelのファイル（.xlsx）ではありません。");
    }
  }

  /// A class in ten days with ten places.
  private static List<String> row() {
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(10);
    String date =
        "%d月%d日(%s)"
            .formatted(
                day.getMonthValue(),
                day.getDayOfMonth(),
                day.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPANESE));
    return List.of(
        "両方",
        date,
        "10:00",
        "11:30",
        "冬の料理教室",
        "木太コミュニティセンター",
        "説明です。",
        "申込先着\n10人",
        "随時",
        "087-000-0000");
  }

  private Answer run(RunningCity city, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "tsudoi", "import"));
    command.addAll(List.of("--hub", city.hub().address().toString()));
    command.addAll(List.of("--token", data.resolve("hub").resolve("admin-token").toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(project.path().toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the import ended").isTrue();
    return new Answer(process.exitValue(), text);
  }

  @SafeVarargs
  private static void write(Path file, List<String>... rows) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
        </Types>\
        """);
    parts.put(
        "_rels/.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>\
        </Relationships>\
        """);
    parts.put(
        "xl/workbook.xml",
        """
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
        <sheets><sheet name="行事" sheetId="1" r:id="rId1"/></sheets></workbook>\
        """);
    parts.put(
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>\
        </Relationships>\
        """);
    parts.put("xl/worksheets/sheet1.xml", sheet(List.of(rows)));
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static String sheet(List<List<String>> rows) {
    StringBuilder xml =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>");
    for (int r = 0; r < rows.size(); r++) {
      xml.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < rows.get(r).size(); c++) {
        xml.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>".formatted('A' + c, r + 1))
            .append(rows.get(r).get(c))
            .append("</t></is></c>");
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }
}
