package tsudoi.hub.eventsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsudoi.listing.Mode;

/// Reads the two sheets Takamatsu City published (open data 0081, CC BY 4.0). They are not
/// committed: they lie beside the repository, in `../shared/data`.
class PublishedSheetsTest {
  private static final LocalDate LONG_AFTER = LocalDate.of(2030, 1, 1);

  @ParameterizedTest
  @ValueSource(strings = {"2026-01", "2026-08"})
  void every_row_has_the_sessions_a_person_reads_in_it(String month) throws IOException {
    var expected = ExpectedSessions.in("events-0081-" + month + ".expected.tsv");

    var rows = read(month);

    assertThat(rows).extracting(RowReading::rowNumber).containsExactlyElementsOf(expected.keySet());
    for (var row : rows) {
      assertThat(sessions(row))
          .as("row %s of %s", row.rowNumber(), month)
          .isEqualTo(expected.get(row.rowNumber()));
    }
  }

  @Test
  void of_103_rows_97_are_dated_and_6_wait_for_a_date() throws IOException {
    var rows = new ArrayList<RowReading>();
    rows.addAll(read("2026-01"));
    rows.addAll(read("2026-08"));

    assertThat(rows).hasSize(103);
    assertThat(rows).filteredOn(RowReading.Dated.class::isInstance).hasSize(97);
    assertThat(rows)
        .filteredOn(RowReading.Undated.class::isInstance)
        .extracting(row -> ((RowReading.Undated) row).dateText())
        .containsExactly(
            "随時（要調整）", "日程調整し決定", "高松市ホームページ上で公開中", "高松市ホームページ上で公開中", "随時（要調整）", "日程調整し決定");
  }

  @Test
  void standing_offers_keep_their_identity_from_month_to_month_and_all_others_differ()
      throws IOException {
    var january = identities(read("2026-01"));
    var august = identities(read("2026-08"));

    assertThat(january).doesNotHaveDuplicates();
    assertThat(august).doesNotHaveDuplicates();
    var both = new HashSet<>(january);
    both.retainAll(august);
    assertThat(both).as("市政出前ふれあいトーク, 市長まちかどトーク").hasSize(2);
  }

  @Test
  void no_reading_and_no_name_of_the_clerk_gets_into_the_text() throws IOException {
    for (var month : List.of("2026-01", "2026-08")) {
      assertThat(read(month).toString())
          .doesNotContain("タイショウ", "カイサイ", "タカマツ", "ショウガイ")
          .doesNotContain("山野");
    }
  }

  @Test
  void every_row_has_a_telephone_a_link_and_a_position() throws IOException {
    for (var month : List.of("2026-01", "2026-08")) {
      for (var row : read(month)) {
        var event = event(row);
        assertThat(event.contact().telephones()).as(event.title()).isNotEmpty();
        assertThat(event.url()).as(event.title()).isPresent();
        assertThat(event.position()).as(event.title()).isPresent();
      }
    }
  }

  @Test
  void every_row_becomes_information_without_a_sign_up_button() throws IOException {
    var listings = EventSheetListings.information();
    for (var month : List.of("2026-01", "2026-08")) {
      assertThat(read(month))
          .allSatisfy(row -> {
            var content = listings.of(row).orElseThrow().content();
            assertThat(content.takesSignUps()).isFalse();
            assertThat(content.contact()).isPresent();
            if (content.mode() == Mode.ELSEWHERE) {
              assertThat(content.howToApply()).isPresent();
            }
          });
    }
  }

  private static List<RowReading> read(String month) throws IOException {
    var file = sheet("takamatsu-events-0081-" + month + ".xlsx");
    try (var in = Files.newInputStream(file)) {
      var reading = new EventSheetReader().read(in, String.valueOf(file.getFileName()), LONG_AFTER);
      return switch (reading) {
        case SheetReading.Rows(var _, var rows) -> rows;
        case SheetReading.Unreadable(var problem) -> fail(file + ": " + problem);
      };
    }
  }

  private static Path sheet(String name) {
    var file = repository().resolveSibling("shared").resolve("data").resolve(name);
    if (!Files.isReadable(file)) {
      // a linked work tree lies one folder deeper
      var parent = repository().getParent();
      var deeper =
          parent == null ? file : parent.resolveSibling("shared").resolve("data").resolve(name);
      file = Files.isReadable(deeper) ? deeper : file;
    }
    if (!Files.isReadable(file)) {
      if ("true".equals(System.getenv("CI"))) {
        fail("the published sheet is missing: " + file);
      }
      System.out.println("not tested, the published sheet is missing: " + file);
      assumeTrue(false, "no published sheet at " + file);
    }
    return file;
  }

  private static Path repository() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".mvn")) || Files.isRegularFile(folder.resolve("tsudoi"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not inside the repository");
  }

  private static List<Session> sessions(RowReading row) {
    return switch (row) {
      case RowReading.Dated dated -> dated.sessions();
      case RowReading.Undated _ -> List.of();
      case RowReading.Rejected rejected -> fail(rejected.toString());
    };
  }

  private static List<UUID> identities(List<RowReading> rows) {
    return rows.stream().map(row -> event(row).identity()).toList();
  }

  private static SheetEvent event(RowReading row) {
    return switch (row) {
      case RowReading.Dated dated -> dated.event();
      case RowReading.Undated undated -> undated.event();
      case RowReading.Rejected rejected -> fail(rejected.toString());
    };
  }
}
