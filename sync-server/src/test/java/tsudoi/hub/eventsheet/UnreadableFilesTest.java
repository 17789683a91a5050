package tsudoi.hub.eventsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tsudoi.hub.eventsheet.SheetReading.Problem;
import tsudoi.hub.eventsheet.SheetReading.Unreadable;

class UnreadableFilesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 10);

  @Test
  void what_is_no_excel_file_is_named_as_such() throws IOException {
    assertThat(read(new byte[0])).isEqualTo(new Unreadable(Problem.EMPTY));
    assertThat(read("行事名,開催日\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Unreadable(Problem.NOT_XLSX));
    assertThat(read(zip("readme.txt", 10))).isEqualTo(new Unreadable(Problem.NOT_XLSX));
    assertThat(read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}))
        .isEqualTo(new Unreadable(Problem.OLD_OR_LOCKED));
  }

  @Test
  void a_file_cut_short_anywhere_is_damaged() {
    var whole = sheet().bytes();
    for (int length = 5; length < whole.length; length += 101) {
      assertThat(read(Arrays.copyOf(whole, length)))
          .as("cut at %s", length)
          .isEqualTo(new Unreadable(Problem.DAMAGED));
    }
  }

  @Test
  void no_flipped_byte_makes_it_throw() {
    var whole = sheet().bytes();
    var random = new Random(20260110);
    for (int i = 0; i < 200; i++) {
      var damaged = whole.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThat(read(damaged)).isNotNull();
    }
  }

  @Test
  void no_changed_character_inside_makes_it_throw() {
    var whole = sheet().bytes();
    var random = new Random(8);
    for (int i = 0; i < 60; i++) {
      for (var name :
          new String[] {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"}) {
        var damaged =
            SheetFile.patched(
                whole,
                Map.of(
                    name,
                    part -> {
                      int at = random.nextInt(part.length());
                      return part.substring(0, at)
                          + "0<>&\"9年月日～".charAt(random.nextInt(10))
                          + part.substring(at + 1);
                    }));
        assertThat(read(damaged)).isNotNull();
      }
    }
  }

  @Test
  void too_large_files_are_refused_before_they_are_unpacked() {
    var endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            given++;
            return 'P';
          }
        };

    assertThat(new EventSheetReader().read(endless, "a.xlsx", DAY))
        .isEqualTo(new Unreadable(Problem.TOO_LARGE));
    assertThat(endless.given).isLessThan(10 * 1024 * 1024 + 10_000);
  }

  @Test
  void a_zip_bomb_is_stopped() throws IOException {
    assertThat(read(zip("xl/worksheets/sheet1.xml", 200_000_000)))
        .isEqualTo(new Unreadable(Problem.INFLATES_TOO_FAR));
    assertThat(read(zip("xl/media/image1.png", 200_000_000)))
        .as("a picture is never unpacked")
        .isEqualTo(new Unreadable(Problem.NOT_XLSX));
  }

  @Test
  void entities_and_document_types_are_refused() {
    var bomb =
        SheetFile.patched(
            sheet().bytes(),
            Map.of(
                "xl/sharedStrings.xml",
                part ->
                    part.replaceFirst(
                            "<sst",
                            "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst")
                        .replace("もちつき", "&b;")));

    assertThat(read(bomb)).isEqualTo(new Unreadable(Problem.DAMAGED));
  }

  @Test
  void many_ampersands_are_no_bomb() {
    var rows = SheetFile.withCityHeadings();
    for (int i = 0; i < 1_500; i++) {
      rows.event("1月24日(土)", "10:00", "", "教室 " + i + " " + "&<>".repeat(40));
    }

    assertThat(read(rows.bytes())).isInstanceOf(SheetReading.Rows.class);
  }

  @Test
  void cells_far_to_the_right_and_strings_that_do_not_exist_cost_nothing() {
    var far =
        SheetFile.patched(
            sheet().bytes(),
            Map.of(
                "xl/worksheets/sheet1.xml",
                part -> part.replace("</row>", "<c r=\"ZZZZZZ2\"><v>1</v></c></row>")));
    var missing =
        SheetFile.patched(
            sheet().bytes(),
            Map.of(
                "xl/worksheets/sheet1.xml",
                part -> part.replace("</row>", "<c t=\"s\"><v>999999999</v></c></row>")));

    assertThat(read(far)).isInstanceOf(SheetReading.Rows.class);
    assertThat(read(missing)).isEqualTo(new Unreadable(Problem.DAMAGED));
  }

  @Test
  void more_than_5000_rows_are_refused_and_5000_are_read() {
    var rows = SheetFile.withCityHeadings();
    for (int i = 1; i < 5_000; i++) {
      rows.event("1月24日(土)", "10:00", "", "教室 " + i);
    }
    assertThat(read(rows.bytes())).isInstanceOf(SheetReading.Rows.class);

    rows.event("1月24日(土)", "10:00", "", "教室 5000");
    assertThat(read(rows.bytes())).isEqualTo(new Unreadable(Problem.TOO_MANY_ROWS));
  }

  @Test
  void long_texts_do_not_slow_the_reading_of_dates() {
    var rows = SheetFile.withCityHeadings();
    for (var piece :
        new String[] {"1月", "1月1日、", "土・日", "（", "～", "第1、", "1/1～1/2の", "10日〈", "以外 "}) {
      rows.event(
          piece.repeat(500 / piece.length()), piece.repeat(500 / piece.length()), "", "教室" + piece);
    }

    assertThat(read(rows.bytes())).isInstanceOf(SheetReading.Rows.class);
  }

  @Test
  void a_sheet_without_the_headings_is_told_so() {
    assertThat(read(new SheetFile().row("氏名", "電話").row("x", "y").bytes()))
        .isEqualTo(new Unreadable(Problem.NO_HEADINGS));
  }

  @Test
  void a_line_that_breaks_while_reading_is_a_value_too() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };

    assertThat(new EventSheetReader().read(broken, "a.xlsx", DAY))
        .isEqualTo(new Unreadable(Problem.READ_FAILED));
  }

  private static SheetFile sheet() {
    return SheetFile.withCityHeadings()
        .event("1月24日(土)～2月1日(日)", "①10:00\n②13:30", "①12:00\n②15:00", "もちつき")
        .event(46046, 0.5, 0.6, "凧あげ");
  }

  private static SheetReading read(byte[] file) {
    return new EventSheetReader().read(new ByteArrayInputStream(file), "2026-01.xlsx", DAY);
  }

  private static byte[] zip(String name, int bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      var zeros = new byte[10_000];
      for (int left = bytes; left > 0; left -= zeros.length) {
        zip.write(zeros, 0, Math.min(left, zeros.length));
      }
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}
